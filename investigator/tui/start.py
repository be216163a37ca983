"""Starts the application on a terminal, or says why that cannot be."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.tui.environment import scrub, usable_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from investigator.casework.desk import Desk

_USAGE = 2


def start(folder: Path, make_desk: "Callable[[], Desk]", *, crash_folder: Path) -> int:
    """Runs the application until somebody leaves; the exit code."""
    scrub(os.environ)
    size = shutil.get_terminal_size()
    why = usable_terminal(os.environ, sys.stdin, sys.stdout, size)
    if why is not None:
        sys.stderr.write(f"{why}\n")
        return _USAGE
    from investigator.casework.practice import is_practice, vault_exists  # noqa: PLC0415
    from investigator.tui.app import Investigator  # noqa: PLC0415 - after the scrub
    from investigator.tui.crash import guard_process  # noqa: PLC0415

    guard_process(crash_folder)
    app = Investigator(
        folder,
        make_desk,
        practice=is_practice(folder),
        vault_here=vault_exists(folder),
        crash_folder=crash_folder,
    )
    try:
        app.run()
    finally:
        app.close_clerk()
    return app.return_code or 0
