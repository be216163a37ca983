"""Moments, lengths and codes as documents print them: day names with dates, zones said."""

from datetime import date, datetime

from investigator.domain.deadline import Due
from investigator.domain.instant import LONDON, Instant, Span

_MINUTE, _DAY = 60 * 1_000_000, 24 * 3600 * 1_000_000


def day(one: date) -> str:
    """Thursday 24 September 2026."""
    return f"{one:%A} {one.day} {one:%B %Y}"


def short_day(one: date) -> str:
    """Thu 24 Sep 2026."""
    return f"{one:%a} {one.day} {one:%b %Y}"


def clock(moment: datetime) -> str:
    """11.42 am, with seconds where there are any."""
    hour = moment.hour % 12 or 12
    seconds = f".{moment.second:02d}" if moment.second else ""
    return f"{hour}.{moment.minute:02d}{seconds} {'am' if moment.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon


def moment(one: Instant) -> str:
    """Thursday 24 September 2026, 11.42 am (BST): London time, summer time said."""
    local = one.local(LONDON)
    return f"{day(local.date())}, {clock(local)} ({local.tzname()})"


def stretch(one: Span) -> str:
    """A stretch of time in words.

    A minute as its moment, a day as its date, else both ends.
    """
    first = one.earliest.local(LONDON)
    if one.length() <= _MINUTE:
        return moment(one.earliest)
    midnight = (first.hour, first.minute, first.second) == (0, 0, 0)
    if midnight and one.latest.local(LONDON).hour == 0 and one.length() <= _DAY * 1.1:
        return f"some time on {day(first.date())}"
    return f"between {moment(one.earliest)} and {moment(one.latest)}"


def due(one: Due) -> str:
    """A due day or moment."""
    return moment(one) if isinstance(one, Instant) else day(one)


def spoken(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def elapsed(microseconds: int) -> str:
    """2 days 4 hours 14 minutes; seconds are left out."""
    minutes = max(microseconds, 0) // _MINUTE
    parts = (
        (minutes // (24 * 60), "day"),
        (minutes // 60 % 24, "hour"),
        (minutes % 60, "minute"),
    )
    said = [
        f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number
    ]
    return " ".join(said) or "less than a minute"


def size(count: int) -> str:
    """A file's length: 12,345 bytes."""
    return f"{count:,} bytes"
