"""Makes the loss sheet: counted from every case, laid out and checked as any document."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator import __version__
from investigator.casework.commands.backup import MakeLossSheet
from investigator.casework.copy_states import copies_outside, made_by_trust
from investigator.casework.desk import Desk, Done, Progress
from investigator.documents.checks import Checks
from investigator.documents.make import Made, making
from investigator.documents.packs.loss_sheet import loss_sheet
from investigator.documents.packs.loss_told import (
    Lock,
    Loss,
    LostCase,
    PlaceTold,
    RestoredTold,
)
from investigator.documents.packs.words import day
from investigator.domain.backup import LossSheetMade
from investigator.domain.copies import CopyKind
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged, Refused
from investigator.domain.heads import TRUST
from investigator.domain.instant import LONDON, Instant
from investigator.domain.people import PersonKind
from investigator.domain.text import one_line
from investigator.machine.child import Child, Limits
from investigator.machine.files import writable_target, write_whole
from investigator.storage.backup_copy import last_recorded
from investigator.storage.keyslots import SlotKind

if TYPE_CHECKING:
    from investigator.domain.heads import SeenHead
    from investigator.storage.case_file import CaseFile

_LIMITS = Limits(memory_bytes=2 * 1024**3, cpu_seconds=300, wall_seconds=600)
_VAULT_DIGITS = 8
_MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class LossSheetFile:
    """The sheet that was made, and where it lies."""

    file: Path
    sha256: Sha256
    pages: int
    cases: int
    unread: tuple[str, ...]
    checks: Checks


def make(desk: Desk, wanted: MakeLossSheet) -> Iterator[Progress | Done]:
    """The sheet as the vault stands; that it was made is put on the trust's record."""
    now = desk.now()
    if wanted.known_since is not None and wanted.known_since.at > now.at:
        raise Refused(
            "The loss cannot have been known ahead of now.",
            remedy="Give the moment at which somebody of the trust first knew of it.",
        )
    out = writable_target(wanted.out, overwrite=wanted.overwrite)
    cases, unread = yield from _cases(desk, wanted.seen)
    pack = loss_sheet(_loss(desk, wanted, cases, now))
    with Child("documents", limits=_LIMITS, folder=desk.folder) as child:
        made = yield from _laid_out(making(pack, {}, child))
    fact = LossSheetMade(
        sha256=made.sha256, pages=made.pages, known_since=wanted.known_since
    )
    outside = made_by_trust(CopyKind.LOSS_SHEET, out, made.sha256, len(made.pdf))
    saying = desk.saying()
    desk.vault.record(
        lambda _trust: [(fact, saying), (outside, saying)],
        desk.vault.stamp(desk.clock.record()),
    )
    write_whole(out, made.pdf)
    yield Done(
        made=LossSheetFile(
            file=out,
            sha256=made.sha256,
            pages=made.pages,
            cases=len(cases),
            unread=unread,
            checks=made.checks,
        ),
        notices=tuple(f"{name} cannot be read, so it is not counted." for name in unread),
    )


def _cases(
    desk: Desk, seen: "tuple[SeenHead, ...]"
) -> Generator[Progress, None, tuple[tuple[LostCase, ...], tuple[str, ...]]]:
    """Every case that can be read, by reference, and the names of the others."""
    names, cases, unread = desk.vault.case_files(), [], []
    known = {ref: max(one.seq for one in seen if one.ref == ref) for ref in _refs(seen)}
    for at, name in enumerate(names):
        yield Progress(what="Counting", done=at, whole=len(names))
        try:
            file = desk.opened(name) or desk.vault.open_case(name, settle=False)
        except (Damaged, Refused):
            unread.append(name)
            continue
        try:
            cases.append(_counted(file, known.get(file.case.ref, 0), _until(desk)))
        finally:
            if desk.opened(name) is None:
                file.close()
    return tuple(sorted(cases, key=lambda one: one.ref)), tuple(unread)


def _refs(seen: "tuple[SeenHead, ...]") -> frozenset[str]:
    return frozenset(one.ref for one in seen)


def _until(desk: Desk) -> int | None:
    """The lost laptop held nothing that was recorded after its vault was restored here."""
    restored = desk.vault.trust.safekeeping.restored
    return restored.fact.taken_at.at if restored else None


def _counted(file: "CaseFile", seen: int, until: int | None) -> LostCase:
    case = file.case
    entries, recorded = last_recorded(file.ledger, until)
    documents = [told.fact.as_of for told in case.documents.values()]
    pupils = [
        one for one in case.people.values() if one.added.fact.kind is PersonKind.PUPIL
    ]
    return LostCase(
        ref=case.ref,
        stage=case.stage.value.replace("_", " "),
        closed=case.closed,
        people=len(case.people),
        pupils=len(pupils),
        exhibits=len(case.exhibits),
        allegations=len(case.allegations),
        accounts=len(case.accounts),
        documents=len(documents),
        entries=entries,
        last_entry=Instant(recorded, LONDON),
        last_document=max(documents, default=0),
        seen=seen,
    )


def _loss(
    desk: Desk, wanted: MakeLossSheet, cases: tuple[LostCase, ...], now: Instant
) -> Loss:
    vault = desk.vault
    trust, head = vault.trust, vault.trust_ledger().ledger.head()
    kept, recovery = trust.safekeeping, trust.recovery
    own = Instant(last_recorded(vault.trust_ledger(), _until(desk))[1], LONDON)
    return Loss(
        vault=vault.envelope.holder[:_VAULT_DIGITS],
        trust=trust.name or "The Trust",
        practice=vault.practice,
        seq=head.seq,
        head=head.hash.hex(),
        now=now,
        versions=(("investigator", __version__),),
        known_since=wanted.known_since,
        restored=RestoredTold(
            taken_at=kept.restored.fact.taken_at,
            restored_at=kept.restored.fact.restored_at,
        )
        if kept.restored
        else None,
        cases=cases,
        lock=_lock(desk),
        last_entry=max((one.last_entry for one in cases), default=own),
        backups=tuple(_places(desk)),
        copies=tuple(_copies(desk)),
        recovery_holder=recovery.fact.holder if recovery else "",
        recovery_place=recovery.fact.place if recovery else "",
    )


def _places(desk: Desk) -> Iterator[PlaceTold]:
    for told in desk.vault.trust.safekeeping.latest.values():
        one = told.fact
        yield PlaceTold(
            place=one_line(one.place), second=one.second, at=one.at, cases=one.cases
        )


def _lock(desk: Desk) -> Lock:
    """The cheapest guess is what counts."""
    envelope = desk.vault.envelope
    slots = envelope.of_kind(SlotKind.PASSPHRASE)
    cheapest = min(slots, key=lambda slot: slot.memory_kib * slot.passes)
    return Lock(
        passphrases=len(slots),
        memory_mib=cheapest.memory_kib // _MIB,
        passes=cheapest.passes,
        lanes=cheapest.lanes,
        keyring=bool(envelope.of_kind(SlotKind.KEYRING)),
    )


def _copies(desk: Desk) -> Iterator[str]:
    """What stands outside, one line each; a file's name may name somebody, so by folder."""
    for one in copies_outside(desk, look=False):
        owner = "The trust" if one.ref == TRUST else one.ref
        where = one_line(str(Path(one.place).parent)) if one.place else "a place not told"
        yield f"{owner}: {one.what}, in {where}, since {day(one.made.day())}."


def _laid_out(work: "Generator[object, None, Made]") -> Generator[Progress, None, Made]:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            made: Made = ended.value
            return made
        yield Progress(what="Laying out the pages", done=0, whole=0)
