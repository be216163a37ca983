"""Deadlines as they are listed, and the arithmetic behind a due day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.domain import deadline
from investigator.domain.calendar import Kind
from investigator.domain.counting import Counted, Unit, count
from investigator.domain.deadline import DeadlineSet, DeadlineState, Due
from investigator.domain.instant import Instant
from investigator.reference.load import bank_holiday_calendar

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A deadline of a case with where it stands."""

    ref: str
    number: str
    set: DeadlineSet
    state: DeadlineState


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A due day with what it was counted from and every step."""

    trigger: Due
    unit: Unit
    amount: int
    calendar: Kind
    counted: Counted


def listed(case: "Case", now: Instant) -> tuple[Listed, ...]:
    """Every deadline of a case, in the order they were set."""
    return tuple(
        Listed(
            ref=case.ref,
            number=number,
            set=one.set.fact,
            state=deadline.state(case, one, now),
        )
        for number, one in case.deadlines.items()
    )


def why_due(case: "Case", number: str) -> Told:
    """How one deadline of a case was counted, on the calendar of the case."""
    fact = deadline.known(case, number).set.fact
    counted = deadline.counted_for(
        case,
        trigger=fact.trigger,
        unit=fact.unit,
        amount=fact.amount,
        calendar=fact.calendar,
    )
    return Told(
        trigger=fact.trigger,
        unit=fact.unit,
        amount=fact.amount,
        calendar=fact.calendar,
        counted=counted,
    )


def count_days(
    desk: "Desk", start: Due, *, amount: int, unit: Unit, calendar: Kind, school: str
) -> Told:
    """A count on the calendar of the trust, for no case."""
    known = desk.vault.trust.calendar or bank_holiday_calendar(desk.now().day().year)
    counted = count(start, amount, unit, known, kind=calendar, school=school or None)
    return Told(trigger=start, unit=unit, amount=amount, calendar=calendar, counted=counted)
