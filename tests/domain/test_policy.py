"""Which clause can carry an allegation, and by which edition a case is judged."""

import pytest

from investigator.domain import policy
from investigator.domain.policy import EditionPinned
from tests.domain.build import CLAUSES, a_case, refused

PINNED = EditionPinned(edition="2025-06", title="Policy")


@pytest.mark.parametrize("edition", ["2025-06"])
def test_a_case_is_judged_by_one_edition(edition):
    assert policy.pin(a_case(), edition=edition, title="Policy") == PINNED
    assert policy.pin(a_case(PINNED), edition=edition, title="Policy") == PINNED


def test_another_edition_is_refused():
    with refused("2025-06", "date of the conduct"):
        policy.pin(a_case(PINNED), edition="2026-01", title="Policy")


def test_an_edition_has_a_name():
    with refused("edition", "month"):
        policy.pin(a_case(), edition=" ", title="Policy")


def test_a_clause_is_found_by_number():
    assert policy.find(CLAUSES, "7.3") is CLAUSES["7.3"]


def test_a_clause_that_is_not_there_is_refused_with_the_nearest():
    with refused("no clause 7.5.9", "nearest is 7.5.1"):
        policy.find(CLAUSES, "7.5.9")
    with refused("no clause 99", "nearest is 1.1"):
        policy.find(CLAUSES, "99")


def test_without_a_policy_there_is_none_to_name():
    with refused("no clause 7.3", "Import the policy"):
        policy.find({}, "7.3")


@pytest.mark.parametrize(
    "grounds", [("7.3",), ("7.11",), ("7.3", "5.2"), ("5.2", "7.3"), ("7.3", "7.11")]
)
def test_a_rule_that_can_be_broken_carries_an_allegation(grounds):
    policy.check_grounds(CLAUSES, grounds, ())
    assert any(CLAUSES[each].ground in ("yes", "separate") for each in grounds)


def test_an_allegation_names_a_clause():
    with refused("at least one clause", "Choose the clause"):
        policy.check_grounds(CLAUSES, (), ("5.2",))


@pytest.mark.parametrize(("grounds", "cited"), [(("9.9",), ()), (("7.3",), ("9.9",))])
def test_every_clause_named_is_known(grounds, cited):
    with refused("no clause 9.9"):
        policy.check_grounds(CLAUSES, grounds, cited)


def test_a_supporting_clause_never_stands_alone():
    with refused("5.2", "Title of 5.2", "never alone", "cite this one"):
        policy.check_grounds(CLAUSES, ("5.2",), ())


def test_advice_grounds_no_allegation():
    with refused("1.1", "advice or information"):
        policy.check_grounds(CLAUSES, ("1.1",), ())


def test_advice_beside_a_rule_is_only_cited():
    with refused("Clause 1.1 is not a rule", "cited with"):
        policy.check_grounds(CLAUSES, ("7.3", "1.1"), ())
    policy.check_grounds(CLAUSES, ("7.3",), ("1.1",))
    assert CLAUSES["1.1"].ground == "no"
