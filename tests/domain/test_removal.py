"""The rules of removal requests: captured first, decided by a named person, then asked."""

from datetime import date, time

import pytest

from investigator.domain import removal
from investigator.domain.calendar import Calendar
from investigator.domain.deadline import CalendarCopied
from investigator.domain.removal_request import (
    Allowance,
    Mode,
    RemovalAnswered,
    RemovalResult,
    Seen,
)
from tests.domain.build import NOW, a_case, a_check, a_removal, an_exhibit, at, refused

ASKED = at("2026-09-30T14:40:00Z")
WRITTEN = at("2026-09-30T15:20:00Z")


def _asked(case=None, allowance=None, **parts):
    given = {
        "items": ("E01",),
        "breached": ("7.5.1",),
        "decided_by": " Hetty Head ",
        "authority": " policy 2.3 ",
        "how": Mode.PERSON,
        "asked_at": ASKED,
        "happened_at": NOW,
        "allowance": allowance or Allowance(hours=24),
        **parts,
    }
    return removal.ask(case or a_case(an_exhibit()), **given)


def test_the_first_request_runs_a_day_from_its_written_confirmation():
    assert _asked(confirmed_at=WRITTEN) == a_removal()


def test_the_second_request_ends_after_two_working_days_at_five():
    case = a_case(an_exhibit(), a_removal(), a_check("2026-10-01T15:45:00Z", Seen.VISIBLE))
    fact = _asked(
        case,
        Allowance(working_days=2, by_time=time(17)),
        asked_at=at("2026-10-02T08:00:00Z"),
        how=Mode.WRITING,
        follows="R1",
    )
    assert (fact.number, fact.follows, fact.due) == ("R2", "R1", at("2026-10-06T16:00:00Z"))


def test_a_request_that_was_never_confirmed_runs_from_the_asking():
    assert _asked().due == ASKED.later(hours=24)


def test_working_days_end_at_five_unless_told():
    due = _asked(allowance=Allowance(working_days=1)).due
    assert due == at("2026-10-01T16:00:00Z")


def test_working_days_are_counted_on_the_cases_own_calendar():
    calendar = CalendarCopied(calendar=Calendar(bank_holidays=(date(2026, 10, 1),)))
    case = a_case(an_exhibit(), calendar)
    assert _asked(case, Allowance(working_days=1)).due == at("2026-10-02T16:00:00Z")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"items": ()}, ("what is to be removed", "exhibits")),
        ({"breached": ()}, ("names the clause", "1.10")),
        ({"decided_by": " "}, ("named person", "who decided")),
        ({"authority": " "}, ("by what authority", "policy 2.3")),
        ({"items": ("E09",)}, ("no exhibit E09",)),
        ({"follows": "R9"}, ("no removal request R9", "none yet")),
        ({"asked_at": NOW.later(hours=1)}, ("after it is recorded", "date and time")),
        ({"confirmed_at": NOW.later(hours=1)}, ("confirmed after it is recorded",)),
        (
            {"confirmed_at": at("2026-09-30T14:00:00Z")},
            ("before the request", "both times"),
        ),
    ],
)
def test_a_request_that_would_not_be_fair_is_refused(parts, words):
    with refused(*words):
        _asked(**parts)


@pytest.mark.parametrize("captured", ["2026-09-29T14:39:59Z", "2026-09-30T14:40:01Z"])
def test_an_item_is_captured_in_the_day_before_the_request(captured):
    with refused("E01", "24 hours", "Capture the post again"):
        _asked(a_case(an_exhibit(captured=captured)))


@pytest.mark.parametrize("captured", ["2026-09-29T14:40:00Z", "2026-09-30T14:40:00Z"])
def test_the_edges_of_that_day_count(captured):
    assert _asked(a_case(an_exhibit(captured=captured))).items == ("E01",)


def test_where_a_child_is_at_risk_nothing_waits_for_a_capture():
    case = a_case(an_exhibit(captured="2026-09-01"))
    assert _asked(case, emergency=" a child is at risk ").emergency == "a child is at risk"


def test_an_exhibit_with_no_moment_of_capture_counts_from_when_it_was_added():
    case = a_case(an_exhibit(captured=""))
    assert _asked(case, asked_at=NOW).items == ("E01",)
    with refused("E01"):
        _asked(case)


def test_a_check_of_an_item_counts_as_a_capture_of_it():
    held = (an_exhibit(), an_exhibit("E02"), a_removal())
    later = {"asked_at": at("2026-10-02T08:00:00Z")}
    case = a_case(*held, a_check("2026-10-01T15:45:00Z", Seen.VISIBLE))
    assert _asked(case, **later).number == "R2"
    with refused("E02"):
        _asked(case, items=("E02",), **later)


CASE = a_case(an_exhibit(), an_exhibit("E08"), a_removal())


def _checked(moment="2026-10-01T15:45:00Z", number="R1", **parts):
    given = {"result": Seen.VISIBLE, "happened_at": NOW, **parts}
    return removal.check(CASE, request=number, at=at(moment), **given)


def test_a_check_says_what_was_seen_when():
    fact = _checked(exhibit="E08", residue=" one reshare ")
    assert fact == a_check(
        "2026-10-01T15:45:00Z", Seen.VISIBLE, exhibit="E08", residue="one reshare"
    )


def test_a_check_may_be_a_look_with_no_capture():
    assert _checked() == a_check("2026-10-01T15:45:00Z", Seen.VISIBLE)


def test_a_check_comes_after_the_request_and_not_ahead():
    with refused("before R1 was asked", "date and time"):
        _checked("2026-09-30T14:39:59Z")
    with refused("lie ahead", "moment at which you looked"):
        _checked("2026-11-23T17:00:01Z")


def test_a_check_names_only_what_the_case_holds():
    with refused("no exhibit E09"):
        _checked(exhibit="E09")
    with refused("no removal request R9", "It has R1."):
        _checked(number="R9")


def _answered(words="", **parts):
    return removal.answer(CASE, request="R1", words=words, **parts)


def test_an_answer_says_what_was_said():
    assert _answered(" I took it down. ") == RemovalAnswered(
        request="R1", words="I took it down."
    )


@pytest.mark.parametrize(
    "parts", [{"removed_at": WRITTEN}, {"result": RemovalResult.NO_REPLY}]
)
def test_an_answer_may_be_a_moment_or_a_result(parts):
    assert _answered(**parts) == RemovalAnswered(request="R1", words="", **parts)


def test_an_answer_that_says_nothing_is_refused():
    with refused("words", "nothing was"):
        _answered(" ")


def test_an_answer_has_its_request():
    with refused("no removal request R9"):
        removal.answer(CASE, request="R9", words="x")
