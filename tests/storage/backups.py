"""A small vault with two cases, and what backs it up and restores it, for tests."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from investigator.domain.concern import CaseOpened
from investigator.domain.instant import Instant
from investigator.storage.backup import OWN_PLACE, BackupMade, Plan, back_up, subject_of
from investigator.storage.backup_keys import vault_key
from investigator.storage.backup_list import BackupList
from investigator.storage.backup_place import Place
from investigator.storage.register import CaseLine
from investigator.storage.restore import Restored, restore
from investigator.storage.restore_find import Found, Wanted, find
from investigator.storage.vault import Vault
from tests.storage.parts import CLOCK, FOUNDER, NOW, PASSPHRASE, SAYING

REFS = ("REF-1", "REF-2")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A vault that is locked, its recovery key, and a place beside it."""

    folder: Path
    recovery: str
    place: Place


def made(folder: Path) -> Kept:
    vault, recovery = Vault.make(
        folder / "vault", FOUNDER, PASSPHRASE, CLOCK.record(), practice=True
    )
    for ref in REFS:
        begin(vault, ref)
    vault.close()
    (folder / "stick").mkdir()
    return Kept(folder / "vault", recovery, Place(folder / "stick"))


def begin(vault: Vault, ref: str) -> str:
    """A case with one entry, listed in the register; its file's name."""
    file = vault.new_case()
    fact = CaseOpened(ref=ref, title="Posts", school="Brindlewick", practice=True)
    file.record(lambda _case: [(fact, SAYING)], vault.stamp(CLOCK.record()), vault.signer)
    file.close()
    listed(vault, file.name)
    return file.name


def add(vault: Vault, ref: str, facts: Any) -> None:
    """More entries in a case."""
    file = vault.open_case(vault.register.find(ref).file)
    file.record(
        lambda _case: [(each, SAYING) for each in facts],
        vault.stamp(CLOCK.record()),
        vault.signer,
    )
    head = file.standing.head
    line = replace(vault.register.find(ref), seq=head.seq, head=head.hash.hex())
    vault.register.keep(line, still_open=False, folded="")
    file.close()


def listed(vault: Vault, name: str) -> None:
    file = vault.open_case(name)
    head, case = file.standing.head, file.case
    line = CaseLine(
        file=name,
        ref=case.ref,
        title=case.title,
        school=case.school,
        respondent="",
        stage="intake",
        closed=False,
        safeguarding=False,
        next_due="",
        next_what="",
        seq=head.seq,
        head=head.hash.hex(),
        latest=NOW.at,
    )
    vault.register.keep(line, still_open=False, folded="")
    file.close()


@contextmanager
def opened(kept: Kept, folder: Path | None = None) -> Iterator[Vault]:
    vault = Vault.unlock(folder or kept.folder, passphrase=PASSPHRASE)
    try:
        yield vault
    finally:
        vault.close()


def drained(work: Generator[object, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found: T = ended.value
            return found


def backed_up(
    vault: Vault, place: Place | None = None, at: Instant = NOW, **plan: Any
) -> BackupMade:
    where = place or Place(vault.folder / OWN_PLACE)
    return drained(back_up(subject_of(vault, nobody), where, Plan(at=at, **plan)))


def nobody(_name: str) -> None:
    """No case is open already."""


def found(
    kept: Kept, *, source: Path | None = None, recovery: str | None = None, **more: Any
) -> Found:
    given = None if recovery else PASSPHRASE
    wanted = Wanted(source=source or kept.place.folder, **more)
    return drained(
        find(
            wanted,
            lambda envelope: vault_key(envelope, passphrase=given, recovery=recovery),
        )
    )


def restored(one: Found, folder: Path) -> Restored:
    return drained(restore(one, folder, NOW))


def heads(made: BackupList) -> dict[str, tuple[int, str]]:
    return {one.ledger: (one.seq, one.head) for one in made.copies}
