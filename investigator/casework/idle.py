"""How long nobody has touched the program, by a clock that is handed in.

A laptop that slept between two looks always counts as left alone. During a meeting nobody
need touch anything until it ends.
"""

import re
from collections.abc import Callable

from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.machine.clock import Clock

__all__ = [
    "COUNT_DOWN",
    "MEETING_HOURS",
    "Clock",
    "Idle",
    "laptop_clock",
    "meeting_end",
    "suspended_ns",
]

COUNT_DOWN = 60
"""Seconds for which the program says that it is about to lock."""

MEETING_HOURS = 4
"""How far ahead a meeting may end."""

_ASLEEP = 30  # looks are a second apart; a busy laptop delays one by a few seconds
_SHORT_SLEEP = 2  # seconds: two counters are never read at quite the same moment
_US, _NS = 1_000_000, 1_000_000_000
_HOUR_AND_MINUTE = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?")

Read = tuple[int, int, int]
"""Wall in microseconds; in nanoseconds since the machine started, and asleep of that."""


class Idle:
    """Counts down to the lock; any touch begins anew.

    `suspended` counts the nanoseconds for which the machine has slept, where it can tell.
    """

    def __init__(
        self, clock: Clock, minutes: int, suspended: Callable[[], int] = lambda: 0
    ) -> None:
        self._clock = clock
        self._suspended = suspended
        self.minutes = minutes
        self.meeting: Instant | None = None
        self._meeting_ends = 0
        self._touched = self._seen = self._read()

    def touched(self) -> None:
        """Somebody pressed a key, pasted or clicked."""
        now = self._read()
        if not self._slept(now):
            self._touched = self._seen = now

    def begin(self) -> None:
        """Counts from now, whatever went before: the vault was just opened."""
        self._touched = self._seen = self._read()
        self.meeting = None

    def meet(self, ends: Instant) -> None:
        """Nothing is counted until then."""
        wall, machine, _asleep = self._read()
        self._meeting_ends = machine + (ends.at - wall) * 1000
        self.meeting = ends

    def end_meeting(self) -> None:
        """Counts from now."""
        self.meeting = None
        self._touched = self._read()

    def seconds_left(self) -> int:
        """How long until the lock; 0 says that it is time, or that the laptop slept."""
        now = self._read()
        slept, self._seen = self._slept(now), now
        if slept:
            return 0
        if self.meeting is not None:
            self._touched = now
            if now[1] >= self._meeting_ends:
                self.meeting = None
        gone = (now[1] - self._touched[1]) // _NS
        return max(self.minutes * 60 - gone, 0)

    def _slept(self, now: Read) -> bool:
        """By any clock: on some systems one or the other stands still during sleep."""
        wall = (now[0] - self._seen[0]) // _US
        running = (now[1] - self._seen[1]) // _NS
        asleep = (now[2] - self._seen[2]) // _NS
        return max(wall, running) > _ASLEEP or asleep >= _SHORT_SLEEP

    def _read(self) -> Read:
        record = self._clock.record()
        return record.wall_us, record.boot_ns, self._suspended()


def meeting_end(typed: str, now: Instant) -> Instant:
    """Until when a meeting lasts: a time of today, such as 11:30, at most so far ahead."""
    local = now.local(LONDON)
    found = _HOUR_AND_MINUTE.fullmatch(typed.strip())
    hour, minute = (int(each or 0) for each in found.groups()) if found else (24, 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 a clock's
        raise Refused(
            "That is no time of day.", remedy="Write when it ends, such as 11:30."
        )
    ends = Instant.of(local.replace(hour=hour, minute=minute, second=0, microsecond=0))
    if ends.at <= now.at:
        raise Refused(f"It is {local:%H:%M} already.", remedy="Give a later time of today.")
    if ends.at > now.later(hours=MEETING_HOURS).at:
        raise Refused(
            f"A meeting may end {MEETING_HOURS} hours from now at most.",
            remedy="Give an earlier time; you can prolong it later.",
        )
    return ends


def suspended_ns() -> int:
    """For how long the laptop has slept since it was started, where it can tell."""
    from investigator.machine import system  # noqa: PLC0415 - as below

    return system.suspended_ns()


def laptop_clock() -> Clock:
    """The clock of the laptop, which no practice vault sets."""
    from investigator.machine.clock import SystemClock  # noqa: PLC0415 - chosen here only

    return SystemClock()
