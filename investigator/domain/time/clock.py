"""Two records of a clock side by side: whether it ran on, jumped, or was set back."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """A clock record as it is read back from a file."""

    wall_us: int
    boot_ns: int
    boot_id: str
    zone: str
    synchronised: bool | None = None
    max_error_us: int | None = None


def compare(before: Recorded, after: Recorded) -> tuple[str, ...]:
    """What is worth saying about a clock between two records; nothing where it ran on."""
    said = _within_boot(before, after) or _across_restart(before, after)
    zones = (
        [f"time zone changed from {before.zone} to {after.zone}"]
        if before.zone != after.zone
        else []
    )
    unsure = ["clock not synchronised"] if after.synchronised is False else []
    return (*said, *zones, *unsure)


def _within_boot(before: Recorded, after: Recorded) -> list[str]:
    if before.boot_id != after.boot_id:
        return []
    if after.boot_ns < before.boot_ns:
        return ["boot counter went back within one boot: a record was altered"]
    step = _gone(before, after) - (after.boot_ns - before.boot_ns)
    if abs(step) <= _ALLOWED_NS:
        return []
    return [f"clock stepped {round(step / _SECOND_NS):+d} s within one boot"]


def _across_restart(before: Recorded, after: Recorded) -> list[str]:
    gone = _gone(before, after)
    if before.boot_id == after.boot_id or gone >= 0:
        return []
    return [f"clock went back {round(-gone / _SECOND_NS)} s across a restart"]


def _gone(before: Recorded, after: Recorded) -> int:
    return (after.wall_us - before.wall_us) * _MICROSECOND_NS
