"""Due days as computed by hand, and against a slow count over ten years."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from investigator.domain.calendar import Calendar, Closure, Kind, Term
from investigator.domain.counting import Unit, count
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant

_BANK_HOLIDAYS = """
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
_TERMS = """
2026-09-03 2026-10-23
2026-11-03 2026-12-18
2027-01-05 2027-02-12
2027-02-22 2027-03-25
2027-04-12 2027-05-28
2027-06-07 2027-07-21
"""


def _days(text):
    return tuple(date.fromisoformat(word) for word in text.split())


_SCHOOL = "Brindlewick Primary School"
_CALENDAR = Calendar(
    bank_holidays=_days(_BANK_HOLIDAYS),
    office_closed=_days("2026-12-24 2026-12-29 2026-12-30 2026-12-31"),
    terms=tuple(
        Term(name=f"term {line}", first=_days(line)[0], last=_days(line)[1])
        for line in _TERMS.strip().splitlines()
    ),
    inset=_days("2026-09-01 2026-09-02 2026-11-02 2027-01-04"),
    closures=(Closure(school=_SCHOOL, day=date(2026, 10, 2), reason="heating failure"),),
)


def _due(start, amount, unit, kind=Kind.STATUTORY, **more):
    begun = Instant.parse(start) if "T" in start else date.fromisoformat(start)
    counted = count(begun, amount, Unit(unit), _CALENDAR, kind, _SCHOOL, **more)
    return counted.due.iso() if isinstance(counted.due, Instant) else str(counted.due)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "kind", "due"),
    [
        ("2026-11-06T16:40:00+00:00", 1, "working_day", "statutory", "2026-11-09"),
        ("2026-11-09T15:30:00+00:00", 1, "working_day", "statutory", "2026-11-10"),
        ("2026-11-09", 10, "working_day", "statutory", "2026-11-23"),
        ("2027-01-12", -10, "working_day", "statutory", "2026-12-24"),
        ("2027-01-12", -10, "working_day", "office", "2026-12-18"),
        ("2027-01-12", -10, "school_day", "school", "2026-12-15"),
        ("2027-01-12", -10, "working_day", "school", "2026-12-15"),
        ("2027-01-12", 5, "working_day", "statutory", "2027-01-19"),
        ("2026-10-22", 10, "working_day", "statutory", "2026-11-05"),
        ("2026-10-22", 10, "school_day", "statutory", "2026-11-12"),
        ("2026-11-10", 10, "working_day", "statutory", "2026-11-24"),
        ("2026-11-09", 6, "month", "statutory", "2027-05-09"),
        ("2026-08-31", 6, "month", "statutory", "2027-02-28"),
        ("2026-03-31", -1, "month", "statutory", "2026-02-28"),
        ("2027-01-31", -13, "month", "statutory", "2025-12-31"),
        ("2026-11-09", 30, "day", "statutory", "2026-12-09"),
        ("2026-11-09", -9, "day", "statutory", "2026-10-31"),
        ("2026-11-07", 0, "working_day", "statutory", "2026-11-07"),
        ("2026-11-07", 0, "month", "statutory", "2026-11-07"),
        ("2026-10-24T20:30:00+01:00", 72, "hour", "statutory", "2026-10-27T19:30:00Z"),
        ("2026-09-30T15:20:00Z", 24, "hour", "statutory", "2026-10-01T15:20:00Z"),
        ("2026-09-30T15:20:00Z", -1, "hour", "statutory", "2026-09-30T14:20:00Z"),
    ],
)
def test_a_due_day_is_the_one_computed_by_hand(start, amount, unit, kind, due):
    assert _due(start, amount, unit, Kind(kind)) == due


def test_two_working_days_by_five_end_at_five_in_london():
    due = _due("2026-10-02T08:00:00Z", 2, "working_day", by_time=time(17, 0))
    assert due == "2026-10-06T16:00:00Z"


def test_a_moment_counts_from_its_day_in_the_zone():
    late = "2026-07-01T23:30:00Z"  # half past midnight in London
    assert _due(late, 1, "day") == "2026-07-03"
    assert _due(late, 1, "day", zone="UTC") == "2026-07-02"


def test_every_step_says_why_it_counts_or_not():
    counted = count(date(2026, 10, 1), 1, Unit.SCHOOL_DAY, _CALENDAR, school=_SCHOOL)
    assert [(str(one.date), one.counted, one.because) for one in counted.steps] == [
        ("2026-10-01", False, "the day it starts from is not counted"),
        ("2026-10-02", False, "Brindlewick Primary School closed: heating failure"),
        ("2026-10-03", False, "Saturday"),
        ("2026-10-04", False, "Sunday"),
        ("2026-10-05", True, "term 2026-09-03 2026-10-23"),
    ]
    assert counted.warnings == ()


def test_a_month_without_the_day_says_that_its_last_is_taken():
    counted = count(date(2026, 12, 31), 2, Unit.MONTH, _CALENDAR)
    assert [one.because for one in counted.steps[1:]] == [
        "the corresponding date",
        "the last day, as this month has no day 31",
    ]


