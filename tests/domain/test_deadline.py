"""Deadlines: set by a rule, met once, and never gone when missed."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain import deadline
from investigator.domain.calendar import Calendar, Kind
from investigator.domain.counting import Counted, Unit, count
from investigator.domain.deadline import (
    CalendarCopied,
    DeadlineMet,
    DeadlineState,
    Hardness,
    due_day,
    overdue,
)
from investigator.domain.procedure import CaseTakenOver, Stage
from tests.domain.build import NOW, a_case, a_deadline, at, refused

CHRISTMAS = Calendar(
    bank_holidays=(date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)),
    office_closed=(date(2026, 12, 24), *(date(2026, 12, day) for day in (29, 30, 31))),
)
HEARING = date(2027, 1, 12)


def _set(case=None, trigger=date(2026, 11, 9), unit=Unit.WORKING_DAY, amount=10, **parts):
    given = {"rule_text": " Answer the appeal ", **parts}
    return deadline.set_deadline(
        case or a_case(), trigger=trigger, unit=unit, amount=amount, **given
    )


def test_a_deadline_gets_the_next_number_and_its_due_day():
    fact = _set(a_case(a_deadline()), code="appeal_lodged", hard=Hardness.CODE, note=" n ")
    assert fact == a_deadline("D2", code="appeal_lodged", hard=Hardness.CODE, note="n")


@pytest.mark.parametrize(
    ("kind", "due"),
    [(Kind.STATUTORY, date(2026, 12, 24)), (Kind.OFFICE, date(2026, 12, 18))],
)
def test_a_deadline_is_counted_on_the_cases_own_calendar(kind, due):
    case = a_case(CalendarCopied(calendar=CHRISTMAS))
    assert _set(case, trigger=HEARING, amount=-10, calendar=kind).due == due


def test_without_a_calendar_only_weekends_are_left_out():
    assert _set(trigger=HEARING, amount=-10).due == date(2026, 12, 29)


def test_a_deadline_in_hours_is_a_moment():
    fact = _set(trigger=at("2026-11-23T17:00:00Z"), unit=Unit.HOUR, amount=24)
    assert fact.due == at("2026-11-24T17:00:00Z")


def test_a_deadline_says_what_is_due():
    with refused("what is due", "to be done"):
        _set(rule_text=" ")


def _state(now="2026-11-23T12:00:00Z", *facts, case=None, **parts):
    case = case or a_case(a_deadline(**parts), *facts)
    return deadline.state(case, case.deadlines["D1"], at(now))


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-22T23:59:59Z", DeadlineState.RUNNING),
        ("2026-11-23T00:00:00Z", DeadlineState.DUE),
        ("2026-11-23T23:59:59Z", DeadlineState.DUE),
        ("2026-11-24T00:00:00Z", DeadlineState.OVERDUE),
    ],
)
def test_a_day_is_overdue_from_the_midnight_after_it(now, state):
    assert _state(now) is state


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-22T23:59:59Z", DeadlineState.RUNNING),
        ("2026-11-23T16:00:00Z", DeadlineState.DUE),
        ("2026-11-23T16:00:01Z", DeadlineState.OVERDUE),
    ],
)
def test_a_moment_is_overdue_when_it_has_passed(now, state):
    assert _state(now, due=at("2026-11-23T16:00:00Z")) is state


def test_a_summer_day_ends_at_london_midnight():
    assert not overdue(date(2026, 7, 1), at("2026-07-01T22:59:59Z"))
    assert overdue(date(2026, 7, 1), at("2026-07-01T23:00:00Z"))
    assert due_day(at("2026-07-01T23:00:00Z")) == date(2026, 7, 2)


def test_a_deadline_that_was_met_stays_met():
    fact = DeadlineMet(deadline="D1", note="in time")
    assert _state("2027-11-23", fact) is DeadlineState.MET


def test_a_deadline_from_before_the_take_over_is_told_apart():
    over = CaseTakenOver(stage=Stage.REPORTING, on=date(2026, 11, 24), reason="on paper")
    assert _state("2026-11-30", over) is DeadlineState.BEFORE_TAKE_OVER
    same_day = replace(over, on=date(2026, 11, 23))
    assert _state("2026-11-30", same_day) is DeadlineState.OVERDUE


@pytest.mark.parametrize(
    ("code", "stage", "state"),
    [
        ("hearing_notice", Stage.HEARING_ARRANGED, DeadlineState.OVERDUE),
        ("hearing_notice", Stage.HEARD, DeadlineState.MET),
        ("hearing_notice", Stage.CLOSED, DeadlineState.MET),
        ("appeal_lodged", Stage.CLOSED, DeadlineState.OVERDUE),
        (None, Stage.CLOSED, DeadlineState.OVERDUE),
    ],
)
def test_a_deadline_is_over_once_the_case_is_where_it_led(code, stage, state):
    case = a_case(a_deadline(code=code), stage=stage)
    assert _state("2026-11-30", case=case) is state


def test_a_deadline_is_met_once():
    case = a_case(a_deadline())
    fact = deadline.meet(case, deadline="D1", note=" in time ")
    assert fact == DeadlineMet(deadline="D1", note="in time")
    with refused("D1", "already met"):
        deadline.meet(a_case(a_deadline(), fact), deadline="D1")


def test_a_deadline_that_is_not_there_is_refused():
    with refused("no deadline D9", "none yet"):
        deadline.meet(a_case(), deadline="D9")
    with refused("no deadline D9", "It has D1."):
        deadline.known(a_case(a_deadline()), "D9")


def test_only_hours_or_a_time_of_day_make_a_moment():
    hours = count(NOW, 1, Unit.HOUR, Calendar())
    assert hours.moment == NOW.later(hours=1)
    with refused("on a day", "time of day"):
        Counted(due=date(2026, 11, 23), steps=()).moment  # noqa: B018 - it refuses
