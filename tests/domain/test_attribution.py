"""What is said against an account being somebody's, and who else could sign in."""

from typing import Any

import pytest

from investigator.domain import account, attribution
from investigator.domain.account import AccountRecorded
from tests.domain.build import STAFF, a_case, a_person, an_exhibit, refused, told

HELD = (a_person(), an_exhibit(), AccountRecorded(number="C1", platform="instagram"))


def test_every_reason_and_every_word_against_it_is_kept():
    case = a_case(*HELD)
    fact: Any
    for at, fact in enumerate(
        (
            account.link(case, account="C1", person=STAFF, basis="name", exhibits=("E01",)),
            account.link(case, account="C1", person=STAFF, basis="they say so"),
            attribution.rebut(case, account="C1", by="Rowan", words="a cousin had it"),
            attribution.rebut(case, account="C1", by="Ada", words="it was hacked"),
            attribution.tell_access(case, account="C1", who="a cousin", how_known="said"),
        ),
        start=50,
    ):
        case = case.after(told(fact, at))
    one = case.accounts["C1"]
    assert [each.fact.basis for each in one.links] == ["name", "they say so"]
    assert [each.fact.by for each in one.rebuttals] == ["Rowan", "Ada"]
    assert [each.fact.who for each in one.access] == ["a cousin"]
    assert (one.person, one.link) == (STAFF, one.links[-1])


@pytest.mark.parametrize(("by", "words"), [(" ", "it was hacked"), ("Rowan", "")])
def test_a_word_against_it_is_somebodys(by, words):
    with refused("needs its words and whose they are"):
        attribution.rebut(a_case(*HELD), account="C1", by=by, words=words)


def test_who_else_could_sign_in_is_told_with_how_it_is_known():
    with refused("how that is known"):
        attribution.tell_access(a_case(*HELD), account="C1", who="a", how_known=" ")


def test_nobodys_password_is_kept():
    with refused("looks like a password"):
        attribution.tell_access(
            a_case(*HELD), account="C1", who="a cousin", how_known="password: Tulip"
        )
    with refused("looks like a password"):
        attribution.rebut(a_case(*HELD), account="C1", by="R", words="password is Tulip1")


def test_what_a_reason_rests_on_is_in_the_case():
    case = a_case(*HELD)
    with refused("no exhibit E09"):
        account.link(case, account="C1", person=STAFF, basis="x", exhibits=("E09",))
    with refused("no exhibit E09"):
        attribution.rebut(case, account="C1", by="R", words="x", exhibits=("E09",))
    with refused("no account C9"):
        attribution.rebut(case, account="C9", by="R", words="x")
