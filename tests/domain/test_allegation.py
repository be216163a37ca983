"""Allegations: worded, put, answered, found on, or withdrawn, and each in its turn."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain import allegation
from investigator.domain.allegation import (
    FINDINGS,
    AllegationAnswered,
    AllegationState,
    AllegationWithdrawn,
    FindingMade,
)
from tests.domain.build import (
    CLAUSES,
    NOW,
    TYPIST,
    a_case,
    an_allegation,
    put,
    refused,
    told,
)

ANSWER = AllegationAnswered(allegation="A1", answer="I did not.")
FOUND = FindingMade(
    allegation="A1", finding=AllegationState.ESTABLISHED, reasons="E01 shows it."
)
WITHDRAWN = AllegationWithdrawn(allegation="A1", reason="May be protected.")
DRAFTED = an_allegation()
PUT = (DRAFTED, put())


def _drafted(case=None, wording="You posted it.", clauses=("7.3",), **parts):
    return allegation.draft(
        case or a_case(),
        clauses_known=CLAUSES,
        happened_at=NOW,
        wording=wording,
        clauses=clauses,
        **parts,
    )


def test_an_allegation_gets_the_next_number():
    fact = _drafted(a_case(DRAFTED), wording=" You posted it. ", cited_with=("5.2",))
    assert (fact.number, fact.wording, fact.cited_with) == (
        "A2",
        "You posted it.",
        ("5.2",),
    )


def test_an_allegation_needs_its_wording():
    with refused("wording", "without saying that it is true"):
        _drafted(wording=" ")


def test_an_allegation_stands_on_clauses_that_can_carry_it():
    with refused("5.2", "never alone"):
        _drafted(clauses=("5.2",))


def test_a_linked_allegation_is_known():
    assert _drafted(a_case(DRAFTED), linked_to="A1").linked_to == "A1"
    with refused("no allegation A7", "A1"):
        _drafted(a_case(DRAFTED), linked_to="A7")


def test_conduct_of_one_day_ends_that_day():
    day = date(2026, 9, 24)
    assert _drafted(conduct_from=day).conduct_to == day


def test_conduct_runs_from_its_first_day_to_its_last():
    fact = _drafted(conduct_from=date(2026, 9, 24), conduct_to=date(2026, 9, 29))
    assert (fact.conduct_from, fact.conduct_to) == (date(2026, 9, 24), date(2026, 9, 29))


def test_conduct_does_not_end_before_it_begins():
    with refused("before it began", "earlier date"):
        _drafted(conduct_from=date(2026, 9, 24), conduct_to=date(2026, 9, 23))


@pytest.mark.parametrize("days", [(24, None), (23, 24)])
def test_conduct_does_not_lie_ahead(days):
    first, last = (date(2026, 11, day) if day else None for day in days)
    with refused("after the day", "day and month"):
        _drafted(conduct_from=first, conduct_to=last)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((DRAFTED,), "draft"),
        (PUT, "put"),
        ((*PUT, ANSWER), "answered"),
        ((*PUT, ANSWER, FOUND), "established"),
        ((*PUT, WITHDRAWN), "withdrawn"),
        ((*PUT, FOUND, WITHDRAWN), "withdrawn"),
    ],
)
def test_an_allegation_stands_where_its_last_step_puts_it(facts, state):
    assert a_case(*facts).allegations["A1"].state == state


def test_an_allegation_keeps_its_number_and_clauses():
    one = a_case(*PUT, ANSWER, WITHDRAWN).allegations["A1"]
    assert (one.number, one.clauses) == ("A1", ("7.3",))


def test_an_allegation_is_put_once():
    assert allegation.put(a_case(DRAFTED), allegation="A1") == put()
    with refused("A1", "already been put", "answer"):
        allegation.put(a_case(*PUT), allegation="A1")


def _answered(case, words="I did not."):
    return allegation.answer(case, allegation="A1", words=words)


def test_what_was_put_can_be_answered_and_answered_again():
    assert _answered(a_case(*PUT), " I did not. ") == ANSWER
    again = a_case(*PUT, ANSWER, _answered(a_case(*PUT, ANSWER), "I did."))
    answer = again.allegations["A1"].answer
    assert answer is not None
    assert answer.fact.answer == "I did."


def test_what_was_not_put_has_no_answer():
    with refused("not been put", "Record that it was put"):
        _answered(a_case(DRAFTED))


def test_an_answer_needs_its_words():
    with refused("answer", "no answer given"):
        _answered(a_case(*PUT), " ")


def _found(case, finding=AllegationState.ESTABLISHED, reasons="E01 shows it."):
    return allegation.find(case, allegation="A1", finding=finding, reasons=reasons)


@pytest.mark.parametrize("finding", FINDINGS)
def test_a_finding_is_kept_with_its_reasons(finding):
    assert _found(a_case(*PUT), finding, " E01. ") == replace(
        FOUND, finding=finding, reasons="E01."
    )


@pytest.mark.parametrize(
    "finding", [each for each in AllegationState if each not in FINDINGS]
)
def test_nothing_else_is_a_finding(finding):
    with refused("not established", "one of the three"):
        _found(a_case(*PUT), finding)


def test_nothing_is_found_before_it_is_put():
    with refused("not been put", "chance to answer"):
        _found(a_case(DRAFTED))


def test_nothing_is_found_on_what_was_withdrawn():
    with refused("withdrawn", "new allegation"):
        _found(a_case(*PUT, WITHDRAWN))


def test_a_finding_needs_its_reasons():
    with refused("reasons", "which evidence"):
        _found(a_case(*PUT), reasons=" ")


def test_the_typists_own_finding_waits_for_nobody():
    assert not a_case(*PUT, FOUND).awaiting
    assert not a_case(*PUT, told(FOUND, 4, words_of=TYPIST)).awaiting


def test_a_finding_typed_for_somebody_waits_for_them():
    case = a_case(*PUT, told(FOUND, 4, words_of="Owen Officer"))
    assert [each.speaker for each in case.awaiting.values()] == ["Owen Officer"]
    assert case.allegations["A1"].state is AllegationState.ESTABLISHED


def test_a_withdrawal_needs_its_reason():
    made = allegation.withdraw(a_case(*PUT), allegation="A1", reason=" May be protected. ")
    assert made == WITHDRAWN
    with refused("reason", "no longer pursued"):
        allegation.withdraw(a_case(*PUT), allegation="A1", reason=" ")


@pytest.mark.parametrize("end", [FOUND, WITHDRAWN])
@pytest.mark.parametrize(
    "step",
    [
        lambda case: allegation.put(case, allegation="A1"),
        _answered,
        lambda case: allegation.withdraw(case, allegation="A1", reason="No."),
    ],
)
def test_a_settled_allegation_takes_no_further_step(end, step):
    with refused("A1", "settled", "new allegation"):
        step(a_case(*PUT, end))


def test_an_allegation_in_part_is_told_in_words():
    partly = replace(FOUND, finding=AllegationState.ESTABLISHED_IN_PART)
    with refused("established in part"):
        allegation.put(a_case(*PUT, partly), allegation="A1")


def test_an_allegation_that_is_not_there_is_refused():
    with refused("no allegation A9", "none yet"):
        allegation.known(a_case(), "A9")
    with refused("no allegation A9", "It has A1."):
        allegation.known(a_case(DRAFTED), "A9")
