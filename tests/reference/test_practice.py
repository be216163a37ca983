"""The practice vault's day, and what the shipped sample says must come out."""

from datetime import date, time

import pytest

from investigator.domain import deadline, removal
from investigator.domain.calendar import Kind
from investigator.domain.counting import Unit
from investigator.domain.deadline import CalendarCopied
from investigator.domain.instant import LONDON, Instant
from investigator.domain.removal_request import Allowance
from investigator.reference import load, practice
from investigator.reference.calendar_file import calendar_of
from tests.domain.build import a_case
from tests.reference.shipped import data

FILE = data(load.practice_file().name)
CASES = FILE["cases"]
COUNTING = CalendarCopied(calendar=calendar_of(FILE["calendar"]))
UNITS = {"calendar_month": "month"}


def _of_every_case(what):
    return [
        pytest.param(case, each, id=f"{case['ref']}-{each['id']}")
        for case in CASES
        for each in case.get(what, ())
    ]


def test_the_practice_day_is_the_samples():
    assert Instant.parse(FILE["meta"]["demo_now"]) == practice.DEMO_NOW
    assert practice.DEMO_NOW.zone == FILE["meta"]["home_zone"] == LONDON


def test_every_sample_case_says_that_it_is_made_up():
    assert FILE["meta"]["fictional"] is True
    assert len(CASES) == 2


def test_the_practice_passphrase_is_no_secret():
    assert practice.PASSPHRASE == "practice"


@pytest.mark.parametrize(("case", "request_"), _of_every_case("removal_requests"))
def test_a_removal_request_of_the_sample_is_due_when_the_sample_says(case, request_):
    allowed = request_["allowed"]
    by = allowed.get("by")
    allowance = Allowance(
        hours=allowed.get("hours", 0),
        working_days=allowed.get("working_days", 0),
        by_time=time.fromisoformat(by) if by else None,
    )
    start = request_.get("confirmed_in_writing") or request_["asked_in_writing"]
    counted = removal.due_of(
        a_case(COUNTING, school=case["school"]), Instant.parse(start), allowance
    )
    assert counted == Instant.parse(request_["expected_due"])


@pytest.mark.parametrize(("case", "expected"), _of_every_case("deadlines"))
def test_a_deadline_of_the_sample_is_due_when_the_sample_says(case, expected):
    trigger = expected["trigger"]
    fact = deadline.set_deadline(
        a_case(COUNTING, school=case["school"]),
        rule_text=expected["rule"],
        trigger=Instant.parse(trigger) if "T" in trigger else date.fromisoformat(trigger),
        unit=Unit(UNITS.get(expected["unit"], expected["unit"])),
        amount=expected["amount"],
        calendar=Kind(expected.get("calendar", Kind.STATUTORY)),
    )
    assert fact.due == date.fromisoformat(expected["expected_due"])
