"""The register of clauses: whole, in order, and no stronger than the policy."""

import re

import pytest

from investigator.domain.policy import Force, Ground
from investigator.reference import load
from tests.reference.shipped import data

CLAUSES = load.clauses()
WRITTEN = {each["id"]: each for each in data("clauses.yaml")["clauses"]}


def test_the_register_holds_eighty_two_clauses_each_once():
    assert len(CLAUSES) == 82
    assert list(CLAUSES) == list(WRITTEN)


def _place(number):
    return [int(part) for part in number.split(".")]


def test_clauses_stand_in_the_policys_order():
    assert sorted(CLAUSES, key=_place) == list(CLAUSES)


@pytest.mark.parametrize("number", CLAUSES)
def test_a_clause_stands_under_its_parent(number):
    parent = number.rpartition(".")[0]
    deep = number.count(".") > 1
    assert WRITTEN[number]["parent"] == (parent if deep else None)
    assert not deep or parent in CLAUSES
    assert str(WRITTEN[number]["section"]) == number.partition(".")[0]


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_a_clause_has_a_title_and_a_short_summary(clause):
    assert clause.title
    assert 0 < len(clause.summary.split()) <= 18
    assert clause.number in CLAUSES


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_a_clause_names_only_clauses_that_are_there(clause):
    assert not set(clause.related) - set(CLAUSES)
    named = re.findall(r"\b\d\.\d+(?:\.\d+)*\b", f"{clause.summary} {clause.note}")
    assert not set(named) - set(CLAUSES)


def test_severity_stands_only_where_the_policy_names_it():
    named = {number: one.severity for number, one in CLAUSES.items() if one.severity}
    assert named == {"7.3": "potential_gross_misconduct"}


def test_what_only_advises_grounds_no_allegation():
    advice = [one for one in CLAUSES.values() if one.force is Force.STRONGLY_ADVISED]
    assert advice
    assert not [one.number for one in advice if one.ground is Ground.YES]


def test_not_taking_down_a_post_is_an_allegation_of_its_own():
    assert CLAUSES["1.10"].ground is Ground.SEPARATE


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_what_can_be_broken_says_what_is_to_be_shown(clause):
    breakable = clause.ground in (Ground.YES, Ground.SEPARATE)
    assert bool(clause.facts_to_prove) or not breakable


def test_the_register_is_read_once():
    assert load.clauses() is load.clauses()
