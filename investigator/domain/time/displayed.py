"""Times as sites show them, read into every stretch of time that they can mean.

A small grammar of English and British forms; all else is unreadable and a person is asked.
What had to be supposed is flagged, and no reading is chosen where several remain.
"""

import re
from dataclasses import dataclass
from datetime import time, tzinfo

from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.time.ages import read_age
from investigator.domain.time.days import DayRead, Viewed, read_days
from investigator.domain.time.interval import (
    Flag,
    Order,
    Reading,
    Rounding,
    SiteReading,
    flags_in_order,
)
from investigator.domain.time.shown_text import respaced, tidied
from investigator.domain.time.time_of_day import SECOND, TimeOfDay, split
from investigator.domain.time.zones import day_span, known_zone, moments

__all__ = ["Flag", "Order", "Reading", "Rounding", "SiteReading", "read"]

_UNREADABLE = SiteReading(flags=(Flag.UNREADABLE,))
_EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_SECONDS_FIGURES = 10
_LAST = 32_503_680_000 * SECOND  # the year 3000: no clock of ours stands beyond it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    captured: Instant | None
    place: tzinfo
    assumed: bool
    order: Order
    rounding: Rounding


def read(
    text: str,
    *,
    captured: Instant | None,
    zone: str | None = None,
    order: Order = Order.DMY,
    rounding: Rounding = Rounding.UNKNOWN,
) -> SiteReading:
    """Every stretch of time that a shown text can mean, with what was doubtful.

    `captured` None: ages, weekdays and dates without a year are unreadable. `zone` None:
    Europe/London is assumed and flagged. Raises Refused for a zone that is not known.
    """
    asked = _Asked(
        captured=captured,
        place=known_zone(LONDON if zone is None else zone),
        assumed=zone is None,
        order=order,
        rounding=rounding,
    )
    plain = tidied(text)
    if plain is None or (captured is not None and not 0 <= captured.at < _LAST):
        return _UNREADABLE
    found = _read(plain, asked)
    return found if found is not None else _read_respaced(plain, asked)


def _read_respaced(plain: str, asked: _Asked) -> SiteReading:
    again = respaced(plain)
    found = _read(again, asked) if again not in {plain, ""} else None
    if found is None:
        return _UNREADABLE
    flags = frozenset(found.flags) | {Flag.OCR_SPACING_REPAIRED}
    return SiteReading(readings=found.readings, flags=flags_in_order(flags))


def _read(plain: str, asked: _Asked) -> SiteReading | None:
    return _epoch(plain, asked) or _age(plain, asked) or _dated(plain, asked)


def _epoch(plain: str, asked: _Asked) -> SiteReading | None:
    if not _EPOCH.fullmatch(plain):
        return None
    grain = SECOND if len(plain) == _SECONDS_FIGURES else SECOND // 1000
    reading = _reading(Instant(int(plain) * grain), grain, "counted since 1970")
    return _settled([reading], frozenset(), asked.captured)


def _age(plain: str, asked: _Asked) -> SiteReading | None:
    if asked.captured is None:
        return None
    reading = read_age(plain, asked.captured, asked.rounding)
    if reading is None:
        return None
    unknown = asked.rounding is Rounding.UNKNOWN
    flags = (Flag.RELATIVE, Flag.ROUNDING_UNKNOWN) if unknown else (Flag.RELATIVE,)
    return SiteReading(readings=(reading,), flags=flags)


def _dated(plain: str, asked: _Asked) -> SiteReading | None:
    parts = split(plain)
    if parts is None:
        return None
    words, clock = parts
    zone = (clock and clock.offset) or asked.place
    days = read_days(words, _viewed(clock, zone, asked))
    if days is None:
        return None
    flags, found = set(days.flags), list[Reading]()
    if asked.assumed and zone is asked.place:
        flags.add(Flag.ZONE_ASSUMED)
    for day in days.days:
        readings = _whole_day(day, zone) if clock is None else _clocked(day, clock, zone)
        found.extend(readings)
        if len(readings) != 1:
            flags.add(Flag.REPEATED_LOCAL_TIME if readings else Flag.NONEXISTENT_LOCAL_TIME)
    return _settled(found, frozenset(flags), asked.captured)


def _viewed(clock: TimeOfDay | None, zone: tzinfo, asked: _Asked) -> Viewed:
    seen = None if asked.captured is None else asked.captured.utc().astimezone(zone)
    return Viewed(seen=seen, clock=clock.clock if clock else time(), order=asked.order)


def _whole_day(read_as: DayRead, zone: tzinfo) -> list[Reading]:
    span = day_span(read_as.day, zone)
    return [] if span is None else [Reading(span=span, note=read_as.note)]


def _clocked(read_as: DayRead, clock: TimeOfDay, zone: tzinfo) -> list[Reading]:
    found = moments(read_as.day, clock.clock, zone)
    which = ("",) if len(found) == 1 else ("first of two", "second of two")
    return [
        _reading(moment, clock.grain, "; ".join(filter(None, (read_as.note, place))))
        for moment, place in zip(found, which, strict=False)
    ]


def _reading(moment: Instant, grain: int, note: str) -> Reading:
    return Reading(span=Span(moment, moment.later(microseconds=grain)), note=note)


def _settled(
    found: list[Reading], flags: frozenset[Flag], captured: Instant | None
) -> SiteReading:
    """Without the readings that lie after the capture, unless none would be left."""
    past = [one for one in found if captured is None or one.span.earliest.at <= captured.at]
    if len(past) < len(found):
        flags |= {Flag.FUTURE_CANDIDATE_DROPPED if past else Flag.AFTER_CAPTURE}
    return SiteReading(readings=tuple(past or found), flags=flags_in_order(flags))
