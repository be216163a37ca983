"""What is to be told of backups: at unlocking, on screens, on the command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from investigator.casework.backup_places import (
    NO_NEWS,
    changed,
    named_place,
    own_place,
    subject,
)
from investigator.casework.desk import Desk
from investigator.domain.backup import BackedUp, Safekeeping
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import LONDON, Instant
from investigator.domain.ledger import Told
from investigator.domain.text import visible
from investigator.storage.backup_copy import first_news
from investigator.storage.backup_list import BackupList, Copied
from investigator.storage.backup_place import Place, looking
from investigator.storage.restore import forget_note, restored_note

STALE_HOURS = 24
SECOND_PLACE_DAYS = 7
_DAY = 24 * 3600 * 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """How the vault stands to its backups.

    `sentences` say all of it and `warnings` what wants doing; `stale` is whether something
    recorded more than a day ago is in no backup, `no_second_place` whether none was used
    for a week.
    """

    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    stale: bool
    no_second_place: bool
    last: Instant | None
    second_place: str
    second_last: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupShown:
    """One backup in a place, of this vault or not. `whole` is None where nobody looked."""

    name: str
    at: Instant
    cases: int
    size: int
    before_migration: bool
    ours: bool
    whole: bool | None


def standing(desk: Desk) -> BackupStanding:
    """How the open vault stands to its backups, quickly: no copy is read."""
    kept, now = desk.vault.trust.safekeeping, desk.now()
    last, second = kept.newest(), kept.newest(second=True)
    stale, alone = _stale(desk, last), _days_alone(desk, second) >= SECOND_PLACE_DAYS
    own = _of_last(last, now, stale=stale)
    beside = _of_second(desk, second, alone=alone)
    warnings = (*((own,) if stale else ()), *((beside,) if alone else ()))
    return BackupStanding(
        sentences=(own, beside, *_of_restoring(kept, now)),
        warnings=warnings,
        stale=stale,
        no_second_place=alone,
        last=last.fact.at if last else None,
        second_place=kept.second_place,
        second_last=second.fact.at if second else None,
    )


def at_unlock(desk: Desk) -> tuple[str, ...]:
    """What is told whenever the vault is opened; a restoring is put on record first."""
    try:
        _note_restoring(desk)
        found = standing(desk)
    except (Damaged, Refused) as why:  # the vault opens all the same
        return (str(why),)
    kept, now = desk.vault.trust.safekeeping, desk.now()
    good = () if found.no_second_place or not found.second_last else found.sentences[1:2]
    return (*found.warnings, *good, *_of_restoring(kept, now))


def backups(desk: Desk, place: Path | None = None) -> tuple[BackupShown, ...]:
    """The backups in a place, newest first, as their lists tell."""
    target = named_place(desk, place) if place else own_place(desk)
    about, shown = subject(desk), []
    for one in reversed(target.place.lists()[0]):
        ours = one.holder == about.holder and one.holds(about.key)
        shown.append(_shown(one, ours=ours, whole=None))
    return tuple(shown)


def checked(desk: Desk, place: Path | None = None) -> tuple[BackupShown, ...]:
    """The same, every copy of this vault's backups read to its last byte."""
    target = named_place(desk, place) if place else own_place(desk)
    about, shown = subject(desk), []
    whole: dict[str, bool] = {}
    for one in reversed(target.place.lists()[0]):
        ours = one.holder == about.holder and one.holds(about.key)
        for copied in one.copies if ours else ():
            if copied.file not in whole:
                whole[copied.file] = _holds(target.place, copied)
        holds = all(whole[copied.file] for copied in one.copies) if ours else None
        shown.append(_shown(one, ours=ours, whole=holds))
    return tuple(shown)


def when(one: Instant, now: Instant) -> str:
    """A moment as it is said: today 10:14, yesterday 17:52, Mon 14 Dec 2026 17:52."""
    local = one.local(LONDON)
    days = (now.day() - local.date()).days
    named = {0: "today", 1: "yesterday"}.get(
        days
    ) or f"{local:%a} {local.day} {local:%b %Y}"
    return f"{named} {local:%H:%M}"


def _of_last(last: Told[BackedUp] | None, now: Instant, *, stale: bool) -> str:
    if last is None:
        return (
            "There is no backup yet: what was recorded is on this laptop only."
            if stale
            else "There is no backup yet."
        )
    said = when(last.fact.at, now)
    if stale:
        return f"No backup since {said}: what came after is on this laptop only."
    return f"Last backup {said}."


def _of_second(desk: Desk, second: Told[BackedUp] | None, *, alone: bool) -> str:
    kept, days = desk.vault.trust.safekeeping.second_place, _days_alone(desk, second)
    if second is not None:
        said = when(second.fact.at, desk.now())
        if alone:
            return f"Second place: no backup since {said}. Put the stick in or connect it."
        return f"Second place: last backup {said}."
    if kept:
        return f"Second place: no backup has reached {visible(kept)} yet."
    if alone:
        return (
            f"For {days} days no backup has gone to a second place. Name a stick, a share "
            "or a synced folder, or a lost laptop takes everything with it."
        )
    return "No second place for backups is named yet."


def _of_restoring(kept: Safekeeping, now: Instant) -> Iterator[str]:
    """For a week after it, that the vault was restored, and to which moment."""
    if kept.restored is None:
        return
    fact = kept.restored.fact
    if now.at - fact.restored_at.at < SECOND_PLACE_DAYS * _DAY:
        yield (
            f"This vault was restored {when(fact.restored_at, now)} from the backup of "
            f"{when(fact.taken_at, now)}. What was recorded after that backup is not in it."
        )


def _days_alone(desk: Desk, second: Told[BackedUp] | None) -> int:
    """For how many days no backup has gone elsewhere; a new vault is given its time."""
    if second is not None:
        began = second.fact.at.at
    else:
        officers = desk.vault.trust.officers.values()
        began = min(told.telling.recorded_at.at for told in officers)
    return (desk.now().at - began) // _DAY


def _stale(desk: Desk, last: Told[BackedUp] | None) -> bool:
    """Whether an entry that is in no backup was recorded more than a day ago."""
    target, about = own_place(desk), subject(desk)
    newest = target.place.newest(about)
    before = desk.now().later(hours=-STALE_HOURS).at
    reached = last.fact.at.at if last else 0
    for name in changed(desk, target):
        copy = newest.of(name) if newest else None
        try:
            news = first_news(about, name, copy.seq if copy else 0, NO_NEWS)
        except (Damaged, Refused):  # a check of the whole vault says what is wrong with it
            continue
        if news is not None and reached < news < before:
            return True
    return False


def _note_restoring(desk: Desk) -> None:
    found = restored_note(desk.vault)
    if found is None:
        return
    if desk.vault.trust.safekeeping.restored is None or (
        desk.vault.trust.safekeeping.restored.fact != found
    ):
        saying = desk.saying()
        desk.vault.record(
            lambda _trust: [(found, saying)], desk.vault.stamp(desk.clock.record())
        )
    forget_note(desk.vault)


def _shown(one: BackupList, *, ours: bool, whole: bool | None) -> BackupShown:
    return BackupShown(
        name=one.name,
        at=one.at,
        cases=len(one.cases),
        size=one.size,
        before_migration=one.before_migration,
        ours=ours,
        whole=whole,
    )


def _holds(place: Place, copied: Copied) -> bool:
    reading = looking(place, copied)
    while True:
        try:
            next(reading)
        except StopIteration as ended:
            return bool(ended.value)
