"""How a removal request ended is what was seen, and lateness is an interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.removal_request import (
    Allowance,
    Late,
    RemovalAnswered,
    RemovalChecked,
    RemovalResult,
    RemovalState,
    Seen,
)
from tests.domain.build import NOW, a_case, a_check, a_removal, an_exhibit, at, refused

DUE = at("2026-10-01T15:20:00Z")
BEFORE, AFTER = "2026-10-01T15:00:00Z", "2026-10-01T15:45:00Z"
LATER, LAST = "2026-10-02T08:00:00Z", "2026-10-03T08:00:00Z"
FOLLOWING = a_removal("R2", follows="R1", due=at("2026-10-06T16:00:00Z"))


def _request(*facts, number="R1"):
    return a_case(an_exhibit(), a_removal(), *facts).removals[number]


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (24, 2), (-1, 0)])
def test_an_allowance_is_hours_or_working_days(hours, days):
    with refused("hours, or working days", "at least 1"):
        Allowance(hours=hours, working_days=days)


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        ((), None),
        ((a_check(BEFORE, Seen.GONE),), RemovalResult.COMPLIED),
        ((a_check("2026-10-01T15:20:00Z", Seen.GONE),), RemovalResult.COMPLIED),
        ((a_check(AFTER, Seen.VISIBLE),), None),
        ((a_check(AFTER, Seen.VISIBLE), a_check(LATER, Seen.GONE)), RemovalResult.LATE),
        ((a_check(LATER, Seen.GONE),), None),
        ((a_check(BEFORE, Seen.VISIBLE), a_check(LATER, Seen.GONE)), None),
        ((a_check(AFTER, Seen.EDITED),), RemovalResult.PARTLY),
        ((a_check(AFTER, Seen.RESTRICTED),), RemovalResult.PARTLY),
        ((a_check(BEFORE, Seen.EDITED),), None),
        ((a_check(AFTER, Seen.EDITED), a_check(LATER, Seen.GONE)), None),
        ((a_check(AFTER, Seen.CANNOT_TELL),), None),
        ((a_check(AFTER, Seen.VISIBLE), FOLLOWING), RemovalResult.NOT_COMPLIED),
        ((FOLLOWING,), RemovalResult.NOT_COMPLIED),
        ((FOLLOWING, a_check(BEFORE, Seen.GONE)), RemovalResult.COMPLIED),
    ],
)
def test_the_checks_say_how_a_request_ended(facts, result):
    assert _request(*facts).result is result


@pytest.mark.parametrize("result", RemovalResult)
def test_a_result_that_a_person_records_is_the_one_that_counts(result):
    said = RemovalAnswered(request="R1", words="x", result=result)
    assert _request(a_check(BEFORE, Seen.GONE), said).result is result


def test_lateness_is_an_interval_with_its_witnesses():
    facts = (
        FOLLOWING,
        a_check("2026-10-06T16:10:00Z", Seen.VISIBLE, "R2"),
        RemovalAnswered(
            request="R2", words="Removed.", removed_at=at("2026-10-08T20:14:00Z")
        ),
        a_check("2026-10-09T07:10:00Z", Seen.GONE, "R2", residue="one reshare"),
    )
    assert _request(*facts, number="R2").late == Late(
        last_seen=at("2026-10-06T16:10:00Z"),
        first_seen_gone=at("2026-10-09T07:10:00Z"),
        own_account=at("2026-10-08T20:14:00Z"),
    )
    assert _request(*facts).result is RemovalResult.NOT_COMPLIED


def test_lateness_without_an_answer_has_no_account_of_their_own():
    late = _request(a_check(AFTER, Seen.VISIBLE), a_check(LATER, Seen.GONE)).late
    assert late is not None
    assert late.own_account is None


def test_what_was_not_late_has_no_interval():
    assert _request(a_check(BEFORE, Seen.GONE)).late is None
    assert _request().late is None


def test_lateness_that_a_person_records_without_checks_has_no_witness():
    said = RemovalAnswered(request="R1", words="x", result=RemovalResult.LATE)
    assert _request(said).late == Late(
        last_seen=None, first_seen_gone=None, own_account=None
    )


def test_a_post_that_came_back_is_not_gone():
    back = (a_check(BEFORE, Seen.GONE), a_check(AFTER, Seen.VISIBLE))
    assert _request(*back).result is None
    assert _request(*back).state(NOW) is RemovalState.OVERDUE
    late = _request(*back, a_check(LATER, Seen.GONE)).late
    assert late is not None
    assert (late.last_seen, late.first_seen_gone) == (at(AFTER), at(LATER))


def test_checks_count_by_their_moment_and_not_by_when_they_were_told():
    late = _request(a_check(LATER, Seen.GONE), a_check(AFTER, Seen.VISIBLE)).late
    assert late is not None
    assert late.first_seen_gone == at(LATER)


@pytest.mark.parametrize(
    ("facts", "now", "state"),
    [
        ((), DUE, RemovalState.WAITING),
        ((), DUE.later(microseconds=1), RemovalState.OVERDUE),
        ((a_check(LATER, Seen.GONE),), NOW, RemovalState.ENDED),
        ((FOLLOWING,), NOW, RemovalState.ENDED),
        ((a_check(AFTER, Seen.EDITED),), NOW, RemovalState.ENDED),
        ((a_check(AFTER, Seen.VISIBLE),), NOW, RemovalState.OVERDUE),
    ],
)
def test_a_request_waits_is_overdue_or_has_ended(facts, now, state):
    assert _request(*facts).state(now) is state


def test_a_request_knows_what_follows_it():
    one = _request(FOLLOWING)
    assert (one.number, one.due, one.followed_by) == ("R1", DUE, "R2")


CHECKS = st.lists(
    st.tuples(st.integers(-50, 50).filter(bool), st.sampled_from(Seen)), max_size=8
)


def _looked(minutes, result):
    moment = DUE.later(microseconds=minutes * 60_000_000)
    return RemovalChecked(request="R1", at=moment, result=result)


@given(CHECKS)
def test_an_interval_of_lateness_always_runs_forwards_from_after_the_due_moment(checks):
    late = _request(*(_looked(*each) for each in checks)).late
    if late is not None:
        assert late.last_seen is not None
        assert late.first_seen_gone is not None
        assert DUE < late.last_seen < late.first_seen_gone


@given(CHECKS)
def test_nobody_is_late_who_was_not_seen_late(checks):
    one = _request(*(_looked(*each) for each in checks))
    seen_late = any(minutes > 0 and seen is Seen.VISIBLE for minutes, seen in checks)
    assert seen_late or one.result is not RemovalResult.LATE


@given(CHECKS)
def test_what_has_a_result_has_ended(checks):
    one = _request(*(_looked(*each) for each in checks))
    assert one.result is None or one.state(NOW) is RemovalState.ENDED
