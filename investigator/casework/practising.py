"""Builds a practice vault with the sample cases, whole or not at all, and opens it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from investigator.casework.commands.case import ImportCases
from investigator.casework.commands.vault import BuildPractice, MakeVault, UnlockVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.perform import steps
from investigator.casework.practice import NAME, PASSPHRASE, ROLE, TRUST, practice_file
from investigator.domain.errors import Refused
from investigator.machine.files import in_words
from investigator.storage.vault import LOCK


def build(desk: Desk, wanted: BuildPractice) -> Iterator[Progress | Done]:
    """It is built beside its place and put there when it is done; then it is unlocked."""
    folder = wanted.folder.absolute()
    _refuse_used(folder)
    beside = folder.with_name(f".{folder.name}-building")
    if beside.exists():
        shutil.rmtree(beside)  # left by a build that was cut off
    making = MakeVault(
        folder=beside,
        name=NAME,
        role=ROLE,
        trust_name=TRUST,
        practice=True,
        passphrase=PASSPHRASE,
    )
    try:
        yield from _progress(steps(desk, making))
        yield from _progress(steps(desk, ImportCases(file=practice_file())))
    finally:
        desk.lock()
    with in_words(folder):
        if folder.exists():  # an empty one, or what `clear` leaves of an earlier one
            (folder / LOCK).unlink(missing_ok=True)
            folder.rmdir()
        beside.rename(folder)
    yield from steps(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE))


def _refuse_used(folder: Path) -> None:
    """A folder with anything else in it is not the demo's to fill."""
    with in_words(folder):
        used = folder.exists() and any(each.name != LOCK for each in folder.iterdir())
    if used:
        raise Refused(
            "The folder for the demo holds other things.",
            remedy="Name an empty folder, or one that is not there yet, with --vault.",
        )


def _progress(work: Iterator[Progress | Done]) -> Iterator[Progress]:
    return (step for step in work if isinstance(step, Progress))
