"""Practice vaults, built once in a process and copied for each test that wants one."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from investigator.casework.commands.case import ImportCases, OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit, Showing
from investigator.casework.commands.vault import MakeVault, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.importing import Imported
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE, practice_file
from investigator.domain.exhibit import ExhibitKind, Origin
from investigator.domain.instant import Instant
from investigator.domain.people import Category
from investigator.domain.post import Basis
from investigator.machine.clock import FixedClock
from investigator.machine.crypto import Argon2, calibrated

NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
SHOWN, CAPTURED = "23 November 2026 at 09:05", Instant.parse("2026-11-23T16:00:00Z")
REF = "TEST-0001"
FIRST_BYTES = b"The words of a post, copied into a file.\n"
REAL_PASSPHRASE = "correct horse battery staple lorry"


@dataclass(frozen=True, slots=True)
class Demo:
    """A vault with the sample, and what its import told."""

    folder: Path
    imported: Imported


def a_desk() -> Desk:
    """A locked desk with a clock that stands still."""
    return Desk(clock=FixedClock(NOW), folder=_room() / "children")


@cache
def demo() -> Demo:
    """The vault of the demo: two sample cases, every picture drawn."""
    folder, desk = _room() / "demo", a_desk()
    perform(desk, _made(folder, practice=True))
    made = perform(desk, ImportCases(file=practice_file())).made
    desk.lock()
    assert isinstance(made, Imported)
    return Demo(folder, made)


@cache
def small() -> Path:
    """A practice vault with one case: a respondent, and one exhibit with a time shown."""
    return _with_a_case("small", practice=True)


@cache
def real() -> Path:
    """The same in a vault that is not for practice."""
    return _with_a_case("real", practice=False)


def copied(folder: Path, to: Path) -> Path:
    """A copy to work on."""
    shutil.copytree(folder, to)
    return to


@contextmanager
def opened(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[Desk]:
    """A desk with this vault unlocked; locked again at the end."""
    desk = a_desk()
    perform(desk, UnlockVault(folder=folder, passphrase=passphrase))
    try:
        yield desk
    finally:
        desk.lock()


def _with_a_case(name: str, *, practice: bool) -> Path:
    folder, desk = _room() / name, a_desk()
    perform(desk, _made(folder, practice=practice))
    perform(
        desk,
        OpenCase(
            ref=REF,
            title="Posts at lunch",
            school="Brindlewick Primary School",
            respondent="Maribel Thornecastle",
            category=Category.EMPLOYEE,
            words="She posts about us.",
        ),
    )
    file = _room() / f"{name}.txt"
    file.write_bytes(FIRST_BYTES)
    perform(
        desk,
        AdmitExhibit(
            case=REF,
            file=file,
            title="The post",
            kind=ExhibitKind.SCREENSHOT,
            origin=Origin(supplied_by="A. Colleague", captured_at=CAPTURED),
            showing=Showing(
                shown=SHOWN, basis=Basis.VIEWER_DEVICE_ZONE, zone="Europe/London"
            ),
        ),
    )
    desk.lock()
    return folder


def _made(folder: Path, *, practice: bool) -> MakeVault:
    return MakeVault(
        folder=folder,
        name="Philippa Ostrander",
        role="HR officer",
        trust_name="Hazelden Trust",
        practice=practice,
        passphrase=PASSPHRASE if practice else REAL_PASSPHRASE,
    )


@cache
def derived(cost: Argon2, passphrase: str) -> bytes:
    """A passphrase costs its work once in a process of tests, and opens what it opened."""
    return _DERIVE(cost, passphrase)


def cheapest(*, floor_only: bool) -> Argon2:
    """What a guess costs at the least; a new vault need not measure this machine."""
    assert isinstance(floor_only, bool)
    return calibrated(floor_only=True)


_DERIVE = Argon2.derive


@cache
def _room() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="investigator-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "children").mkdir()
    return folder
