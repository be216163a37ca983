"""A lean process that takes one file in or checks it, and says how long and with how much.

It imports what the program imports and nothing else, so its memory is the program's.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.commands.exhibit import AdmitExhibit, VerifyExhibits
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.domain.instant import Instant
from investigator.machine.clock import FixedClock, running_ns

if TYPE_CHECKING:
    from investigator.casework.commands.base import Command

_PROCESS = Path("/proc/self")


def main() -> None:
    """The vault, its passphrase, a moment, a case, and a file where one is taken in."""
    os.umask(0o077)
    folder, passphrase, moment, ref, *file = sys.argv[1:]
    now = Instant.parse(moment)
    command: Command = VerifyExhibits(case=ref)
    if file:
        command = AdmitExhibit(case=ref, file=Path(file[0]), large_confirmed=True)
    desk = Desk(clock=FixedClock(now), folder=Path(folder).parent / "children")
    perform(desk, UnlockVault(folder=Path(folder), passphrase=passphrase, now=now))
    try:
        desk.case_file(ref)
        # The passphrase has cost its memory; from here on the work's own is counted.
        (_PROCESS / "clear_refs").write_text("5", encoding="ascii")
        began = running_ns()
        perform(desk, command)
        took = (running_ns() - began) / 1e9
    finally:
        desk.lock()
    sys.stdout.write(json.dumps({"took": took, "memory": _memory()}))


def _memory() -> float:
    """The most memory since it was last forgotten, in MiB."""
    told = (_PROCESS / "status").read_text(encoding="ascii")
    (line,) = (each for each in told.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
