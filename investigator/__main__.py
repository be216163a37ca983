"""Chooses the real things: clock, folders, children, and whether a terminal is wanted."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_CHILD = "--child"


def main() -> int:
    """The program. A child process is told apart before anything else is imported."""
    os.umask(0o077)
    if len(sys.argv) > 2 and sys.argv[1] == _CHILD:  # noqa: PLR2004 - program, word, name
        return _child(sys.argv[2])
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]  # they log keys, load code and write the screen
    from investigator.machine import places, system

    system.no_core_dumps()
    if len(sys.argv) == 1:
        return _application(None)  # the quickest way to the first screen
    from investigator.cli.common import Asked
    from investigator.cli.main import run

    lent = Asked(
        usual_vault=places.vault_folder(),
        practice_vault=places.practice_vault_folder(),
        make_desk=_desk,
        open_application=_application,
    )
    return run(sys.argv[1:], lent)


def _child(name: str) -> int:
    """One of our own children, which reads requests until there are no more."""
    if name == "evidence":
        from investigator.evidence.child import main as serve
    elif name == "documents":
        from investigator.documents.child import main as serve
    else:
        return 2
    serve()
    return 0


def _desk() -> "Desk":
    from investigator.casework.desk import Desk
    from investigator.machine import places
    from investigator.machine.clock import SystemClock

    return Desk(clock=SystemClock(), folder=places.font_cache_folder())


def _application(vault: Path | None) -> int:
    """Opens the terminal application on a vault, the usual one unless told."""
    from investigator.machine import places
    from investigator.tui.start import start

    named = os.environ.get("INVESTIGATOR_VAULT", "")
    folder = vault or (Path(named) if named else places.vault_folder())
    return start(folder, _desk, crash_folder=places.crash_folder())


if __name__ == "__main__":
    sys.exit(main())
