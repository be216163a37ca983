"""What is due next in a case: deadlines, removal requests, co-operation, plans."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from investigator.domain.deadline import DeadlineState, Due, due_day, overdue, state
from investigator.domain.instant import Instant
from investigator.domain.put_right import BREACH_CODE
from investigator.domain.removal_request import RemovalState

if TYPE_CHECKING:
    from investigator.domain.case import Case

_OPEN = (DeadlineState.RUNNING, DeadlineState.DUE, DeadlineState.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is due."""

    number: str
    what: str
    due: Due
    overdue: bool


def agenda(case: "Case", now: Instant) -> tuple[Item, ...]:
    """What is still to come or late, soonest first.

    A closed case has nothing due but the clock of a data breach.
    """
    items = [
        Item(
            number=number,
            what=one.set.fact.rule,
            due=one.due,
            overdue=overdue(one.due, now),
        )
        for number, one in case.deadlines.items()
        if state(case, one, now) in _OPEN
        and (one.set.fact.code == BREACH_CODE or not case.closed)
    ]
    if case.closed:
        return tuple(sorted(items, key=_soonest))
    items += [
        Item(
            number=number,
            what=f"Removal of {', '.join(request.asked.fact.items)}",
            due=request.due,
            overdue=overdue(request.due, now),
        )
        for number, request in case.removals.items()
        if request.state(now) is not RemovalState.ENDED
    ]
    items += [
        Item(
            number=number,
            what=f"Answer to {number}: {request.asked.fact.what}",
            due=request.asked.fact.due,
            overdue=overdue(request.asked.fact.due, now),
        )
        for number, request in case.cooperation.items()
        if request.asked.fact.due is not None and request.answer is None
    ]
    items += [
        Item(number="", what=told.fact.what, due=told.fact.at, overdue=False)
        for told in case.plans.values()
        if told.fact.at.at >= now.at
    ]
    return tuple(sorted(items, key=_soonest))


def _soonest(item: Item) -> tuple[date, str]:
    return due_day(item.due), item.number
