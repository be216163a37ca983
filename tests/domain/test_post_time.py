"""What a post's times say together, and where they fall in a working day."""

from datetime import date, time

import pytest

from investigator.domain.calendar import Calendar, Term
from investigator.domain.deadline import CalendarCopied
from investigator.domain.people import WorkingPatternSet
from investigator.domain.post import Basis, IdTimeRead
from investigator.domain.post_time import agrees_with_id, compared, work_time
from investigator.domain.time.corroborate import Verdict
from investigator.domain.time.identifiers import Authority, IdTime, Meaning, Precision
from investigator.domain.time.working_hours import WorkingPattern, WorkTime
from tests.domain.build import (
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_exhibit,
    between,
)

MINUTE = between("2026-09-24T10:42:00Z", "2026-09-24T10:43:00Z")
LATER = between("2026-09-24T14:00:00Z", "2026-09-24T14:01:00Z")
SEEN = (an_exhibit(), an_exhibit("E02"), a_post())
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")


def _post(*facts):
    return a_case(*SEEN, *facts).posts["P1"]


def _id(span, platform="x"):
    found = IdTime(
        platform=platform,
        span=span,
        meaning=Meaning.CREATED,
        authority=Authority.SERVER,
        precision=Precision.MILLISECOND,
    )
    return IdTimeRead(post="P1", identifier="1", found=found)


def test_nothing_says_when_where_no_time_is_shown():
    assert compared(_post()).verdict is Verdict.NONE


def test_a_time_that_cannot_be_read_says_nothing():
    assert compared(_post(a_time())).verdict is Verdict.NONE


def test_two_captures_of_one_site_are_one_origin():
    found = compared(_post(a_time(MINUTE), a_time(MINUTE, exhibit="E02")))
    assert (found.verdict, found.independent) == (Verdict.SINGLE_SOURCE, 1)


def test_an_identifier_is_an_origin_of_its_own():
    found = compared(_post(a_time(MINUTE), _id(MINUTE)))
    assert (found.verdict, found.independent, found.best) == (Verdict.AGREE, 2, MINUTE)


def test_an_accounts_own_export_is_an_origin_of_its_own():
    exported = a_time(MINUTE, basis=Basis.UTC, shown="2026-09-24T10:42:00Z")
    found = compared(_post(exported, a_time(MINUTE, exhibit="E02")))
    assert (found.verdict, found.independent) == (Verdict.AGREE, 2)


@pytest.mark.parametrize(
    "parts", [{"shown": "10:42 UTC"}, {"basis": Basis.STATED_OFFSET}, {"exhibit": "E02"}]
)
def test_a_text_on_the_site_is_no_export(parts):
    given = {"basis": Basis.UTC, "shown": "2026-09-24T10:42:00Z", **parts}
    assert compared(_post(a_time(MINUTE, **given), a_time(MINUTE))).independent == 1


def test_an_identifier_made_before_the_post_went_out_still_agrees():
    early = between("2026-09-24T10:35:00Z", "2026-09-24T10:35:01Z")
    assert compared(_post(a_time(MINUTE), _id(early, "instagram"))).independent == 2
    assert compared(_post(a_time(MINUTE), _id(early, "x"))).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("facts", "agrees"),
    [
        ((a_time(MINUTE),), None),
        ((_id(MINUTE),), None),
        ((a_time(), _id(MINUTE)), None),
        ((a_time(MINUTE), _id(MINUTE)), True),
        ((a_time(MINUTE), _id(LATER)), False),
    ],
)
def test_a_post_says_whether_its_identifier_agrees(facts, agrees):
    assert agrees_with_id(_post(*facts)) is agrees


PATTERN = WorkingPatternSet(
    person=STAFF,
    pattern=WorkingPattern(days=WEEK, start=time(8, 30), end=time(15, 30)),
)
CALENDAR = CalendarCopied(
    calendar=Calendar(
        bank_holidays=(date(2026, 8, 31),),
        terms=(
            Term(name="autumn 1", first=date(2026, 9, 3), last=date(2026, 10, 23)),
            Term(name="autumn 2", first=date(2026, 11, 3), last=date(2026, 12, 18)),
        ),
    )
)


def _worked(shown, *facts, author=STAFF):
    case = a_case(a_person(), an_exhibit(), a_post(author=author), *facts)
    return work_time(case, case.posts["P1"], shown)


def test_a_time_in_contracted_hours_is_inside():
    assert _worked(a_time(MINUTE), PATTERN) is WorkTime.INSIDE
    assert _worked(a_time(MINUTE), PATTERN, CALENDAR) is WorkTime.INSIDE


def test_a_holiday_of_the_school_is_no_working_day():
    half_term = a_time(between("2026-10-28T10:00:00Z", "2026-10-28T10:01:00Z"))
    assert _worked(half_term, PATTERN, CALENDAR) is WorkTime.NOT_WORKING_DAY
    assert _worked(half_term, PATTERN) is WorkTime.INSIDE


def test_a_stretch_wholly_in_the_holidays_is_no_working_day():
    week = a_time(between("2026-10-26T10:00:00Z", "2026-10-30T10:00:00Z"))
    assert _worked(week, PATTERN, CALENDAR) is WorkTime.NOT_WORKING_DAY


def test_readings_that_differ_cannot_tell():
    evening = between("2026-09-24T20:00:00Z", "2026-09-24T20:01:00Z")
    assert _worked(a_time(MINUTE, evening), PATTERN) is WorkTime.CANNOT_TELL


@pytest.mark.parametrize(
    ("shown", "facts", "author"),
    [
        (a_time(MINUTE), (), STAFF),
        (a_time(MINUTE), (PATTERN,), ""),
        (a_time(), (PATTERN,), STAFF),
    ],
)
def test_without_author_pattern_or_reading_nothing_is_said(shown, facts, author):
    assert _worked(shown, *facts, author=author) is None
