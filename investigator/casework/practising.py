"""Builds a practice vault with the sample cases, whole or not at all, and opens it."""

import shutil
from collections.abc import Iterator

from investigator.casework.commands.case import ImportCases
from investigator.casework.commands.vault import BuildPractice, MakeVault, UnlockVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.perform import steps
from investigator.casework.practice import NAME, PASSPHRASE, ROLE, TRUST, practice_file


def build(desk: Desk, wanted: BuildPractice) -> Iterator[Progress | Done]:
    """It is built beside its place and put there when it is done; then it is unlocked."""
    folder = wanted.folder
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
    if folder.exists():
        folder.rmdir()  # an empty folder may have been made for it
    beside.rename(folder)
    yield from steps(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE))


def _progress(work: Iterator[Progress | Done]) -> Iterator[Progress]:
    return (step for step in work if isinstance(step, Progress))
