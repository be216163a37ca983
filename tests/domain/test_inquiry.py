"""Looks, posts that were taken down, logs that are kept, and what of it is missing."""

from datetime import date
from typing import Any

import pytest

from investigator.domain import dispute, keep_logs, look, taken_down
from investigator.domain.account import AccountRecorded, Ownership
from investigator.domain.chronology import events
from investigator.domain.instant import Span
from investigator.domain.people import RespondentNamed
from investigator.domain.readiness import Blocks, missing
from investigator.domain.taken_down import Prompted
from tests.domain.build import (
    CLAUSES,
    NOW,
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_exhibit,
    at,
    between,
    refused,
    told,
)

BEGAN, ENDED = at("2026-11-17T11:30:00Z"), at("2026-11-17T12:00:00Z")
MINUTE = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
HELD = (a_person(), an_exhibit(), a_post(author=STAFF), a_time(MINUTE))


def _look(case, **parts):
    given = {
        "question": "Did they answer?",
        "where": "the public page",
        "signed_in_as": "not signed in",
        "started": BEGAN,
        "ended": ENDED,
        "happened_at": NOW,
        **parts,
    }
    return look.look(case, **given)


def _gone(case, **parts):
    given = {"post": "P1", "source": "Ada", "happened_at": NOW, **parts}
    return taken_down.take_down(case, **given)


def _codes(case):
    return {gap.code: gap for gap in missing(case, CLAUSES)}


def test_a_look_is_numbered_and_stands_in_the_timeline():
    case = a_case(*HELD)
    fact = _look(case, found_against="nothing later", exhibits=("E01",))
    after = case.after(told(fact, 40))
    assert (fact.number, tuple(after.looks)) == ("L1", ("L1",))
    line = next(each for each in events(after) if each.what.startswith("L1"))
    assert (line.at, line.span, line.exhibit) == (BEGAN, Span(BEGAN, ENDED), "E01")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"question": " "}, "needs the question it asked"),
        ({"where": ""}, "where you looked"),
        ({"signed_in_as": ""}, "as whom you were signed in"),
        ({"ended": at("2026-11-17T11:00:00Z")}, "ends after it begins"),
        ({"ended": at("2026-12-17T11:00:00Z")}, "before it is recorded"),
        ({"passed_over": "password: Tulip"}, "looks like a password"),
        ({"exhibits": ("E09",)}, "no exhibit E09"),
    ],
)
def test_a_look_says_all_its_parts_and_no_password(parts, words):
    with refused(words):
        _look(a_case(*HELD), **parts)


def test_a_post_that_is_gone_is_told_between_two_looks():
    case = a_case(*HELD)
    fact = _gone(case, prompted=Prompted.NO, last_seen=BEGAN, first_seen_gone=ENDED)
    after = case.after(told(fact, 40))
    line = next(each for each in events(after) if "taken down" in each.what)
    assert (line.span, line.uncertain) == (Span(BEGAN, ENDED), True)
    for word in ("deleted", "destroyed", "hid", "evidence"):
        assert word not in line.what


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"source": ""}, "whose word"),
        ({"last_seen": ENDED, "first_seen_gone": BEGAN}, "gone before it was last seen"),
        ({"last_seen": at("2026-12-17T11:00:00Z")}, "after this is recorded"),
        ({"post": "P9"}, "no post P9"),
    ],
)
def test_a_post_is_gone_by_somebodys_word_and_in_order(parts, words):
    with refused(words):
        _gone(a_case(*HELD), **parts)


def test_logs_are_asked_for_with_a_clock_of_a_working_day():
    case = a_case(*HELD)
    notice, clock = keep_logs.keep_logs(case, to="IT", logs="sign-ins", happened_at=NOW)
    assert (notice.to, clock.code, clock.due) == (
        "IT",
        keep_logs.CODE,
        date(2026, 11, 24),
    )
    with refused("which logs"):
        keep_logs.keep_logs(case, to="IT", logs=" ", happened_at=NOW)


def test_logs_are_missed_where_a_trust_account_is_in_the_case():
    ours = AccountRecorded(number="C1", platform="x", ownership=Ownership.TRUST)
    case = a_case(*HELD, ours)
    assert "logs" in _codes(case)
    assert "logs" not in _codes(a_case(*HELD))
    facts = keep_logs.keep_logs(case, to="IT", logs="sign-ins", happened_at=NOW)
    fact: Any
    for seq, fact in enumerate(facts, start=40):
        case = case.after(told(fact, seq))
    assert "logs" not in _codes(case)


def test_an_open_dispute_and_an_unsaid_audience_are_missing_and_block_nothing():
    case = a_case(*HELD)
    fact = dispute.dispute(case, posts=("P1",), by="F", ground="g")
    found = _codes(case.after(told(fact, 40)))
    assert found["dispute_T1"].blocks is Blocks.NOTHING
    assert "nobody has decided" in found["dispute_T1"].what
    assert found["audience_E01"].blocks is Blocks.NOTHING


def test_why_an_account_is_theirs_is_missing_until_it_is_said():
    theirs = AccountRecorded(number="C1", platform="x", person=STAFF)
    case = a_case(*HELD, theirs, RespondentNamed(person=STAFF))
    assert "account_C1" in _codes(case)


def test_a_disputed_time_is_uncertain_in_the_timeline_and_says_so():
    case = a_case(*HELD)
    fact = dispute.dispute(case, posts=("P1",), by="Fergus", ground="Spain")
    after = case.after(told(fact, 40))
    line = next(each for each in events(after) if each.what.startswith("Post P1"))
    assert (line.uncertain, "disputed (T1)" in line.what) == (True, True)
    said = next(each for each in events(after) if each.what.startswith("T1"))
    assert said.source == "Fergus"
