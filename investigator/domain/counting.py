"""Counting to a due day, every step with the reason why it counts or does not.

The day it starts from is never counted. A negative amount counts back.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from investigator.domain.calendar import Calendar, Kind
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.domain.time.zones import known_zone, moments, wall_moment

_MOST = {"working_day": 2_000, "school_day": 2_000, "day": 8_000, "month": 1_200}
_MOST_HOURS = 100_000
_YEAR_MONTHS = 12
_ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What is counted."""

    WORKING_DAY = "working_day"
    SCHOOL_DAY = "school_day"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One day of the count, whether it counts, and why."""

    date: date
    counted: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The due day or moment, how it was reached, and what to check by hand."""

    due: date | Instant
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()

    @property
    def moment(self) -> Instant:
        """The due moment, where hours or a time of day make one."""
        if isinstance(self.due, Instant):
            return self.due
        raise Refused("That is due on a day, at no moment.", remedy="Give a time of day.")


def count(  # noqa: PLR0913 - what a due day is counted from, each part told by its rule
    start: date | Instant,
    amount: int,
    unit: Unit,
    calendar: Calendar,
    kind: Kind = Kind.STATUTORY,
    school: str | None = None,
    *,
    zone: str = LONDON,
    by_time: time | None = None,
) -> Counted:
    """The due day that lies an amount of units from a day or moment.

    Hours elapse in UTC and make a moment; all else makes a day, or a moment on it where
    `by_time` is given. Raises Refused for hours from a day, and for amounts out of reason.
    """
    _check(start, amount, unit, by_time)
    if isinstance(start, Instant) and unit is Unit.HOUR:
        return _hours(start, amount, zone)
    first = start.day(zone) if isinstance(start, Instant) else start
    counted_on = Kind.SCHOOL if unit is Unit.SCHOOL_DAY else kind
    try:
        steps = (
            _start_step(first),
            *_steps(first, amount, unit, calendar, counted_on, school),
        )
    except OverflowError:
        raise _out_of_reason() from None
    due = steps[-1].date
    warnings = (
        *_calendar_warnings(steps, unit, calendar, counted_on, school),
        *_rest_day_warning(due, unit, calendar),
    )
    if by_time is None:
        return Counted(due=due, steps=steps, warnings=warnings)
    moment, doubtful = _at_time(due, by_time, zone)
    return Counted(due=moment, steps=steps, warnings=(*warnings, *doubtful))


def _check(start: date | Instant, amount: int, unit: Unit, by_time: time | None) -> None:
    if abs(amount) > _MOST.get(unit.value, _MOST_HOURS):
        raise _out_of_reason()
    if unit is not Unit.HOUR:
        return
    if not isinstance(start, Instant):
        raise Refused(
            "Hours are counted from a moment, and only a day is given.",
            remedy="Give the time of day and the zone as well.",
        )
    if by_time is not None:
        raise Refused(
            "Hours end at their own moment, so no time of day can be set.",
            remedy="Give hours, or days with a time of day.",
        )


def _hours(start: Instant, amount: int, zone: str) -> Counted:
    due = start.later(hours=amount)
    try:
        began, ends = start.local(zone), due.local(zone)
    except OverflowError:
        raise _out_of_reason() from None
    step = Step(
        date=ends.date(), counted=True, because=f"{abs(amount)} hours of elapsed time"
    )
    warnings: tuple[str, ...] = ()
    if began.utcoffset() != ends.utcoffset():
        warnings = ("The clocks change in between; the hours are elapsed time.",)
    return Counted(due=due, steps=(_start_step(began.date()), step), warnings=warnings)


def _start_step(day: date) -> Step:
    return Step(date=day, counted=False, because="the day it starts from is not counted")


def _steps(
    first: date, amount: int, unit: Unit, calendar: Calendar, kind: Kind, school: str | None
) -> Iterator[Step]:
    if unit is Unit.MONTH:
        yield from _months(first, amount)
        return
    left, day = abs(amount), first
    way = _ONE_DAY if amount > 0 else -_ONE_DAY
    while left:
        day += way
        counts, because = (
            (True, "calendar day")
            if unit is Unit.DAY
            else calendar.is_working_day(day, kind, school)
        )
        left -= counts
        yield Step(date=day, counted=counts, because=because)


def _months(first: date, amount: int) -> Iterator[Step]:
    """Each month's corresponding date, or its last day where it has none such."""
    way = 1 if amount > 0 else -1
    for number in range(way, amount + way, way) if amount else ():
        years, month = divmod(first.month - 1 + number, _YEAR_MONTHS)
        if not date.min.year <= first.year + years <= date.max.year:
            raise OverflowError
        last = monthrange(first.year + years, month + 1)[1]
        because = "the corresponding date"
        if first.day > last:
            because = f"the last day, as this month has no day {first.day}"
        day = date(first.year + years, month + 1, min(first.day, last))
        yield Step(date=day, counted=True, because=because)


def _calendar_warnings(
    steps: tuple[Step, ...], unit: Unit, calendar: Calendar, kind: Kind, school: str | None
) -> Iterator[str]:
    if unit not in {Unit.WORKING_DAY, Unit.SCHOOL_DAY}:
        return
    if not all(calendar.covers(step.date) for step in steps):
        yield "Bank holidays are not loaded for every year counted through; check by hand."
    if kind is not Kind.SCHOOL:
        return
    whose = school or "the school"
    if not calendar.terms_of(school):
        yield f"No term dates are loaded for {whose}, so statutory days are counted."
    elif not all(calendar.knows_terms(step.date, school) for step in steps):
        yield (
            f"Some days lie outside the terms loaded for {whose}; there, statutory days "
            "are counted."
        )


def _rest_day_warning(due: date, unit: Unit, calendar: Calendar) -> Iterator[str]:
    if unit not in {Unit.DAY, Unit.MONTH}:
        return
    works, because = calendar.is_working_day(due)
    if not works:
        yield f"The due day falls on a {because}; check whether the rule moves it."


def _at_time(due: date, by_time: time, zone: str) -> tuple[Instant, tuple[str, ...]]:
    """The moment on the due day; in a changed hour the later one, for the person's good."""
    place = known_zone(zone)
    if len(moments(due, by_time, place)) == 1:
        return wall_moment(due, by_time, place), ()
    moment = wall_moment(due, by_time, place)
    return moment, ("The clocks change at that hour; the later moment is taken.",)


def _out_of_reason() -> Refused:
    return Refused(
        "That is too far away to be a deadline.", remedy="Check the amount and the unit."
    )
