"""Moments in words: as lists show them, as echoes spell them out, as people type them."""

from collections.abc import Callable
from datetime import date, datetime

from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.time.displayed import Flag, SiteReading, read
from investigator.tui.dates import day_words, moment_words
from investigator.tui.widgets.time_field import Echo

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
_SHORTEST_DAY, _LONGEST_DAY = 23 * 60 * _MINUTE, 25 * 60 * _MINUTE
_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NOON = 12
_CLOCKS = {"UTC": "UTC", "GMT": "British time (GMT)", "BST": "British summer time (BST)"}
_NOT_A_TIME = "Write the day and the time, such as 14/3/2026 21:14"
_NOT_A_DAY = "Write the day, such as 14/3/2026"


def moment(at: Instant) -> str:
    """A moment in British time, the clock that ran named: Sat 14 Mar 2026 21:14 GMT."""
    local = at.local(LONDON)
    return f"{moment_words(local)} {local.tzname()}"


def due(what: date | Instant) -> str:
    """A day, or a moment, by which something is due."""
    return moment(what) if isinstance(what, Instant) else day_words(what)


def span(window: Span) -> str:
    """A stretch of time as short as it can be told."""
    length = window.length()
    if length <= _MINUTE:
        return moment(window.earliest)
    if _is_day(window):
        return f"{day_words(window.earliest.local(LONDON))}, some time that day"
    return f"between {moment(window.earliest)} and {moment(window.latest)}"


def spelled(local: datetime) -> str:
    """A moment without any abbreviation: Saturday 14 March 2026, 9.14 pm."""
    hour = local.hour % _NOON or _NOON
    half = "am" if local.hour < _NOON else "pm"
    return f"{_day(local)}, {hour}.{local.minute:02d} {half}"


def day_and_time(at: Instant) -> str:
    """A moment of these days, in British time: Tuesday 24 November 14:05."""
    local = at.local(LONDON)
    return f"{_day(local).removesuffix(f' {local.year}')} {local:%H:%M}"


def echo_shown(text: str, captured: Instant | None, zone: str) -> Echo:
    """How a time that a site shows is read."""
    try:
        found = read(text, captured=captured, zone=zone or None)
    except Refused as why:
        return Echo(words=str(why), understood=False)
    return _echo(found, captured)


def echo_moment(now: Instant) -> Callable[[str], Echo]:
    """How a typed moment is understood."""

    def echo(typed: str) -> Echo:
        at = typed_moment(typed, now)
        if at is None:
            return Echo(words=_NOT_A_TIME, understood=False)
        local = at.local(LONDON)
        return Echo(words=f"{spelled(local)}, {_clock(local)}", understood=True)

    return echo


def echo_day(now: Instant) -> Callable[[str], Echo]:
    """How a typed day is understood."""

    def echo(typed: str) -> Echo:
        day = typed_day(typed, now)
        if day is None:
            return Echo(words=_NOT_A_DAY, understood=False)
        return Echo(words=_day(day), understood=True)

    return echo


def typed_moment(typed: str, now: Instant) -> Instant | None:
    """The one moment that is meant, in British time; None where it is not one."""
    found = read(typed, captured=now, zone=LONDON).readings
    if len(found) != 1 or found[0].span.length() > _MINUTE:
        return None
    return Instant(found[0].span.earliest.at, LONDON)


def typed_day(typed: str, now: Instant) -> date | None:
    """The one day that is meant."""
    found = read(typed, captured=now, zone=LONDON).readings
    if len(found) != 1 or not _is_day(found[0].span):
        return None
    return found[0].span.earliest.day()


def _echo(found: SiteReading, captured: Instant | None) -> Echo:
    spans = [reading.span for reading in found.readings]
    if len(spans) == 1:
        return Echo(words=_spelled_span(spans[0]), understood=True)
    if not spans:
        return Echo(words=_unread(found, captured), understood=False)
    each = "; or ".join(_spelled_span(one) for one in spans)
    if Flag.REPEATED_LOCAL_TIME in found.flags:
        return Echo(
            words=f"That time happened twice that night, as the clocks went back: {each}. "
            "Both are kept.",
            understood=True,
        )
    return Echo(
        words=f"It can mean {len(spans)} times: {each}. All are kept.", understood=True
    )


def _unread(found: SiteReading, captured: Instant | None) -> str:
    if Flag.NONEXISTENT_LOCAL_TIME in found.flags:
        return "That time never happened: the clocks went forward that night."
    if captured is None:
        return "It is kept as typed. Say below when it was captured, and it may be read."
    return "It is kept as typed, but cannot be read as a time."


def _spelled_span(window: Span) -> str:
    local = window.earliest.local()
    length = window.length()
    if length <= _SECOND:
        return f"{spelled(local)}, {_clock(local)}, shown to the second"
    if length == _MINUTE:
        return f"{spelled(local)}, {_clock(local)}, shown to the minute"
    if _is_day(window):
        return f"{_day(local)}, some time that day"
    last = window.latest.local()
    return f"between {spelled(local)} and {spelled(last)}, {_clock(local)}"


def _is_day(window: Span) -> bool:
    return _SHORTEST_DAY <= window.length() <= _LONGEST_DAY


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _clock(local: datetime) -> str:
    name = local.tzname() or ""
    return _CLOCKS.get(name, f"{name} time" if name.isalpha() else f"time zone {name}")
