"""Moments and spans of time: integer microseconds in UTC; a zone is only how it was said.

Hours are added in UTC; a label is never changed without converting the clock.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from investigator.domain.errors import Refused

LONDON = "Europe/London"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """One moment: microseconds since 1970 in UTC, and the IANA zone it was said in."""

    at: int
    zone: str = field(default="UTC", compare=False)

    @classmethod
    def of(cls, moment: datetime, zone: str = "UTC") -> Self:
        """From a zoned datetime; one without a zone is refused, never guessed."""
        if moment.tzinfo is None:
            raise Refused(
                f"{moment.isoformat()} has no time zone.",
                remedy="Give the time with its zone, such as 2026-11-23T17:00:00Z.",
            )
        return cls((moment - _EPOCH) // timedelta(microseconds=1), zone)

    @classmethod
    def parse(cls, text: str, zone: str = "UTC") -> Self:
        """From ISO 8601 text with Z or an offset."""
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            raise _unreadable() from None
        if not date.min.year < moment.year < date.max.year:
            raise _unreadable()  # some zone has no such day
        return cls.of(moment, zone)

    def utc(self) -> datetime:
        """As a datetime in UTC."""
        return _EPOCH + timedelta(microseconds=self.at)

    def local(self, zone: str | None = None) -> datetime:
        """As a datetime converted into a zone, its own unless told."""
        return self.utc().astimezone(ZoneInfo(zone or self.zone))

    def day(self, zone: str = LONDON) -> date:
        """The calendar day there and then."""
        return self.local(zone).date()

    def later(self, *, hours: int = 0, microseconds: int = 0) -> Self:
        """Elapsed time later, counted in UTC, so a clock change adds or loses nothing."""
        return type(self)(self.at + hours * 3600 * _SECOND + microseconds, self.zone)

    def iso(self) -> str:
        """ISO 8601 in UTC with Z: no fraction when zero, else three or six digits."""
        whole, micros = divmod(self.at, _SECOND)
        seconds = (_EPOCH + timedelta(seconds=whole)).replace(tzinfo=None).isoformat()
        if micros == 0:
            return f"{seconds}Z"
        return (
            f"{seconds}.{micros // 1000:03d}Z"
            if micros % 1000 == 0
            else f"{seconds}.{micros:06d}Z"
        )


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of time [earliest, latest), microseconds since 1970 in UTC."""

    earliest: Instant
    latest: Instant

    def __post_init__(self) -> None:
        if self.latest.at <= self.earliest.at:
            raise Refused(
                "A stretch of time cannot end before it begins.",
                remedy="Give the earlier moment first.",
            )

    def holds(self, moment: Instant) -> bool:
        """Whether a moment lies inside."""
        return self.earliest.at <= moment.at < self.latest.at

    def length(self) -> int:
        """Microseconds from the earliest to the latest."""
        return self.latest.at - self.earliest.at


def _unreadable() -> Refused:
    return Refused(
        "That is not a date and time that can be read.",
        remedy="Write it as 2026-11-23T17:00:00Z or with an offset such as +01:00.",
    )
