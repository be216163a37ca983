"""The stages of a case, which may follow which, and taking over from paper."""

from datetime import date
from itertools import pairwise

import pytest

from investigator.domain import procedure
from investigator.domain.concern import ConcernReported
from investigator.domain.people import RespondentNamed
from investigator.domain.procedure import CLOSED_STAGES, CaseMoved, CaseTakenOver, Stage
from tests.domain.build import (
    NOW,
    STAFF,
    a_case,
    a_person,
    an_allegation,
    an_exhibit,
    put,
    refused,
    told,
)

SIDES = (Stage.NO_CASE, Stage.INFORMAL, Stage.LOW_LEVEL_LOGGED, Stage.TRANSFERRED)
WITH_REASON = (*SIDES, Stage.PAUSED_EXTERNAL, Stage.RESPONDENT_LEFT)


def _moved(stage, to, *facts, reason="decided by the head"):
    return procedure.move(a_case(*facts, stage=stage), to=to, reason=reason)


def test_every_stage_says_what_may_follow_and_only_the_last_says_nothing():
    last = [stage for stage in Stage if not procedure.follows(stage)]
    assert last == [Stage.DISPOSED, Stage.OPENED_IN_ERROR]


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_follows_itself_or_stands_twice(stage):
    after = procedure.follows(stage)
    assert stage not in after
    assert len(set(after)) == len(after)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage in CLOSED_STAGES])
def test_a_closed_case_leaves_by_no_side(stage):
    assert not set(SIDES) & set(procedure.follows(stage))


@pytest.mark.parametrize("stage", SIDES)
def test_from_a_side_a_case_is_closed_or_investigated(stage):
    assert procedure.follows(stage) == (Stage.CLOSED, Stage.INVESTIGATING)


def test_the_ordinary_way_runs_from_intake_to_the_end():
    way = (Stage.INTAKE, *procedure.path(Stage.INTAKE, Stage.CLOSED))
    assert way[:4] == (Stage.INTAKE, Stage.TRIAGE, Stage.ASSESSMENT, Stage.INVESTIGATING)
    assert Stage.PAUSED_EXTERNAL not in way
    assert all(later in procedure.follows(earlier) for earlier, later in pairwise(way))


def test_no_step_leads_to_where_a_case_is():
    assert procedure.path(Stage.HEARD, Stage.HEARD) == ()


@pytest.mark.parametrize(
    ("start", "end"), [(Stage.INTAKE, Stage.NO_CASE), (Stage.NO_CASE, Stage.HEARD)]
)
def test_to_and_from_a_side_there_is_no_ordinary_way(start, end):
    with refused("No ordinary way", "no case", "one stage at a time"):
        procedure.path(start, end)


def test_a_move_stands_under_its_entry():
    fact = _moved(Stage.HEARD, Stage.OUTCOME_ISSUED, reason=" sent ")
    case = a_case(told(fact, 8), stage=Stage.HEARD)
    assert fact == CaseMoved(to=Stage.OUTCOME_ISSUED, reason="sent")
    assert case.moves[8].fact is fact
    assert a_case(fact).stage is Stage.OUTCOME_ISSUED


def test_a_stage_that_may_not_follow_is_refused_with_those_that_may():
    with refused("“heard”", "“intake”", "It can go to: “outcome issued”"):
        _moved(Stage.HEARD, Stage.INTAKE)


def test_nothing_follows_disposal():
    with refused("“disposed”", "Nothing follows"):
        _moved(Stage.DISPOSED, Stage.CLOSED)


@pytest.mark.parametrize("to", WITH_REASON)
def test_leaving_the_ordinary_way_needs_a_reason(to):
    assert _moved(Stage.ASSESSMENT, to).to is to
    with refused("needs a reason", "who decided"):
        _moved(Stage.ASSESSMENT, to, reason=" ")


def test_reopening_needs_a_reason():
    with refused("needs a reason"):
        _moved(Stage.CLOSED, Stage.INVESTIGATING, an_allegation(), reason="")
    assert _moved(Stage.CLOSED, Stage.INVESTIGATING, an_allegation())


def test_an_ordinary_move_needs_none():
    assert _moved(Stage.HEARD, Stage.OUTCOME_ISSUED, reason="").reason == ""


COMPLETE = (a_person(), RespondentNamed(person=STAFF), ConcernReported(words="It said so."))


def test_a_complete_concern_goes_on_to_triage():
    assert _moved(Stage.INTAKE, Stage.TRIAGE, *COMPLETE).to is Stage.TRIAGE


@pytest.mark.parametrize("facts", [(), COMPLETE[:2], COMPLETE[2:]])
def test_an_incomplete_concern_stays(facts):
    with refused("not complete", "the words of the concern"):
        _moved(Stage.INTAKE, Stage.TRIAGE, *facts)


def test_a_concern_without_a_school_stays():
    with refused("not complete", "the school"):
        procedure.move(a_case(*COMPLETE, school=""), to=Stage.TRIAGE)


def test_there_is_nothing_to_investigate_without_an_allegation():
    with refused("nothing to investigate", "at least one allegation"):
        _moved(Stage.ASSESSMENT, Stage.INVESTIGATING)
    assert _moved(Stage.ASSESSMENT, Stage.INVESTIGATING, an_allegation())


def test_no_hearing_is_arranged_before_an_allegation_is_put():
    with refused("No allegation has been put", "Put the allegations first"):
        _moved(Stage.AWAITING_DECISION, Stage.HEARING_ARRANGED, an_allegation())
    assert _moved(Stage.AWAITING_DECISION, Stage.HEARING_ARRANGED, an_allegation(), put())


DAY = date(2026, 11, 16)
OVER = CaseTakenOver(stage=Stage.REPORTING, on=DAY, reason="begun on paper")


def _taken(*facts, on=DAY, reason="begun on paper"):
    return procedure.take_over(
        a_case(*facts), stage=Stage.REPORTING, on=on, reason=reason, happened_at=NOW
    )


def test_an_empty_case_is_taken_over_at_its_true_stage():
    assert _taken(reason=" begun on paper ") == OVER


@pytest.mark.parametrize("fact", [OVER, an_exhibit(), an_allegation()])
def test_a_case_is_taken_over_once_and_while_it_is_empty(fact):
    with refused("taken over once", "before anything is added"):
        _taken(fact)


def test_a_case_is_not_taken_over_ahead():
    assert _taken(on=NOW.day()).on == NOW.day()
    with refused("still to come", "from which"):
        _taken(on=date(2026, 11, 24))


def test_a_take_over_needs_its_reason():
    with refused("reason", "where the earlier steps are kept"):
        _taken(reason=" ")
