"""Working time: a yes only where every reading lies wholly inside."""

from datetime import date, time

import pytest

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant, Span
from investigator.domain.time.displayed import read
from investigator.domain.time.working_hours import WorkingPattern, WorkTime, judge

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")
_PATTERN = WorkingPattern(
    days=_WEEK,
    start=time(8, 30),
    end=time(15, 30),
    breaks=((time(10, 30), time(10, 45)),),
    lunch=(time(12, 0), time(12, 45)),
)
_CAPTURED = Instant.parse("2026-10-05T10:00:00Z")


def _judged(shown, captured=_CAPTURED, zone=None, off=()):
    found = read(shown, captured=captured, zone=zone)
    return judge(found.readings, _PATTERN, not_working=frozenset(off))


@pytest.mark.parametrize(
    ("shown", "where"),
    [
        ("24 September at 11:42", "inside"),
        ("24 September at 12:10", "lunch"),
        ("24 September at 10:30", "break"),
        ("24 September at 10:45", "inside"),
        ("24 September at 08:29", "outside"),
        ("24 September at 15:30", "outside"),
        ("27 September at 11:42", "not_working_day"),
        ("24 September", "straddles"),
        ("27 September", "not_working_day"),
        ("24 September at 3 pm", "straddles"),
    ],
)
def test_a_shown_time_falls_where_the_pattern_puts_it(shown, where):
    assert _judged(shown) == where


def test_three_hours_ago_across_lunch_straddles():
    captured = Instant.parse("2026-09-25T14:05:30Z")
    assert _judged("3h", captured) is WorkTime.STRADDLES


def test_the_wrong_zone_would_turn_inside_to_outside():
    assert _judged("28 September at 08:02", zone="UTC") is WorkTime.INSIDE
    assert _judged("28 September at 08:02") is WorkTime.OUTSIDE


def test_a_day_the_school_was_shut_is_no_working_day():
    shut = date(2026, 10, 2)
    assert _judged("2 October at 11:15", off=[shut]) is WorkTime.NOT_WORKING_DAY


def test_readings_that_differ_cannot_tell_and_none_cannot_tell():
    monday = Span(
        Instant.parse("2026-09-21T10:00:00Z"), Instant.parse("2026-09-21T10:01:00Z")
    )
    sunday = Span(
        Instant.parse("2026-09-20T10:00:00Z"), Instant.parse("2026-09-20T10:01:00Z")
    )
    assert judge(monday, _PATTERN) is WorkTime.LUNCH.INSIDE
    assert judge((monday, sunday), _PATTERN) is WorkTime.CANNOT_TELL
    assert judge((), _PATTERN) is WorkTime.CANNOT_TELL


def test_a_reading_of_more_than_a_year_cannot_tell():
    long = Span(
        Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")
    )
    assert judge(long, _PATTERN) is WorkTime.CANNOT_TELL


def test_a_day_that_a_zone_left_out_is_passed_over():
    over = Span(
        Instant.parse("2011-12-30T09:59:00Z"), Instant.parse("2011-12-30T10:01:00Z")
    )
    assert judge(over, _PATTERN, zone="Pacific/Apia") is WorkTime.STRADDLES


def test_a_pattern_from_midnight_has_no_time_before_it():
    early = WorkingPattern(days=("Mon",), start=time(0), end=time(23, 59))
    monday = Span(
        Instant.parse("2026-09-20T23:00:00Z"), Instant.parse("2026-09-20T23:01:00Z")
    )
    assert judge(monday, early) is WorkTime.INSIDE


def test_without_lunch_noon_is_inside():
    pattern = WorkingPattern(days=_WEEK, start=time(8, 30), end=time(15, 30))
    noon = Span(
        Instant.parse("2026-09-24T11:10:00Z"), Instant.parse("2026-09-24T11:11:00Z")
    )
    assert judge(noon, pattern) is WorkTime.INSIDE


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": ("Montag",)},
        {"end": time(8, 30)},
        {"lunch": (time(13), time(12))},
        {"breaks": ((time(10), time(10)),)},
    ],
)
def test_a_pattern_that_cannot_be_is_refused(wrong):
    fields = {"days": _WEEK, "start": time(8, 30), "end": time(15, 30)} | wrong
    with pytest.raises(Refused):
        WorkingPattern(**fields)
