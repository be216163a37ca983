"""Two records of a clock side by side: whether it ran on, jumped, or was set back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

_MICROSECOND_NS, _SECOND_NS = 1000, 1_000_000_000
_ALLOWED_NS = 5 * _SECOND_NS  # what a clock is slewed by in a day is far less


class Recorded(Protocol):
    """What a clock said, and what vouches for it."""

    @property
    def wall_us(self) -> int:
        """Microseconds since 1970 in UTC."""

    @property
    def boot_ns(self) -> int:
        """Nanoseconds since the machine started, sleep included."""

    @property
    def boot_id(self) -> str:
        """Which start of the machine it was."""

    @property
    def zone(self) -> str:
        """The zone the machine was set to."""

    @property
    def synchronised(self) -> bool | None:
        """Whether the system says the clock is in step; None where it cannot tell."""


class ChangeKind(StrEnum):
    """What can happen to a clock."""

    STEPPED = "stepped"
    WENT_BACK = "went_back"
    COUNTER = "counter"
    ZONE = "zone"
    NOT_IN_STEP = "not_in_step"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """A clock record as it is read back from a file."""

    wall_us: int
    boot_ns: int
    boot_id: str
    zone: str
    synchronised: bool | None = None
    max_error_us: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a clock did between two records.

    `seconds` is how far it jumped, or by how much at least it went back; `was` and `now`
    are zones.
    """

    kind: ChangeKind
    seconds: int = 0
    was: str = ""
    now: str = ""

    def sentence(self) -> str:
        """In the words of the command line."""
        match self.kind:
            case ChangeKind.COUNTER:
                return "boot counter went back within one boot: a record was altered"
            case ChangeKind.STEPPED:
                return f"clock stepped {self.seconds:+d} s within one boot"
            case ChangeKind.WENT_BACK:
                return f"clock went back {-self.seconds} s across a restart"
            case ChangeKind.ZONE:
                return f"time zone changed from {self.was} to {self.now}"
            case ChangeKind.NOT_IN_STEP:
                return "clock not synchronised"


def compare(before: Recorded, after: Recorded) -> tuple[str, ...]:
    """What is worth saying about a clock between two records; nothing where it ran on."""
    return tuple(each.sentence() for each in changes(before, after))


def changes(before: Recorded, after: Recorded) -> tuple[Change, ...]:
    """The same, each as a value."""
    jumped = _within_boot(before, after) or _across_restart(before, after)
    zones = (
        [Change(kind=ChangeKind.ZONE, was=before.zone, now=after.zone)]
        if before.zone != after.zone
        else []
    )
    unsure = [Change(kind=ChangeKind.NOT_IN_STEP)] if after.synchronised is False else []
    return (*jumped, *zones, *unsure)


def _within_boot(before: Recorded, after: Recorded) -> list[Change]:
    if before.boot_id != after.boot_id:
        return []
    if after.boot_ns < before.boot_ns:
        return [Change(kind=ChangeKind.COUNTER)]
    step = _gone(before, after) - (after.boot_ns - before.boot_ns)
    if abs(step) <= _ALLOWED_NS:
        return []
    return [Change(kind=ChangeKind.STEPPED, seconds=round(step / _SECOND_NS))]


def _across_restart(before: Recorded, after: Recorded) -> list[Change]:
    gone = _gone(before, after)
    if before.boot_id == after.boot_id or gone >= 0:
        return []
    return [Change(kind=ChangeKind.WENT_BACK, seconds=round(gone / _SECOND_NS))]


def _gone(before: Recorded, after: Recorded) -> int:
    return (after.wall_us - before.wall_us) * _MICROSECOND_NS
