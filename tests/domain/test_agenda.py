"""What is due next, soonest first."""

from datetime import date

import pytest

from investigator.domain.agenda import agenda
from investigator.domain.cooperation import CooperationAnswered, CooperationAsked
from investigator.domain.deadline import DeadlineMet
from investigator.domain.procedure import Stage
from investigator.domain.removal_request import Seen
from investigator.domain.steps import StepPlanned
from tests.domain.build import NOW, a_case, a_check, a_deadline, a_removal, an_exhibit, at


def _due(*facts, **values):
    return [(item.number, item.overdue) for item in agenda(a_case(*facts, **values), NOW)]


def _asked(number="K1", due=date(2026, 11, 24)):
    return CooperationAsked(number=number, what="An export", asked_on=NOW.day(), due=due)


def test_a_case_with_nothing_due_has_an_empty_agenda():
    assert _due() == []


def test_everything_due_stands_soonest_first():
    facts = (
        an_exhibit(),
        StepPlanned(what="Interview", at=at("2026-11-25")),
        _asked(),
        a_removal(due=at("2026-11-26T12:00:00Z")),
        a_deadline(),
    )
    items = agenda(a_case(*facts), NOW)
    assert [item.what for item in items] == [
        "Answer the appeal",
        "Answer to K1: An export",
        "Interview",
        "Removal of E01",
    ]
    assert [item.number for item in items] == ["D1", "K1", "", "R1"]


def test_what_is_due_on_one_day_stands_by_number():
    assert _due(a_deadline("D2"), a_deadline("D1")) == [("D1", False), ("D2", False)]


def test_what_is_late_stays_and_says_so():
    late = a_deadline(due=date(2026, 11, 20))
    assert _due(an_exhibit(), late, a_removal(), _asked(due=date(2026, 11, 21))) == [
        ("R1", True),
        ("D1", True),
        ("K1", True),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        (a_deadline(), DeadlineMet(deadline="D1")),
        (an_exhibit(), a_removal(), a_check("2026-10-01T10:00:00Z", Seen.GONE)),
        (_asked(), CooperationAnswered(request="K1", response="here it is")),
        (_asked(due=None),),
        (StepPlanned(what="Interview", at=at("2026-11-20")),),
    ],
)
def test_what_is_done_or_past_or_has_no_day_is_not_due(facts):
    assert _due(*facts) == []


def test_a_closed_case_has_nothing_due():
    assert _due(a_deadline(), stage=Stage.CLOSED) == []
