"""Which days count, and why."""

from datetime import date

import pytest

from investigator.domain.calendar import Calendar, Closure, Kind, Term
from investigator.domain.errors import Refused

_OURS = Calendar(
    bank_holidays=(date(2026, 8, 31), date(2026, 12, 25), date(2027, 1, 1)),
    office_closed=(date(2026, 12, 24),),
    terms=(
        Term(name="autumn 1", first=date(2026, 9, 3), last=date(2026, 10, 23)),
        Term(name="autumn 2", first=date(2026, 11, 3), last=date(2026, 12, 18)),
        Term(
            name="own", first=date(2026, 9, 7), last=date(2026, 10, 16), school="Far School"
        ),
    ),
    inset=(date(2026, 9, 1), date(2026, 11, 2)),
    closures=(
        Closure(school="Near School", day=date(2026, 10, 2), reason="heating failure"),
        Closure(school="Near School", day=date(2026, 10, 5)),
    ),
)


@pytest.mark.parametrize(
    ("day", "kind", "counts", "because"),
    [
        (date(2026, 9, 4), Kind.STATUTORY, True, "working day"),
        (date(2026, 9, 5), Kind.STATUTORY, False, "Saturday"),
        (date(2026, 9, 6), Kind.SCHOOL, False, "Sunday"),
        (date(2026, 12, 25), Kind.STATUTORY, False, "bank holiday"),
        (date(2026, 12, 24), Kind.STATUTORY, True, "working day"),
        (date(2026, 12, 24), Kind.OFFICE, False, "the trust's offices are closed"),
        (date(2026, 10, 2), Kind.STATUTORY, True, "working day"),
        (date(2026, 10, 2), Kind.SCHOOL, False, "Near School closed: heating failure"),
        (date(2026, 10, 5), Kind.SCHOOL, False, "Near School closed: no reason given"),
        (date(2026, 10, 6), Kind.SCHOOL, True, "autumn 1"),
        (date(2026, 10, 28), Kind.SCHOOL, False, "school holiday"),
        (date(2026, 11, 2), Kind.SCHOOL, True, "INSET day, which counts for staff"),
        (
            date(2027, 2, 1),
            Kind.SCHOOL,
            True,
            "no term dates known, so counted as a statutory day",
        ),
    ],
)
def test_a_day_counts_or_not_and_says_why(day, kind, counts, because):
    assert _OURS.is_working_day(day, kind, "Near School") == (counts, because)


def test_a_closure_shuts_one_school_only():
    assert _OURS.is_working_day(date(2026, 10, 2), Kind.SCHOOL, "Other School")[0]
    assert _OURS.is_working_day(date(2026, 10, 2), Kind.SCHOOL)[0]


def test_a_school_with_terms_of_its_own_is_counted_on_them():
    assert not _OURS.is_working_day(date(2026, 9, 4), Kind.SCHOOL, "Far School")[0]
    assert _OURS.is_working_day(date(2026, 9, 8), Kind.SCHOOL, "Far School") == (
        True,
        "own",
    )


def test_a_school_with_no_terms_is_counted_on_statutory_days_and_says_so():
    empty = Calendar()
    assert empty.is_working_day(date(2026, 8, 3), Kind.SCHOOL, "Near School") == (
        True,
        "no term dates known, so counted as a statutory day",
    )
    assert not empty.knows_terms(date(2026, 8, 3))


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 10, 2), True),
        (date(2026, 12, 25), True),
        (date(2026, 10, 28), True),
        (date(2026, 10, 25), False),
        (date(2026, 11, 2), False),
        (date(2026, 9, 24), False),
        (date(2027, 7, 1), False),
    ],
)
def test_staff_are_off_on_closures_bank_holidays_and_between_terms(day, off):
    assert _OURS.staff_off(day, "Near School") is off


def test_the_years_loaded_are_those_of_the_bank_holidays():
    assert _OURS.covers(date(2027, 12, 31))
    assert not _OURS.covers(date(2028, 1, 1))
    assert not _OURS.covers(date(2025, 12, 31))
    assert not Calendar().covers(date(2026, 1, 1))
    told = Calendar(bank_holidays=(date(2026, 1, 1),), last_year=2028)
    assert told.covers(date(2028, 6, 1))


def test_a_term_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refused):
        Term(name="autumn", first=date(2026, 9, 3), last=date(2026, 9, 2))
