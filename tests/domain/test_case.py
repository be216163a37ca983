"""A case is the value that a ledger tells."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain.case import Case, Unread, refuse_unread
from investigator.domain.concern import CaseOpened
from investigator.domain.people import RespondentNamed, Role, RoleGiven
from investigator.domain.policy import EditionPinned
from investigator.domain.procedure import CaseMoved, CaseTakenOver, Stage
from tests.domain.build import REF, SCHOOL, STAFF, a_case, a_person, refused, told


def test_an_empty_ledger_tells_an_empty_case():
    case = Case.read(())
    assert (case.ref, case.stage, case.opened) == ("", Stage.INTAKE, None)
    assert not case.people


def test_an_opened_case_has_its_reference_title_and_school():
    case = a_case()
    assert (case.ref, case.title, case.school) == (REF, "Posts about the trust", SCHOOL)
    assert case.opened is not None
    assert not case.practice


def test_the_case_before_stays_as_it_was():
    before = a_case()
    before.after(told(a_person()))
    assert not before.people


def test_a_fact_leaves_every_other_noun_the_very_same():
    before = a_case(a_person())
    after = before.after(told(CaseMoved(to=Stage.TRIAGE), 3))
    assert after.people is before.people
    assert after.moves is not before.moves


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.RETENTION_REVIEW, Stage.DISPOSED])
def test_a_case_at_its_end_is_closed(stage):
    assert a_case(stage=stage).closed


@pytest.mark.parametrize("stage", [Stage.INTAKE, Stage.NO_CASE, Stage.RESPONDENT_LEFT])
def test_a_case_short_of_its_end_is_not_closed(stage):
    assert not a_case(stage=stage).closed


def test_the_staff_member_is_called_by_name_once_named():
    assert a_case().respondent_label == "not named yet"
    case = a_case(a_person(), RespondentNamed(person=STAFF))
    assert case.respondent_label == "Rowan Field"


def test_the_holder_of_a_role_is_called_by_name():
    case = a_case(a_person(), RoleGiven(role=Role.DSL, person=STAFF))
    assert case.holder(Role.DSL) == "Rowan Field"
    assert case.holder(Role.NOTE_TAKER) == ""


def test_a_take_over_puts_the_case_at_its_true_stage():
    fact = CaseTakenOver(stage=Stage.REPORTING, on=date(2026, 11, 16), reason="on paper")
    case = a_case(fact)
    assert case.stage is Stage.REPORTING
    assert case.taken_over is not None
    assert case.taken_over.fact is fact


def test_an_edition_stands_once_pinned():
    fact = EditionPinned(edition="2025-06", title="Staff social media policy")
    case = a_case(fact)
    assert case.edition is not None
    assert case.edition.fact is fact


def test_a_practice_case_says_so():
    fact = CaseOpened(ref=REF, title="T", school=SCHOOL, practice=True)
    assert Case.read((told(fact),)).practice


def test_an_entry_that_cannot_be_read_is_told_by_number():
    case = a_case(Unread(kind="newer", version=1), Unread(kind="step_taken", version=9))
    assert case.unread == (2, 3)


def test_a_case_with_an_unread_entry_takes_nothing_new():
    with refused(REF, "newer version", "Install"):
        refuse_unread(a_case(Unread(kind="newer", version=1)))


def test_a_case_that_is_read_whole_can_be_written():
    case = replace(a_case(), unread=())
    refuse_unread(case)
    assert case.unread == ()
