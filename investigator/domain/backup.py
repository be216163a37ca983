"""Backups as facts of the trust: where they go, when one was taken, what is kept.

What a backup holds stands in its own list; these facts are how the vault remembers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.shelf import Shelf

if TYPE_CHECKING:
    from investigator.domain.trust import Trust

DAYS_KEPT, WEEKS_KEPT, LATEST_KEPT = 7, 4, 2
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup was taken, read again, and counts.

    `place` is the folder as it was called, `second` whether it is the second place.
    `heads` is the one fingerprint of where every record in it ends.
    """

    place: str
    second: bool
    backup: str
    at: Instant
    cases: int
    size: int
    heads: Sha256

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust knows of its newest backup in this place."""
        kept = trust.safekeeping
        latest = kept.latest.put(self.place, telling.of(self))
        return replace(trust, safekeeping=replace(kept, latest=latest))


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlaceKept:
    """The second place for backups was named; empty for none.

    `mark` is what a note in that folder says, so that another stick is not taken for it.
    """

    place: str
    mark: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """Backups go there as well from here on."""
        kept = replace(trust.safekeeping, second=telling.of(self))
        return replace(trust, safekeeping=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRestored:
    """The vault was made again from a backup, taken at a moment."""

    backup: str
    taken_at: Instant
    restored_at: Instant

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust knows that what came after the backup may be lost."""
        kept = replace(trust.safekeeping, restored=telling.of(self))
        return replace(trust, safekeeping=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossSheetMade:
    """A loss sheet was made for the data protection officer."""

    sha256: Sha256
    pages: int
    known_since: Instant | None

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust knows what it told of the loss."""
        sheets = trust.safekeeping.sheets.put(telling.seq, telling.of(self))
        return replace(trust, safekeeping=replace(trust.safekeeping, sheets=sheets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Safekeeping:
    """What the trust knows of its backups: by place, the second place, a restoring."""

    latest: Shelf[str, Told[BackedUp]] = field(default_factory=Shelf)
    second: Told[BackupPlaceKept] | None = None
    restored: Told[VaultRestored] | None = None
    sheets: Shelf[int, Told[LossSheetMade]] = field(default_factory=Shelf)

    @property
    def second_place(self) -> str:
        """The second place, or empty."""
        return self.second.fact.place if self.second else ""

    def newest(self, *, second: bool | None = None) -> Told[BackedUp] | None:
        """The newest backup: anywhere, or only those in the second place or elsewhere."""
        wanted = [
            told
            for told in self.latest.values()
            if second is None or told.fact.second is second
        ]
        return max(wanted, key=lambda told: told.fact.at.at, default=None)


def kept_by_rotation(taken: Iterable[tuple[T, date]]) -> frozenset[T]:
    """Which backups stay: the last of each of seven days, and of each of four weeks.

    The last two stay in any case, so that a fault in the newest costs no day's work. Days
    and weeks without a backup count for nothing. `taken` is in the order of taking.
    """
    taken = tuple(taken)
    by_day: dict[date, T] = {}
    by_week: dict[tuple[int, int], T] = {}
    for name, day in taken:
        by_day[day] = name
        by_week[day.isocalendar()[:2]] = name
    days = sorted(by_day)[-DAYS_KEPT:]
    weeks = sorted(by_week)[-WEEKS_KEPT:]
    latest = (name for name, _day in taken[-LATEST_KEPT:])
    return frozenset(
        (*latest, *(by_day[day] for day in days), *(by_week[one] for one in weeks))
    )
