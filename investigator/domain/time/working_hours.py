"""Where a time falls in a person's working day (5.1): a doubt is never made a yes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.time.interval import Reading
from investigator.domain.time.zones import day_span, known_zone, wall_moment

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONGEST = 400 * 86_400 * 1_000_000  # a reading of more than a year tells nothing of a day


class WorkTime(StrEnum):
    """Where a time falls in a working day."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    BREAK = "break"
    LUNCH = "lunch"
    NOT_WORKING_DAY = "not_working_day"
    STRADDLES = "straddles"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingPattern:
    """A person's contracted days, hours, breaks and lunch."""

    days: tuple[str, ...]
    start: time
    end: time
    breaks: tuple[tuple[time, time], ...] = ()
    lunch: tuple[time, time] | None = None

    def __post_init__(self) -> None:
        unknown = [day for day in self.days if day not in DAY_NAMES]
        if unknown:
            raise Refused(
                f"{unknown[0]} is not a day of the week that can be read.",
                remedy=f"Write the days as {', '.join(DAY_NAMES)}.",
            )
        _check_ends_later("The working day", self.start, self.end)
        for begins, ends in self.pauses():
            _check_ends_later("A break", begins, ends)

    def pauses(self) -> tuple[tuple[time, time], ...]:
        """Every break, and lunch."""
        return self.breaks if self.lunch is None else (*self.breaks, self.lunch)

    def works_on(self, day: date) -> bool:
        """Whether the person is contracted to work on this day of the week."""
        return DAY_NAMES[day.weekday()] in self.days

    def at(self, clock: time) -> WorkTime:
        """What a time of day is on a working day."""
        if not self.start <= clock < self.end:
            return WorkTime.OUTSIDE
        if self.lunch and self.lunch[0] <= clock < self.lunch[1]:
            return WorkTime.LUNCH
        paused = any(begins <= clock < ends for begins, ends in self.breaks)
        return WorkTime.BREAK if paused else WorkTime.INSIDE


def judge(
    when: Span | Iterable[Span | Reading],
    pattern: WorkingPattern,
    zone: str = LONDON,
    not_working: frozenset[date] = frozenset(),
) -> WorkTime:
    """Where a time falls in the working day, all its readings taken together.

    One reading in two parts of the day straddles; readings that differ cannot tell.
    """
    spans = [when] if isinstance(when, Span) else [_span(one) for one in when]
    place = known_zone(zone)
    found = {_judge(span, pattern, place, not_working) for span in spans}
    return found.pop() if len(found) == 1 else WorkTime.CANNOT_TELL


def _span(one: Span | Reading) -> Span:
    return one.span if isinstance(one, Reading) else one


def _judge(
    span: Span, pattern: WorkingPattern, zone: ZoneInfo, not_working: frozenset[date]
) -> WorkTime:
    if span.length() > _LONGEST:
        return WorkTime.CANNOT_TELL
    parts = {
        kind
        for day in _days(span, zone)
        for piece, kind in _pieces(day, pattern, zone, not_working)
        if piece.earliest.at < span.latest.at and span.earliest.at < piece.latest.at
    }
    return parts.pop() if len(parts) == 1 else WorkTime.STRADDLES


def _days(span: Span, zone: ZoneInfo) -> Iterator[date]:
    day = span.earliest.day(zone.key)
    last = Instant(span.latest.at - 1).day(zone.key)
    while day <= last:
        yield day
        day += timedelta(days=1)


def _pieces(
    day: date, pattern: WorkingPattern, zone: ZoneInfo, not_working: frozenset[date]
) -> Iterator[tuple[Span, WorkTime]]:
    """The day in pieces of one kind each; a day that the zone left out has none."""
    whole = day_span(day, zone)
    if whole is None:
        return
    if day in not_working or not pattern.works_on(day):
        yield whole, WorkTime.NOT_WORKING_DAY
        return
    cuts = {
        pattern.start,
        pattern.end,
        *(clock for one in pattern.pauses() for clock in one),
    }
    marks = [(wall_moment(day, clock, zone), pattern.at(clock)) for clock in sorted(cuts)]
    begun = [(whole.earliest, pattern.at(time())), *marks, (whole.latest, WorkTime.OUTSIDE)]
    for (begins, kind), (ends, _) in pairwise(begun):
        if begins.at < ends.at:
            yield Span(begins, ends), kind


def _check_ends_later(what: str, begins: time, ends: time) -> None:
    if ends <= begins:
        raise Refused(
            f"{what} cannot end before it begins.",
            remedy="Give the earlier time first; a night shift is entered as two patterns.",
        )
