"""Accounts, and why one is taken to be somebody's."""

import pytest

from investigator.domain import account
from investigator.domain.account import AccountLinked, AccountRecorded, Ownership
from tests.domain.build import STAFF, a_case, a_person, refused

HERS = AccountRecorded(number="C1", platform="instagram", handle="@rowan")
LINK = AccountLinked(account="C1", person=STAFF, basis="says so")


def test_an_account_gets_the_next_number():
    fact = account.record(
        a_case(HERS, a_person()),
        platform=" facebook ",
        handle=" rowan ",
        display_name=" Ro ",
        address=" https://example.org/r ",
        person=STAFF,
        ownership=Ownership.PERSONAL,
    )
    assert fact == AccountRecorded(
        number="C2",
        platform="facebook",
        handle="rowan",
        display_name="Ro",
        address="https://example.org/r",
        person=STAFF,
        ownership=Ownership.PERSONAL,
    )


def test_an_account_needs_its_service():
    with refused("service", "other"):
        account.record(a_case(), platform=" ")


def test_one_handle_on_one_service_is_one_account():
    with refused("@rowan", "already account C1", "Use C1"):
        account.record(a_case(HERS), platform=" instagram", handle="@rowan ")


@pytest.mark.parametrize(
    ("platform", "handle"), [("facebook", "@rowan"), ("instagram", ""), ("instagram", " ")]
)
def test_another_service_or_no_handle_is_another_account(platform, handle):
    nameless = AccountRecorded(number="C2", platform="instagram")
    made = account.record(a_case(HERS, nameless), platform=platform, handle=handle)
    assert made.number == "C3"


def test_an_account_is_of_somebody_in_the_case():
    with refused("NOBODY"):
        account.record(a_case(), platform="instagram", person="NOBODY")


def _linked(case, basis="says so", person=STAFF, **parts):
    return account.link(case, account="C1", person=person, basis=basis, **parts)


def test_a_link_says_why_and_what_is_said_against_it():
    fact = _linked(a_case(HERS, a_person()), " says so ", rebuttal=" shared ")
    assert (fact.basis, fact.rebuttal) == ("says so", "shared")


def test_a_link_without_a_reason_is_refused():
    with refused("why", "a witness"):
        _linked(a_case(HERS, a_person()), " ")


def test_a_link_needs_its_account_and_its_person():
    with refused("no account C1", "Record the account"):
        _linked(a_case(a_person()))
    with refused("NOBODY"):
        _linked(a_case(HERS), person="NOBODY")


def test_an_account_belongs_to_whom_it_was_linked_to_last():
    case = a_case(HERS, a_person(), LINK)
    assert case.accounts["C1"].person == STAFF
    recorded = AccountRecorded(number="C1", platform="x", person="STAFF-7")
    assert a_case(recorded).accounts["C1"].person == "STAFF-7"


def test_an_account_is_found_by_service_and_handle():
    assert account.find(a_case(HERS), "instagram ", " @rowan") == "C1"
    assert account.find(a_case(HERS), "instagram", "@other") == ""
    assert account.find(a_case(HERS), "facebook", "@rowan") == ""
