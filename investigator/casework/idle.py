"""How long nobody has touched the program, by a clock that is handed in.

A laptop that slept between two looks always counts as left alone.
"""

from investigator.machine.clock import Clock

__all__ = ["COUNT_DOWN", "Clock", "Idle", "laptop_clock"]

COUNT_DOWN = 60
"""Seconds for which the program says that it is about to lock."""

_ASLEEP = 30  # looks are a second apart; a busy laptop delays one by a few seconds
_US, _NS = 1_000_000, 1_000_000_000


class Idle:
    """Counts down to the lock; any touch begins anew."""

    def __init__(self, clock: Clock, minutes: int) -> None:
        self._clock = clock
        self.minutes = minutes
        self._touched = self._seen = self._read()

    def touched(self) -> None:
        """Somebody pressed a key, pasted or clicked."""
        now = self._read()
        if not self._slept(now):
            self._touched = self._seen = now

    def begin(self) -> None:
        """Counts from now, whatever went before: the vault was just opened."""
        self._touched = self._seen = self._read()

    def seconds_left(self) -> int:
        """How long until the lock; 0 says that it is time, or that the laptop slept."""
        now = self._read()
        slept, self._seen = self._slept(now), now
        gone = (now[1] - self._touched[1]) // _NS
        return 0 if slept else max(self.minutes * 60 - gone, 0)

    def _slept(self, now: tuple[int, int]) -> bool:
        """By either clock: on some systems the second stands still during sleep."""
        wall = (now[0] - self._seen[0]) // _US
        running = (now[1] - self._seen[1]) // _NS
        return max(wall, running) > _ASLEEP

    def _read(self) -> tuple[int, int]:
        record = self._clock.record()
        return record.wall_us, record.boot_ns


def laptop_clock() -> Clock:
    """The clock of the laptop, which no practice vault sets."""
    from investigator.machine.clock import SystemClock  # noqa: PLC0415 - chosen here only

    return SystemClock()
