"""Clocks: the only place that reads one. `__main__` chooses which; all others are told."""

import secrets
import time
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from investigator.domain.instant import Instant
from investigator.machine import system


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRecord:
    """What the clock said, and why it may be believed.

    `wall_us` is microseconds since 1970 in UTC; `boot_ns` nanoseconds since the machine
    started, sleep included. None means that the machine cannot tell.
    """

    wall_us: int
    boot_ns: int
    boot_id: str
    zone: str
    synchronised: bool | None
    max_error_us: int | None


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Instant:
        """What it is now, in the zone of the clock."""

    def record(self) -> ClockRecord:
        """The same with what vouches for it."""


class SystemClock:
    """The clock of the machine itself."""

    def now(self) -> Instant:
        """What it is now, in the machine's zone."""
        return Instant(_wall_us(), _zone())

    def record(self) -> ClockRecord:
        """The same, the boot counter, and whether the system says it is in step."""
        synchronised, max_error_us = system.clock_sync()
        return ClockRecord(
            wall_us=_wall_us(),
            boot_ns=system.boot_clock_ns(),
            boot_id=system.boot_id(),
            zone=_zone(),
            synchronised=synchronised,
            max_error_us=max_error_us,
        )


class PracticeClock:
    """Starts at a chosen moment and runs on; each one is like a machine just started."""

    def __init__(self, starts_at: Instant) -> None:
        self._starts_at = starts_at
        self._began_ns = running_ns()
        self._boot_id = f"practice-{secrets.token_hex(8)}"

    def now(self) -> Instant:
        """The moment it has reached."""
        return self._starts_at.later(microseconds=self._gone_ns() // 1000)

    def record(self) -> ClockRecord:
        """The moment it has reached; nothing vouches for it."""
        gone = self._gone_ns()
        return ClockRecord(
            wall_us=self._starts_at.at + gone // 1000,
            boot_ns=gone,
            boot_id=self._boot_id,
            zone=self._starts_at.zone,
            synchronised=None,
            max_error_us=None,
        )

    def _gone_ns(self) -> int:
        return running_ns() - self._began_ns


class FixedClock:
    """Stands still until it is moved; for tests."""

    def __init__(self, at: Instant) -> None:
        self._at = at

    def now(self) -> Instant:
        """The moment it stands at."""
        return self._at

    def forward(self, *, hours: int = 0, microseconds: int = 0) -> None:
        """Moves it; a negative number moves it back."""
        self._at = self._at.later(hours=hours, microseconds=microseconds)

    def record(self) -> ClockRecord:
        """The moment it stands at, with a boot counter that agrees."""
        return ClockRecord(
            wall_us=self._at.at,
            boot_ns=self._at.at * 1000,
            boot_id="fixed",
            zone=self._at.zone,
            synchronised=None,
            max_error_us=None,
        )


def running_ns() -> int:
    """A stopwatch: nanoseconds that only go forward, for time-outs and measuring."""
    return time.monotonic_ns()


def _wall_us() -> int:
    return time.time_ns() // 1000


def _zone() -> str:
    """The machine's IANA zone, or UTC where it names none that is known here."""
    name = system.zone_name()
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
