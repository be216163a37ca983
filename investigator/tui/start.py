"""Starts the application on a terminal, or says why that cannot be."""

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.text import visible
from investigator.tui.environment import scrub, usable_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from investigator.casework.desk import Desk

_REFUSED = 1
_USAGE = 2


def start(folder: Path, make_desk: "Callable[[], Desk]", *, crash_folder: Path) -> int:
    """Runs the application until somebody leaves; the exit code."""
    scrub(os.environ)
    size = shutil.get_terminal_size()
    why = usable_terminal(os.environ, sys.stdin, sys.stdout, size)
    if why is not None:
        sys.stderr.write(f"{why}\n")
        return _USAGE
    gc.disable()  # until the first screen is seen: there is nothing to collect before
    from investigator.casework import preferences  # noqa: PLC0415 - after the scrub
    from investigator.domain.errors import Refused  # noqa: PLC0415 - after the scrub

    kept_in = preferences.preferences_file()
    try:
        chosen = preferences.preferences(kept_in)
    except Refused as wrong:
        sys.stderr.write(f"{wrong}\nThe settings are in {kept_in}\n")
        return _REFUSED
    return _run(
        preferences.preferred_vault(folder, chosen), make_desk, crash_folder, kept_in
    )


def _run(
    folder: Path,
    make_desk: "Callable[[], Desk]",
    crash_folder: Path,
    kept_in: Path,
) -> int:
    from investigator.casework.doorstep import door_of  # noqa: PLC0415 - after the scrub
    from investigator.casework.preferences import preferences  # noqa: PLC0415
    from investigator.tui.app import Investigator  # noqa: PLC0415 - after the scrub
    from investigator.tui.crash import guard_process  # noqa: PLC0415

    guard_process(crash_folder)
    door = door_of(folder)
    app = Investigator(
        folder,
        make_desk,
        practice=door.practice,
        straight_in=door.practice,
        vault_here=door.here,
        crash_folder=crash_folder,
        preferences=preferences(kept_in),
        preferences_file=kept_in,
    )
    try:
        app.run()
    finally:
        for said in app.close_clerk():
            sys.stderr.write(f"{visible(said)}\n")
    return app.return_code or 0
