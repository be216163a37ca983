"""Times compared: origins counted once, bounds kept, ties named as ties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant, Span
from investigator.domain.time.corroborate import (
    Finding,
    Observation,
    Relation,
    Verdict,
    compare,
)

_START = Instant.parse("2025-03-14T21:14:00Z").at
_SECOND = 1_000_000
_MINUTE, _HOUR, _DAY = 60 * _SECOND, 3600 * _SECOND, 86_400 * _SECOND


def _at(begin, length=_MINUTE):
    return Span(Instant(_START + begin), Instant(_START + begin + length))


def _told(name, *spans, origin="", relation=Relation.AT, lag=0):
    return Observation(
        id=name,
        kind="displayed",
        origin=origin or name,
        spans=spans,
        relation=relation,
        lag=lag,
    )


def test_nothing_told_is_no_verdict():
    assert compare([]).verdict is Verdict.NONE
    bound = _told("c", _at(0), relation=Relation.NOT_AFTER)
    assert compare([bound, _told("empty")]).verdict is Verdict.NONE


def test_one_origin_is_a_single_source_with_its_only_reading_as_best():
    found = compare([_told("a", _at(0))])
    assert (found.verdict, found.best, found.independent) == (
        Verdict.SINGLE_SOURCE,
        _at(0),
        1,
    )
    assert found.agreeing == ("a",)


def test_two_readings_of_one_origin_name_no_best():
    found = compare([_told("a", _at(0), _at(_HOUR))])
    assert (found.verdict, found.best, found.tied) == (Verdict.SINGLE_SOURCE, None, False)


def test_a_second_origin_settles_which_of_the_repeated_hour_it_was():
    found = compare(
        [_told("shown", _at(0), _at(_HOUR)), _told("export", _at(_HOUR + 5, 1000))]
    )
    assert found.verdict is Verdict.AGREE
    assert found.best == _at(_HOUR + 5, 1000)


def test_a_second_origin_that_fits_both_hours_settles_nothing():
    found = compare([_told("shown", _at(0), _at(_HOUR)), _told("day", _at(-_HOUR, _DAY))])
    assert (found.verdict, found.best) == (Verdict.AGREE, None)


def test_many_readings_of_one_origin_are_one():
    found = compare([_told("a", _at(0), origin="site"), _told("b", _at(0), origin="site")])
    assert (found.verdict, found.independent) == (Verdict.SINGLE_SOURCE, 1)


def test_times_within_the_slack_agree_and_the_window_says_so():
    near = [_told("a", _at(0)), _told("b", _at(_MINUTE + 30 * _SECOND))]
    found = compare(near)
    assert found.verdict is Verdict.AGREE
    assert found.best == _at(_MINUTE, 30 * _SECOND)
    assert compare(near, slack=0).verdict is Verdict.CONFLICT


def test_two_origins_outvote_one_which_is_listed_with_its_gap():
    found = compare([_told("a", _at(0)), _told("b", _at(0)), _told("w", _at(2 * _HOUR))])
    assert (found.verdict, found.tied, found.best) == (Verdict.CONFLICT, False, None)
    assert found.agreeing == ("a", "b")
    (odd,) = found.odd_ones
    assert (odd.id, odd.gap_seconds) == ("w", 2 * 3600 - 60)


@pytest.mark.parametrize(
    ("away", "reason"),
    [
        (_HOUR, "time zone or summer-time offset of 1 h"),
        (-_HOUR, "time zone or summer-time offset of 1 h"),
        (5 * _HOUR + _HOUR // 2, "time zone or summer-time offset of 5.5 h"),
        (12 * _HOUR, "am and pm exchanged, or a time zone 12 h away"),
        (365 * _DAY, "one year apart: a missing or wrong year"),
        (-365 * _DAY, "one year apart: a missing or wrong year"),
        (17 * _MINUTE, None),
        (40 * _DAY, None),
    ],
)
def test_a_gap_is_offered_its_likely_reason(away, reason):
    assert compare([_told("a", _at(0)), _told("b", _at(away))]).explanation == reason


@pytest.mark.parametrize("hour", [10, 9])
def test_a_date_with_day_and_month_exchanged_is_recognised(hour):
    april = Instant.parse(f"2025-04-03T{hour:02d}:00:00Z").at - _START
    march = Instant.parse("2025-03-04T10:00:00Z").at - _START
    found = compare([_told("a", _at(march)), _told("b", _at(april))])
    assert found.explanation == "day and month exchanged"


def test_long_stretches_are_offered_no_hour_and_no_exchanged_date():
    found = compare([_told("a", _at(0)), _told("b", _at(2 * _DAY, 3 * _DAY))])
    assert (found.verdict, found.explanation) == (Verdict.CONFLICT, None)


def test_a_reading_that_a_bound_rules_out_is_dropped():
    shown = _told("shown", _at(0), _at(_DAY))
    carried = _told("mail", _at(_HOUR), relation=Relation.NOT_AFTER)
    found = compare([shown, carried])
    assert (found.verdict, found.best, found.findings) == (
        Verdict.SINGLE_SOURCE,
        _at(0),
        (),
    )


def test_a_time_before_what_it_rests_on_is_impossible():
    photo = _told("photo", _at(_DAY), relation=Relation.NOT_BEFORE)
    found = compare([_told("shown", _at(0)), photo])
    assert (found.verdict, found.findings) == (Verdict.IMPOSSIBLE, (Finding.BEFORE_BOUND,))
    assert found.best is None


def test_a_bound_that_holds_changes_nothing_and_an_empty_one_says_nothing():
    bounds = [
        _told("photo", _at(-_DAY), relation=Relation.NOT_BEFORE),
        _told("capture", _at(_DAY), relation=Relation.NOT_AFTER),
        _told("unread", relation=Relation.NOT_AFTER),
    ]
    assert compare([_told("shown", _at(0)), *bounds]).verdict is Verdict.SINGLE_SOURCE


def test_a_lag_lets_the_event_come_after_its_identifier_and_not_before():
    shown = _told("shown", _at(5 * _MINUTE))
    assert compare([shown, _told("id", _at(0, 1000), lag=600)]).verdict is Verdict.AGREE
    later = _told("id", _at(15 * _MINUTE, 1000), lag=600)
    assert compare([shown, later]).verdict is Verdict.CONFLICT


def test_a_negative_lag_is_refused():
    with pytest.raises(Refused):
        _told("id", _at(0), lag=-1)


def test_every_verdict_has_its_sentence():
    for told in ([], [_told("a", _at(0))], [_told("a", _at(0)), _told("b", _at(0))]):
        assert compare(told).sentence.endswith(".")
    assert compare([_told("a", _at(0)), _told("b", _at(0))]).sentence.startswith("2 indep")


_SPANS = st.builds(
    lambda begin, length: _at(begin * _MINUTE, length * _MINUTE),
    st.integers(0, 30),
    st.integers(1, 10),
)
_ONES = st.builds(
    lambda name, origin, spans: _told(f"o{name}", *spans, origin=origin),
    st.integers(0, 10**6),
    st.sampled_from("abc"),
    st.lists(_SPANS, min_size=1, max_size=2),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(_ONES, min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_most_origins_at_one_minute_are_what_a_slow_search_finds(told):
    # A minute of slack grows each stretch by half of one: half minutes see every meeting.
    covered = [
        {
            one.origin
            for one in told
            for span in one.spans
            if span.earliest.at - _MINUTE // 2 <= at < span.latest.at + _MINUTE // 2
        }
        for at in range(_START - _MINUTE, _START + 45 * _MINUTE, _MINUTE // 2)
    ]
    assert compare(told).independent == max(map(len, covered))
