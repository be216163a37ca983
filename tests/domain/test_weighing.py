"""What an exhibit does for an allegation, in either direction, and exceptions claimed."""

import pytest

from investigator.domain import weighing
from investigator.domain.weighing import Effect, ExceptionClaimed, ExhibitWeighed
from tests.domain.build import a_case, an_allegation, an_exhibit, refused

CASE = a_case(an_allegation(cited_with=("5.2",)), an_exhibit())


def _weighed(exhibit="E01", effect=Effect.SUPPORTS, note=""):
    return weighing.weigh(CASE, allegation="A1", exhibit=exhibit, effect=effect, note=note)


@pytest.mark.parametrize("effect", Effect)
def test_an_exhibit_speaks_for_or_against(effect):
    assert _weighed(effect=effect, note=" x ") == ExhibitWeighed(
        allegation="A1", exhibit="E01", effect=effect, note="x"
    )


def test_an_exhibit_weighed_again_counts_as_it_was_weighed_last():
    case = a_case(
        an_allegation(),
        an_exhibit(),
        an_exhibit("E02"),
        _weighed(effect=Effect.SUPPORTS),
        ExhibitWeighed(allegation="A1", exhibit="E02", effect=Effect.NEUTRAL),
        _weighed(effect=Effect.UNDERMINES),
    )
    found = [
        (each.fact.exhibit, each.fact.effect) for each in case.allegations["A1"].weighed
    ]
    assert found == [("E02", Effect.NEUTRAL), ("E01", Effect.UNDERMINES)]


def test_only_what_the_case_holds_is_weighed():
    with refused("no exhibit E09"):
        _weighed("E09")
    with refused("no allegation A9"):
        weighing.weigh(CASE, allegation="A9", exhibit="E01", effect=Effect.NEUTRAL)


def _claimed(clause, exhibits=()):
    return weighing.claim_exception(
        CASE, allegation="A1", clause=clause, claim=" a cousin ", exhibits=exhibits
    )


@pytest.mark.parametrize("clause", ["7.3", "5.2"])
def test_an_exception_is_claimed_of_a_clause_that_the_allegation_names(clause):
    fact = _claimed(clause, ("E01",))
    assert (fact.clause, fact.claim, fact.exhibits) == (clause, "a cousin", ("E01",))


def test_every_claim_stands_beside_the_others():
    claims = [ExceptionClaimed(allegation="A1", clause="7.3", claim=each) for each in "ab"]
    case = a_case(an_allegation(), *claims)
    assert [each.fact for each in case.allegations["A1"].claims] == claims


def test_an_exception_of_another_clause_is_refused():
    with refused("does not rest on clause 7.11", "7.3"):
        _claimed("7.11")


def test_a_claim_rests_on_exhibits_that_are_there():
    with refused("no exhibit E09"):
        _claimed("7.3", ("E01", "E09"))
