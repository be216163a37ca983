"""Steps done, planned and confirmed, and the presumptions relied on."""

import pytest

from investigator.domain import readiness, steps
from investigator.domain.allegation import AllegationState, FindingMade
from investigator.domain.steps import How, WordsConfirmed
from tests.domain.build import (
    CLAUSES,
    NOW,
    TYPIST,
    a_case,
    an_allegation,
    an_exhibit,
    at,
    put,
    refused,
    told,
)

FOUND = FindingMade(allegation="A1", finding=AllegationState.ESTABLISHED, reasons="E01.")
TYPED = told(FOUND, 5, words_of="Owen Officer")
BEFORE = (an_exhibit(), an_allegation(), put())
WAITING = a_case(*BEFORE, TYPED)


def test_a_step_stands_under_its_entry():
    fact = steps.take(a_case(), what=" The head was told ")
    case = a_case(told(fact, 7))
    assert fact.what == "The head was told"
    assert case.steps[7].fact is fact


def test_a_plan_stands_under_its_entry():
    fact = steps.plan(a_case(), what=" Interview ", at=at("2026-11-25"))
    case = a_case(told(fact, 7))
    assert (case.plans[7].fact.what, case.plans[7].fact.at) == (
        "Interview",
        at("2026-11-25"),
    )


def test_a_step_needs_its_words():
    with refused("words", "what happened"):
        steps.take(a_case(), what=" ")
    with refused("words"):
        steps.plan(a_case(), what="", at=NOW)


def _confirmed(case=WAITING, how=How.SIGNED_PAGE, exhibit="E01", note="", entry=5):
    return steps.confirm(case, entry=entry, how=how, exhibit=exhibit, note=note)


@pytest.mark.parametrize(
    ("how", "exhibit", "note"),
    [
        (How.SIGNED_PAGE, "E01", ""),
        (How.SIGNED_REPLY, "E01", ""),
        (How.RECORDED_CALL, "", " Ida rang Owen at ten "),
        (How.RECORDED_CALL, "E01", "Ida rang Owen at ten"),
    ],
)
def test_words_are_confirmed_by_a_paper_or_a_noted_call(how, exhibit, note):
    fact = _confirmed(how=how, exhibit=exhibit, note=note)
    assert fact == WordsConfirmed(entry=5, how=how, exhibit=exhibit, note=note.strip())


@pytest.mark.parametrize("how", [How.SIGNED_PAGE, How.SIGNED_REPLY])
def test_a_signed_paper_is_an_exhibit(how):
    with refused("exhibit", "Add it first"):
        _confirmed(how=how, exhibit="")
    with refused("no exhibit E09"):
        _confirmed(how=how, exhibit="E09")


def test_a_call_needs_a_note():
    with refused("phone", "who rang whom"):
        _confirmed(how=How.RECORDED_CALL, exhibit="", note=" ")


@pytest.mark.parametrize("entry", [1, 4, 99])
def test_only_what_waits_is_confirmed(entry):
    with refused(f"Entry {entry}", "Missing"):
        _confirmed(entry=entry)


def test_words_are_confirmed_once():
    case = a_case(*BEFORE, TYPED, told(_confirmed(), 6))
    with refused("Entry 5", "does not wait"):
        _confirmed(case)


def _waits(case):
    codes = {gap.code for gap in readiness.missing_for_report(case, CLAUSES)}
    return {code for code in codes if code.startswith("confirm_")}


def test_words_typed_for_somebody_wait_until_they_are_confirmed():
    assert [each.speaker for each in steps.unconfirmed(WAITING)] == ["Owen Officer"]
    assert _waits(WAITING) == {"confirm_5"}
    after = a_case(*BEFORE, TYPED, told(_confirmed(), 6))
    assert steps.unconfirmed(after) == ()
    assert _waits(after) == set()
    assert after.confirmed[5].telling.seq == 6


def test_own_words_wait_for_nobody():
    case = a_case(*BEFORE, told(FOUND, 5, words_of=TYPIST))
    assert steps.unconfirmed(case) == ()


def test_each_entry_waits_for_its_own_confirmation():
    case = a_case(
        *BEFORE, TYPED, told(FOUND, 6, words_of="Paula Panel"), told(_confirmed(), 7)
    )
    assert [each.seq for each in steps.unconfirmed(case)] == [6]


@pytest.mark.parametrize("clause", ["4.1.1", "4.1.4"])
def test_a_presumption_stands_under_its_clause(clause):
    fact = steps.rely(
        a_case(), clause=clause, basis=" name ", challenge=" no ", finding=" "
    )
    case = a_case(fact)
    assert (fact.basis, fact.challenge, fact.finding) == ("name", "no", "")
    assert case.presumptions[clause].fact is fact


@pytest.mark.parametrize("clause", ["7.3", "4.1", "4.1.5", ""])
def test_other_clauses_hold_no_presumption(clause):
    with refused("no presumption", "4.1.1 to 4.1.4"):
        steps.rely(a_case(), clause=clause)
