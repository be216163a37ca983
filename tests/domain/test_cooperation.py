"""Co-operation and keep notices: what was asked, what came back, nobody's password."""

from datetime import date

import pytest

from investigator.domain import cooperation
from investigator.domain.cooperation import (
    CooperationAnswered,
    CooperationAsked,
    KeepNoticeGiven,
)
from tests.domain.build import a_case, refused

ASKED = CooperationAsked(number="K1", what="An export", asked_on=date(2026, 11, 17))
DAY = date(2026, 11, 17)


def test_a_request_gets_the_next_number():
    due = date(2026, 11, 24)
    fact = cooperation.ask(a_case(ASKED), what=" An export ", asked_on=DAY, due=due)
    assert fact == CooperationAsked(number="K2", what="An export", asked_on=DAY, due=due)


def test_a_request_may_have_no_day_and_may_be_due_the_day_it_is_asked():
    assert cooperation.ask(a_case(), what="x", asked_on=DAY).due is None
    assert cooperation.ask(a_case(), what="x", asked_on=DAY, due=DAY).due == DAY


def test_a_request_says_what_it_asks_for():
    with refused("what is asked for", "export"):
        cooperation.ask(a_case(), what=" ", asked_on=DAY)


def test_an_answer_is_not_due_before_the_question():
    with refused("before it is asked", "dates"):
        cooperation.ask(a_case(), what="x", asked_on=DAY, due=date(2026, 11, 16))


SECRETS = (
    "Password: hunter2",
    "the passcode is 1234",
    "PIN=9",
    "pass phrase was x",
    "login: a",
    "my PIN was Tulip",
)


@pytest.mark.parametrize("words", SECRETS)
def test_nobodys_password_is_kept(words):
    with refused("password", "Take it out"):
        cooperation.ask(a_case(), what=words, asked_on=DAY)
    with refused("password"):
        cooperation.answer(a_case(ASKED), request="K1", response=words)


@pytest.mark.parametrize(
    "words",
    [
        "No password was asked for.",
        "Her passcode is not known to us.",
        "In my opinion it is so.",
    ],
)
def test_words_about_passwords_are_no_password(words):
    assert cooperation.ask(a_case(), what=words, asked_on=DAY).what == words


def test_an_answer_stands_beside_its_request():
    fact = cooperation.answer(a_case(ASKED), request="K1", response=" promised ")
    answer = a_case(ASKED, fact).cooperation["K1"].answer
    assert answer is not None
    assert answer.fact == CooperationAnswered(request="K1", response="promised")


def test_an_answer_has_its_request():
    with refused("no request K9", "number"):
        cooperation.answer(a_case(ASKED), request="K9", response="x")


def test_a_keep_notice_gets_the_next_number_and_stands_in_the_case():
    first = cooperation.keep_notice(a_case(), to=" Rowan ", wording=" Keep it. ")
    assert first == KeepNoticeGiven(number="N1", to="Rowan", wording="Keep it.")
    case = a_case(first)
    assert case.keep_notices["N1"].fact is first
    assert cooperation.keep_notice(case, to="Ada", wording="x").number == "N2"


@pytest.mark.parametrize(("to", "wording"), [(" ", "x"), ("x", " ")])
def test_a_keep_notice_names_who_and_what(to, wording):
    with refused("who keeps what", "the person and the words"):
        cooperation.keep_notice(a_case(), to=to, wording=wording)
