"""The day in a shown text: yesterday, a weekday, 14 March, 14/03/2025."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from investigator.domain.time.interval import Flag, Order

_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_CENTURY = 2000
_YEARS_BACK = 9  # a 29 February can lie eight years back, around the year 2100
_DASHED = re.compile(r"([0-9]{1,2})[-/]([a-z]{3,9})[-/]([0-9]{4}|[0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"'?([0-9]{2})|([0-9]{4})")

_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        )
    )
    for word in words.split()
}
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRead:
    """One day that the words can mean, and how they were read."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysRead:
    """Every day that the words can mean, and what was doubtful."""

    days: tuple[DayRead, ...]
    flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """What the day is read against.

    `seen` is the viewer's wall clock at capture, None where no capture time is known;
    `clock` is the time of day shown beside the day, midnight where none is.
    """

    seen: datetime | None
    clock: time
    order: Order


def read_days(text: str, viewed: Viewed) -> DaysRead | None:
    """The days that words can mean; None where they are no day."""
    words = text.split()
    weekday = _WEEKDAYS.get(words[0].rstrip("."))
    if weekday is None:
        return _read_date(words, viewed)
    if len(words) == 1:
        return _weekday(weekday, viewed)
    read = _read_date(words[1:], viewed)
    return None if read is None else _beside_weekday(read, weekday)


def _read_date(words: Sequence[str], viewed: Viewed) -> DaysRead | None:
    if len(words) == 1:
        dashed = _DASHED.fullmatch(words[0])
        if dashed is None:
            return _near(words[0], viewed) or _numeric(words[0], viewed.order)
        words = dashed.groups()
    return _named_month(words, viewed)


def _weekday(weekday: int, viewed: Viewed) -> DaysRead | None:
    if viewed.seen is None:
        return None
    back = (viewed.seen.weekday() - weekday) % 7
    last = viewed.seen.date() - timedelta(days=back)
    if back:
        return DaysRead(days=(DayRead(day=last),))
    before = last - timedelta(days=7)
    return DaysRead(
        days=(DayRead(day=last, note="today"), DayRead(day=before, note="a week before"))
    )


def _beside_weekday(read: DaysRead, weekday: int) -> DaysRead:
    days = tuple(
        one
        if one.day.weekday() == weekday
        else DayRead(day=one.day, note="the weekday shown is not that of this date")
        for one in read.days
    )
    return DaysRead(days=days, flags=read.flags)


def _near(word: str, viewed: Viewed) -> DaysRead | None:
    back = {"today": 0, "yesterday": 1}.get(word)
    if back is None or viewed.seen is None:
        return None
    day = viewed.seen.date() - timedelta(days=back)
    return DaysRead(days=(DayRead(day=day, note=word),))


def _named_month(words: Sequence[str], viewed: Viewed) -> DaysRead | None:
    if len(words) not in {2, 3}:
        return None
    first, second = words[0].rstrip("."), words[1].rstrip(".")
    month_word, day_word = (first, second) if first in _MONTHS else (second, first)
    month, number = _MONTHS.get(month_word), _DAY_NUMBER.fullmatch(day_word)
    if month is None or number is None:
        return None
    if len(words) == 2:  # noqa: PLR2004 - a day and a month, no year
        return _without_year(month, int(number[1]), viewed)
    day = _day(_year(words[2]), month, int(number[1]))
    return None if day is None else DaysRead(days=(DayRead(day=day),))


def _without_year(month: int, number: int, viewed: Viewed) -> DaysRead | None:
    """The latest such day that is not after the capture."""
    if viewed.seen is None:
        return None
    seen = viewed.seen.replace(tzinfo=None)
    for year in range(seen.year, seen.year - _YEARS_BACK, -1):
        day = _day(year, month, number)
        if day is not None and datetime.combine(day, viewed.clock) <= seen:
            return DaysRead(
                days=(DayRead(day=day, note=f"year {year} inferred"),),
                flags=frozenset({Flag.YEAR_INFERRED}),
            )
    return None


def _numeric(word: str, order: Order) -> DaysRead | None:
    year_first = _YEAR_FIRST.fullmatch(word)
    if year_first is not None:
        day = _day(*(int(year_first[part]) for part in (1, 3, 4)))
        return None if day is None else DaysRead(days=(DayRead(day=day),))
    found = _NUMBERS.fullmatch(word)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    return _in_order(_day(year, second, first), _day(year, first, second), order)


def _in_order(
    day_first: date | None, month_first: date | None, order: Order
) -> DaysRead | None:
    if day_first == month_first or month_first is None:
        return None if day_first is None else DaysRead(days=(DayRead(day=day_first),))
    american = DayRead(day=month_first, note="month first")
    if day_first is None:
        return DaysRead(days=(american,))
    british = DayRead(day=day_first, note="day first")
    chosen = {Order.DMY: (british,), Order.MDY: (american,)}.get(order, (british, american))
    return DaysRead(days=chosen, flags=frozenset({Flag.DAY_MONTH_AMBIGUOUS}))


def _year(word: str) -> int:
    """A year of two or four figures; 0, which no date has, for anything else."""
    found = _YEAR.fullmatch(word)
    if found is None:
        return 0
    return int(found[2]) if found[2] else _CENTURY + int(found[1])


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
