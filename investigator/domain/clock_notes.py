"""What the clock stamps of a case's entries tell: where the laptop's clock did not run on.

Nothing is ever refused for it. The order of entries rests on the marks that chain them, and
not on any clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.domain.time.clock import Change, ChangeKind, ClockReading, changes

if TYPE_CHECKING:
    from investigator.domain.ledger import Stamp

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
_JUMPS = frozenset({ChangeKind.STEPPED, ChangeKind.WENT_BACK, ChangeKind.COUNTER})

BEHIND_BY_US = 120 * 1_000_000
"""A clock this far before the last entry is told of when a vault is unlocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockNote:
    """What the clock did between the entry before and this one."""

    seq: int
    change: Change

    @property
    def flagged(self) -> bool:
        """Whether the clock jumped; a zone, and what the system says, are only told."""
        return self.change.kind in _JUMPS

    @property
    def backwards(self) -> bool:
        """Whether it was earlier after than before."""
        return self.flagged and self.change.seconds <= 0

    def sentence(self) -> str:
        """In plain words."""
        change, here = self.change, f"between entries {self.seq - 1} and {self.seq}"
        by = length(abs(change.seconds))
        match change.kind:
            case ChangeKind.STEPPED:
                way = "back" if change.seconds < 0 else "forward"
                return f"The clock of the laptop was set {way} by {by} {here}."
            case ChangeKind.WENT_BACK:
                return (
                    f"The clock of the laptop went back by {by} or more {here}; the laptop "
                    "was started anew in between, or is another one."
                )
            case ChangeKind.COUNTER:
                return (
                    "The count of time since the laptop was started went back "
                    f"{here} without a new start, so these two clock readings cannot both "
                    "be right."
                )
            case ChangeKind.ZONE:
                return (
                    f"The laptop's time zone was changed from {change.was} to {change.now} "
                    f"{here}. That moves no recorded moment."
                )
            case ChangeKind.NOT_IN_STEP:
                return (
                    f"From entry {self.seq} on, the system of the laptop said that its "
                    "clock was not kept in step with a time service."
                )


def clock_notes(
    stamps: "Iterable[tuple[int, Stamp]]", *, before: "Stamp | None" = None
) -> tuple[ClockNote, ...]:
    """What the stamps tell, entry by entry; `before` is that of the entry before them."""
    return tuple(_notes(stamps, before))


def _notes(
    stamps: "Iterable[tuple[int, Stamp]]", before: "Stamp | None"
) -> Iterator[ClockNote]:
    for seq, stamp in stamps:
        doubtful = stamp.synchronised is False
        told = before is not None and before.synchronised is False
        if before is not None:
            for change in changes(_reading(before), _reading(stamp)):
                if change.kind is not ChangeKind.NOT_IN_STEP:
                    yield ClockNote(seq=seq, change=change)
        if doubtful and not told:
            yield ClockNote(seq=seq, change=Change(kind=ChangeKind.NOT_IN_STEP))
        before = stamp


def _reading(stamp: "Stamp") -> ClockReading:
    return ClockReading(
        wall_us=stamp.wall,
        boot_ns=stamp.boot,
        boot_id=stamp.boot_id,
        zone=stamp.zone,
        synchronised=stamp.synchronised,
    )


def summary(notes: Iterable[ClockNote]) -> str:
    """One line on a whole case: the last jump, and how many there were; or empty."""
    jumps = [each for each in notes if each.flagged]
    if not jumps:
        return ""
    others = len(jumps) - 1
    more = f" It jumped {others} more time{'' if others == 1 else 's'}." if others else ""
    return f"{jumps[-1].sentence()}{more}"


def length(seconds: int) -> str:
    """A number of seconds as its two largest units: 2 hours 5 minutes."""
    parts: list[str] = []
    for size, name in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
        elif parts:
            break
    return " ".join(parts[:2]) or "less than a second"
