"""What is missing, what it blocks, and how to mend it."""

from datetime import date

import pytest

from investigator.domain import readiness
from investigator.domain.allegation import (
    AllegationAnswered,
    AllegationState,
    AllegationWithdrawn,
    FindingMade,
)
from investigator.domain.concern import ConcernReported
from investigator.domain.people import RespondentNamed, Role, RoleGiven
from investigator.domain.policy import EditionPinned
from investigator.domain.procedure import CaseMoved, CaseTakenOver, Stage
from investigator.domain.readiness import Blocks
from investigator.domain.time.interval import Flag
from investigator.domain.weighing import Effect, ExhibitWeighed
from tests.domain.build import (
    CLAUSES,
    OTHER,
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_allegation,
    an_exhibit,
    between,
    put,
    told,
)

ANSWER = AllegationAnswered(allegation="A1", answer="No.")
WEIGHED = ExhibitWeighed(allegation="A1", exhibit="E01", effect=Effect.SUPPORTS)
FOUND = FindingMade(allegation="A1", finding=AllegationState.ESTABLISHED, reasons="E01.")
WITHDRAWN = AllegationWithdrawn(allegation="A1", reason="No.")
WHOLE = (
    a_person(),
    a_person(OTHER),
    RespondentNamed(person=STAFF),
    ConcernReported(words="It said so."),
    EditionPinned(edition="2025-06", title="Policy"),
    RoleGiven(role=Role.DSL, person=OTHER),
    RoleGiven(role=Role.INVESTIGATING_OFFICER, person=OTHER),
    CaseMoved(to=Stage.INVESTIGATING),
    an_exhibit(),
    an_allegation(),
    put(),
    ANSWER,
    WEIGHED,
    FOUND,
)


def _codes(*facts, **values):
    return {gap.code for gap in readiness.missing(a_case(*facts, **values), CLAUSES)}


def test_an_empty_case_misses_what_a_case_begins_with():
    assert _codes() == {"respondent", "concern", "policy_edition", "allegation", "exhibit"}


def test_a_whole_case_misses_nothing():
    assert _codes(*WHOLE) == set()


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        (RespondentNamed, "respondent"),
        (ConcernReported, "concern"),
        (EditionPinned, "policy_edition"),
        (AllegationAnswered, "answer_A1"),
        (ExhibitWeighed, "evidence_A1"),
        (FindingMade, "finding_A1"),
    ],
)
def test_what_is_left_out_is_missing(left_out, code):
    assert _codes(*(fact for fact in WHOLE if not isinstance(fact, left_out))) == {code}


def test_every_gap_says_what_to_do():
    cases = (a_case(), a_case(an_allegation()), a_case(an_allegation(), put()))
    for gap in (gap for case in cases for gap in readiness.missing(case, CLAUSES)):
        assert gap.what.endswith(".")
        assert gap.mend.endswith(".")


def test_an_allegation_in_draft_is_to_be_put_and_not_yet_answered():
    codes = _codes(an_allegation())
    assert {"put_A1", "finding_A1", "evidence_A1"} <= codes
    assert "answer_A1" not in codes


def test_a_withdrawn_allegation_misses_nothing():
    codes = _codes(an_allegation(clauses=("7.3",)), WITHDRAWN)
    assert not {code for code in codes if code.endswith("_A1")}
    assert "safeguarding_lead" not in codes


def test_a_clause_about_pupils_asks_for_the_safeguarding_lead():
    (gap,) = (
        gap
        for gap in readiness.missing(a_case(an_allegation()), CLAUSES)
        if gap.code == "safeguarding_lead"
    )
    assert (gap.blocks, "7.3" in gap.what) == (Blocks.STAGE, True)


@pytest.mark.parametrize("clauses", [("7.5.1",), ("9.9",)])
def test_other_clauses_ask_for_no_safeguarding_lead(clauses):
    assert "safeguarding_lead" not in _codes(an_allegation(clauses=clauses))


@pytest.mark.parametrize(
    ("stage", "missing"),
    [(Stage.ASSESSMENT, False), (Stage.INVESTIGATING, True), (Stage.HEARD, True)],
)
def test_an_investigation_has_an_investigating_officer(stage, missing):
    assert ("investigating_officer" in _codes(stage=stage)) is missing


SEEN = (an_exhibit(), a_post())
MINUTE = between("2026-09-24T10:42:00Z", "2026-09-24T10:43:00Z")


@pytest.mark.parametrize(
    ("flag", "why"),
    [
        (Flag.UNREADABLE, "cannot be read"),
        (Flag.NONEXISTENT_LOCAL_TIME, "never happened on a clock there"),
    ],
)
def test_a_time_with_no_reading_says_why(flag, why):
    case = a_case(*SEEN, a_time(shown="01:20", flags=(flag.value,)))
    gaps = [gap for gap in readiness.missing(case, CLAUSES) if gap.code == "time_P1_E01"]
    assert [(gap.what, gap.blocks) for gap in gaps] == [
        (f"The time in E01, “01:20”, {why}.", Blocks.NOTHING)
    ]


def test_a_time_that_reads_misses_nothing():
    assert "time_P1_E01" not in _codes(*SEEN, a_time(MINUTE))


def test_words_typed_for_somebody_are_missing_until_confirmed():
    facts = (*WHOLE[:-1], told(FOUND, 15, words_of="Owen Officer"))
    (gap,) = readiness.missing(a_case(*facts), CLAUSES)
    assert (gap.code, "Owen Officer" in gap.what) == ("confirm_15", True)


def _taken(stage):
    return CaseTakenOver(stage=stage, on=date(2026, 10, 5), reason="on paper")


@pytest.mark.parametrize(
    ("stage", "earlier"),
    [
        (Stage.INTAKE, set()),
        (Stage.TRIAGE, {"intake"}),
        (Stage.ASSESSMENT, {"intake", "triage"}),
        (Stage.APPEAL_OPEN, {"intake", "triage", "assessment"}),
    ],
)
def test_what_was_not_recorded_before_the_take_over_is_told(stage, earlier):
    found = {code for code in _codes(_taken(stage)) if code.startswith("before_take_over_")}
    assert found == {f"before_take_over_{each}" for each in earlier}


def test_what_stops_nothing_stands_last():
    case = a_case(_taken(Stage.APPEAL_OPEN))
    blocks = [gap.blocks is Blocks.NOTHING for gap in readiness.missing(case, CLAUSES)]
    assert blocks == sorted(blocks)
    assert any(blocks)


def test_the_report_waits_only_for_what_it_must_have():
    gaps = readiness.missing_for_report(a_case(), CLAUSES)
    assert {gap.code for gap in gaps} == {"policy_edition", "allegation", "exhibit"}
