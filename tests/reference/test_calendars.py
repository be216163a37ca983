"""Calendars: England's bank holidays, and the calendar that a file describes."""

from datetime import date, datetime

import pytest

from investigator.domain.calendar import Calendar, Closure, Kind, Term
from investigator.reference import load
from investigator.reference.calendar_file import calendar_of, day
from tests.domain.build import refused
from tests.reference.shipped import data

SAMPLE = calendar_of(data("practice-cases.yaml")["calendar"])


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_bank_holidays_are_those_of_the_sample(year):
    known = [each for each in SAMPLE.bank_holidays if each.year == year]
    counted = load.bank_holiday_calendar(year).bank_holidays
    assert [each for each in counted if each.year == year] == known


def test_bank_holidays_are_known_some_years_back_and_ahead():
    calendar = load.bank_holiday_calendar(2026)
    assert calendar.last_year == 2030
    assert calendar.covers(date(2024, 1, 1))
    assert calendar.covers(date(2030, 12, 31))
    assert not calendar.covers(date(2031, 1, 1))


def test_bank_holidays_know_no_schools_terms():
    calendar = load.bank_holiday_calendar(2026)
    assert (calendar.terms, calendar.inset, calendar.closures) == ((), (), ())


def test_the_sample_calendar_has_its_terms_closures_and_inset_days():
    assert (len(SAMPLE.bank_holidays), len(SAMPLE.terms), len(SAMPLE.inset)) == (24, 6, 4)
    assert SAMPLE.office_closed[0] == date(2026, 12, 24)
    assert SAMPLE.terms[0] == Term(
        name="autumn 1", first=date(2026, 9, 3), last=date(2026, 10, 23)
    )
    assert [each.day for each in SAMPLE.closures] == [date(2026, 10, 2)]
    assert SAMPLE.covers(date(2028, 12, 31))


def test_a_closure_of_the_sample_shuts_its_own_school():
    (closure,) = SAMPLE.closures
    shut = SAMPLE.is_working_day(closure.day, Kind.SCHOOL, closure.school)
    assert shut == (False, f"{closure.school} closed: heating failure, staff not required")
    assert SAMPLE.is_working_day(closure.day, Kind.SCHOOL, "Another School")[0]


def test_a_file_that_says_nothing_makes_an_empty_calendar():
    assert calendar_of({}) == Calendar()
    assert calendar_of({"inset": None, "terms": None}) == Calendar()


def test_terms_of_every_block_are_read_with_their_school():
    block = [
        {"name": "a", "first": date(2026, 9, 3), "last": "2026-10-23", "school": "Near"}
    ]
    found = calendar_of({"terms_2026_27": block, "terms": block})
    one = Term(name="a", first=date(2026, 9, 3), last=date(2026, 10, 23), school="Near")
    assert found.terms == (one, one)


def test_a_closure_may_have_no_reason():
    found = calendar_of({"unplanned_closures": [{"school": "Near", "date": "2026-10-02"}]})
    assert found.closures == (Closure(school="Near", day=date(2026, 10, 2)),)


@pytest.mark.parametrize(
    "value",
    ["2026-11-23", date(2026, 11, 23), datetime.fromisoformat("2026-11-23T17:00:00Z")],
)
def test_a_day_is_a_date_or_iso_text(value):
    assert day(value, "inset") == date(2026, 11, 23)


@pytest.mark.parametrize("value", ["23/11/2026", "", None, 7])
def test_what_is_no_day_is_refused_with_where_it_stood(value):
    with refused("inset", "2026-11-23"):
        calendar_of({"inset": [value]})


def test_a_term_that_ends_before_it_begins_is_refused():
    with refused("cannot end before it begins"):
        calendar_of({"terms": [{"name": "a", "first": "2026-10-23", "last": "2026-09-03"}]})
