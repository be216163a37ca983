"""A moment is microseconds in UTC; a zone is only how it was said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.instant import LONDON, Instant
from tests.domain.build import at, between, refused

_FIRST, _LAST = at("0002-01-01T00:00:00Z").at, at("9998-12-31T23:59:59.999999Z").at
_MOMENTS = st.integers(_FIRST, _LAST).map(Instant)
_HOUR = 3_600_000_000


@given(_MOMENTS)
def test_iso_text_reads_back_as_the_same_moment(moment):
    assert Instant.parse(moment.iso()) == moment
    assert Instant.of(moment.utc()) == moment


@given(_MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_an_offset_is_converted_and_never_dropped(moment, minutes):
    shifted = moment.later(microseconds=-minutes * 60_000_000)
    sign, away = ("-", -minutes) if minutes < 0 else ("+", minutes)
    text = f"{moment.iso()[:-1]}{sign}{away // 60:02d}:{away % 60:02d}"
    assert Instant.parse(text) == shifted


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T17:00:00Z",
        "2026-11-23T17:00:00.118Z",
        "2026-11-23T17:00:00.118204Z",
        "1969-12-31T23:59:59.999Z",
        "0099-01-02T03:04:05Z",
    ],
)
def test_iso_text_has_no_three_or_six_digits_of_a_second(text):
    assert Instant.parse(text).iso() == text


def test_a_time_without_a_zone_is_refused_and_never_guessed():
    with refused("2026-11-23T17:00:00", "no time zone", "with its zone"):
        Instant.parse("2026-11-23T17:00:00")


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01T00:00Z", "23/11/2026"])
def test_what_cannot_be_read_is_refused_with_an_example(text):
    with refused("2026-11-23T17:00:00Z"):
        Instant.parse(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_a_year_that_some_zone_does_not_have_is_refused(text):
    with refused("read"):
        Instant.parse(text)


def test_moments_are_equal_whatever_zone_they_were_said_in():
    assert Instant(5, LONDON) == Instant(5, "Asia/Karachi")
    assert Instant(5) < Instant(6, LONDON)


def test_hours_elapse_in_utc_when_the_clocks_go_back():
    before = Instant.parse("2026-10-25T01:30:00+01:00", LONDON)
    assert before.later(hours=1).local().strftime("%H:%M %Z") == "01:30 GMT"
    assert before.later(microseconds=1).at == before.at + 1


def test_the_day_is_the_london_day_unless_told():
    late = at("2026-07-01T23:30:00Z")
    assert late.day() == date(2026, 7, 2)
    assert late.day("UTC") == date(2026, 7, 1)


def test_a_moment_is_local_to_its_own_zone_unless_told():
    moment = Instant.parse("2026-07-01T12:00:00Z", "Europe/Madrid")
    assert moment.local().utcoffset() == timedelta(hours=2)
    assert moment.local("UTC").utcoffset() == timedelta(0)


def test_a_span_holds_its_first_moment_and_not_its_last():
    span = between("2026-09-24T10:00:00Z", "2026-09-24T11:00:00Z")
    assert span.holds(span.earliest)
    assert not span.holds(span.latest)
    assert span.length() == _HOUR


@pytest.mark.parametrize("last", ["2026-09-24T10:00:00Z", "2026-09-24T09:00:00Z"])
def test_a_span_cannot_end_where_it_begins_or_before(last):
    with refused("before it begins", "earlier moment first"):
        between("2026-09-24T10:00:00Z", last)