def test_hours_across_a_clock_change_say_so():
    start = Instant.parse("2026-10-24T19:30:00Z")
    counted = count(start, 72, Unit.HOUR, _CALENDAR)
    assert counted.warnings == (
        "The clocks change in between; the hours are elapsed time.",
    )
    assert counted.steps[-1].because == "72 hours of elapsed time"
    assert count(start, 1, Unit.HOUR, _CALENDAR).warnings == ()


def test_years_whose_bank_holidays_are_not_loaded_are_told():
    for amount, start in ((10, date(2028, 12, 20)), (-10, date(2026, 1, 8))):
        counted = count(start, amount, Unit.WORKING_DAY, _CALENDAR)
        assert "Bank holidays are not loaded" in counted.warnings[0]


def test_days_outside_the_terms_loaded_are_told():
    counted = count(date(2027, 7, 20), 3, Unit.SCHOOL_DAY, _CALENDAR, school=_SCHOOL)
    assert "outside the terms loaded for Brindlewick" in counted.warnings[0]
    bare = Calendar(bank_holidays=_CALENDAR.bank_holidays)
    none = count(date(2027, 7, 20), 3, Unit.SCHOOL_DAY, bare)
    assert none.warnings == (
        "No term dates are loaded for the school, so statutory days are counted.",
    )
    assert none.due == date(2027, 7, 23)


@pytest.mark.parametrize(
    ("start", "what"),
    [(date(2026, 11, 7), "Saturday"), (date(2026, 11, 25), "bank holiday")],
)
def test_a_month_that_ends_on_a_day_of_rest_says_so(start, what):
    (warning,) = count(
        start, 1 if what != "Saturday" else 0, Unit.MONTH, _CALENDAR
    ).warnings
    assert warning.startswith(f"The due day falls on a {what};")


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 10, 25), "2026-10-25T01:30:00Z"),
        (date(2027, 3, 28), "2027-03-28T01:30:00Z"),
    ],
)
def test_a_time_of_day_in_a_changed_hour_is_the_later_moment_and_says_so(day, moment):
    counted = count(day - timedelta(days=1), 1, Unit.DAY, _CALENDAR, by_time=time(1, 30))
    assert counted.due == Instant.parse(moment)
    assert "clocks change at that hour" in counted.warnings[-1]


@pytest.mark.parametrize(
    ("start", "amount", "unit", "by_time"),
    [
        (date(2026, 11, 9), 72, Unit.HOUR, None),
        (Instant.parse("2026-11-09T10:00:00Z"), 72, Unit.HOUR, time(17)),
        (Instant.of(datetime(9999, 12, 31, 10, tzinfo=UTC)), 72, Unit.HOUR, None),
        (Instant.parse("2026-11-09T10:00:00Z"), 10**9, Unit.HOUR, None),
        (date(2026, 11, 9), 10**9, Unit.DAY, None),
        (date(9999, 12, 30), 5, Unit.DAY, None),
        (date(1, 1, 2), -5, Unit.WORKING_DAY, None),
        (date(9999, 11, 30), 2, Unit.MONTH, None),
        (date(1, 1, 30), -1, Unit.MONTH, None),
    ],
)
def test_a_count_that_makes_no_sense_is_refused_with_a_way_out(
    start, amount, unit, by_time
):
    with pytest.raises(Refused) as refused:
        count(start, amount, unit, _CALENDAR, by_time=by_time)
    assert refused.value.remedy


# A slow count of its own: every day of ten years marked beforehand, then looked up.
_DECADE = [date(2022, 1, 1) + timedelta(days=step) for step in range(3653)]
_STATUTORY = [
    day
    for day in _DECADE
    if day.isoweekday() < 6 and str(day) not in _BANK_HOLIDAYS.split()
]
_OFFICE = [day for day in _STATUTORY if day not in _CALENDAR.office_closed]


@settings(deadline=None, max_examples=300)
@given(
    st.dates(date(2024, 1, 1), date(2029, 12, 31)),
    st.integers(1, 250),
    st.sampled_from([(Kind.STATUTORY, _STATUTORY), (Kind.OFFICE, _OFFICE)]),
)
def test_counts_agree_with_a_slow_count_over_ten_years(start, amount, how):
    kind, marked = how
    after = [day for day in marked if day > start][amount - 1]
    before = [day for day in marked if day < start][-amount]
    assert count(start, amount, Unit.WORKING_DAY, _CALENDAR, kind).due == after
    assert count(start, -amount, Unit.WORKING_DAY, _CALENDAR, kind).due == before


@settings(deadline=None, max_examples=100)
@given(st.dates(date(2022, 1, 1), date(2031, 12, 31)), st.integers(-60, 60))
def test_months_agree_with_walking_month_by_month(start, amount):
    year, month = start.year, start.month
    for _ in range(abs(amount)):
        month += 1 if amount > 0 else -1
        if month in {0, 13}:
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12)
    last = next(day for day in (31, 30, 29, 28) if _exists(year, month, day))
    want = date(year, month, min(start.day, last))
    assert count(start, amount, Unit.MONTH, _CALENDAR).due == want


def _exists(year, month, day):
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
