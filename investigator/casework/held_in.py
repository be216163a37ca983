"""Every place that ever held something: documents, copies outside, backups.

A further kind of copy that leaves the laptop adds its own lookers to `HOLDERS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.backup_places import own_place, second_place, subject
from investigator.casework.copy_states import copy_words, place_text
from investigator.domain.copies import CopyKind, OutsideCopy
from investigator.domain.covering import Words
from investigator.domain.errors import Damaged, Refused
from investigator.domain.hanging import Stated
from investigator.domain.instant import LONDON, Instant
from investigator.domain.issued import DocumentState
from investigator.domain.put_right import HeldIn
from investigator.domain.taking_out import Plan, without_name
from investigator.storage.backup_list import BackupList
from investigator.storage.backup_place import Place

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.case import Case
    from investigator.storage.case_file import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What may have been held elsewhere: a plan of a case, with the file it stands in."""

    file: "CaseFile"
    plan: Plan


Looker = Callable[["Desk", Held], Iterator[HeldIn]]


def held_in(desk: "Desk", file: "CaseFile", plan: Plan) -> tuple[HeldIn, ...]:
    """Every place, as it is told before anything goes."""
    held = Held(file=file, plan=plan)
    return tuple(one for look in HOLDERS for one in look(desk, held))


def kept(places: tuple[HeldIn, ...], words: Words) -> tuple[HeldIn, ...]:
    """The same as it may stay in the record: folders only, where a name stood in a path."""
    return tuple(
        replace(one, where=without_name(one.where, words))
        if words.in_text(one.where, parts=True)
        else one
        for one in places
    )


def _documents(desk: "Desk", held: Held) -> Iterator[HeldIn]:
    case = held.file.case
    for one in held.plan.documents:
        fact = one.fact
        final = fact.state is DocumentState.FINAL
        placed = _placed(case, one)
        yield HeldIn(
            what=f"{fact.kind.replace('-', ' ')}, {fact.state.value}, entry {one.place}",
            where=placed.made.fact.place if placed else "",
            when=one.told.telling.recorded_at,
            # A final document is made to be given to somebody.
            left_laptop=final or (placed is not None and _may_have_left(desk, placed)),
        )


def _placed(case: "Case", document: Stated) -> OutsideCopy | None:
    """The copy outside of a document: the one with its bytes."""
    found = (
        one
        for one in case.copies.values()
        if one.made.fact.kind is CopyKind.DOCUMENT
        and one.made.fact.sha256 == document.fact.sha256
    )
    return next(found, None)


def _copies(desk: "Desk", held: Held) -> Iterator[HeldIn]:
    exhibits = {one.number for one in held.plan.exhibits}
    for one in held.file.case.copies.values():
        fact = one.made.fact
        if fact.exhibit not in exhibits or one.replaced_by:
            continue
        gone = ", gone since" if one.gone else ""
        yield HeldIn(
            what=f"{copy_words(fact.kind, fact.exhibit)}{gone}",
            where=fact.place,
            when=one.made.telling.recorded_at,
            left_laptop=one.ours and one.gone is None and _may_have_left(desk, one),
        )


def _may_have_left(desk: "Desk", one: OutsideCopy) -> bool:
    """A copy on another disk than the vault's, or no longer where it was written."""
    path = Path(one.made.fact.place)
    try:
        return path.lstat().st_dev != desk.vault.folder.stat().st_dev
    except OSError:
        return True


def _backups(desk: "Desk", held: Held) -> Iterator[HeldIn]:
    targets = [own_place(desk)]
    try:
        second = second_place(desk)
    except Refused:  # not there now: what it holds is told from the record
        yield from _second_as_told(desk)
    else:
        targets += [second] if second else []
    for target in targets:
        for one in _lists(desk, target.place):
            copied = one.of(held.file.name)
            if copied is not None and copied.seq >= held.plan.first_place:
                yield HeldIn(
                    what=f"backup of {_day(one.at)}",
                    where=place_text(target.place.folder),
                    when=one.at,
                    left_laptop=target.second,
                    sealed=True,
                )


def _second_as_told(desk: "Desk") -> Iterator[HeldIn]:
    told = desk.vault.trust.safekeeping.newest(second=True)
    if told is not None:
        yield HeldIn(
            what=f"backups up to {_day(told.fact.at)}, not in reach now",
            where=told.fact.place,
            when=told.fact.at,
            left_laptop=True,
            sealed=True,
        )


def _lists(desk: "Desk", place: Place) -> tuple[BackupList, ...]:
    """The backups of this vault in a place; one that cannot be read is not ours to tell."""
    about = subject(desk)
    try:
        lists, _unread = place.lists()
    except (Damaged, Refused):
        return ()
    return tuple(one for one in lists if one.holder == about.holder)


def _day(at: Instant) -> str:
    local = at.local(LONDON)
    return f"{local.day} {local:%B %Y %H:%M}"


HOLDERS: tuple[Looker, ...] = (_documents, _copies, _backups)
