"""A practice vault to measure on."""

from pathlib import Path

from investigator.casework.commands.vault import MakeVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.machine.clock import SystemClock


def a_desk(folder: Path) -> Desk:
    """A desk on a new practice vault."""
    desk = Desk(clock=SystemClock(), folder=folder.parent / "cache")
    perform(
        desk,
        MakeVault(
            folder=folder, name="Bench", role="", practice=True, passphrase="practice"
        ),
    )
    return desk
