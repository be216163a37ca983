"""Deadlines: a trigger, a length, a calendar, and the date they make.

A missed one never goes.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.calendar import Calendar, Kind
from investigator.domain.counting import Counted, Unit, count
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number
from investigator.domain.procedure import Stage

if TYPE_CHECKING:
    from investigator.domain.case import Case

Due = date | Instant
"""A calendar day, or a moment where the rule counts hours or names a time of day."""


class Hardness(StrEnum):
    """What stands behind a deadline."""

    STATUTE = "statute"
    STATUTORY_GUIDANCE = "statutory_guidance"
    CODE = "code"
    POLICY = "policy"
    INTERNAL = "internal"


class DeadlineState(StrEnum):
    """Where a deadline stands on a day."""

    RUNNING = "running"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    BEFORE_TAKE_OVER = "before_take_over"


# A deadline of the procedure is over once the case has reached the stage it led to.
_OVER_FROM = {"hearing_notice": Stage.HEARD}
_ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCopied:
    """The calendar that this case's days are counted on."""

    calendar: Calendar

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case counts on this calendar from here on."""
        return replace(case, calendar=telling.of(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSet:
    """A deadline began to run."""

    number: str
    rule: str
    code: str | None
    trigger: Due
    unit: Unit
    amount: int
    calendar: Kind
    due: Due
    hard: Hardness = Hardness.POLICY
    source: str = ""
    note: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The deadline stands in the case."""
        shelf = case.deadlines.put(self.number, Deadline(set=telling.of(self)))
        return replace(case, deadlines=shelf)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMet:
    """What the deadline asked for was done."""

    deadline: str
    note: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The deadline is met."""
        met = replace(case.deadlines[self.deadline], met=telling.of(self))
        return replace(case, deadlines=case.deadlines.put(self.deadline, met))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as the case knows it."""

    set: Told[DeadlineSet]
    met: Told[DeadlineMet] | None = None

    @property
    def due(self) -> Due:
        """The day or moment it is due."""
        return self.set.fact.due


def set_deadline(  # noqa: PLR0913 - the parts a date is counted from
    case: "Case",
    *,
    rule_text: str,
    trigger: Due,
    unit: Unit,
    amount: int,
    calendar: Kind = Kind.STATUTORY,
    code: str | None = None,
    hard: Hardness = Hardness.POLICY,
    source: str = "",
    note: str = "",
) -> DeadlineSet:
    """Sets a deadline; the program counts the due day."""
    if not rule_text.strip():
        raise Refused(
            "A deadline needs a line that says what is due.",
            remedy="Say what is to be done.",
        )
    counted = counted_for(
        case, trigger=trigger, unit=unit, amount=amount, calendar=calendar
    )
    return DeadlineSet(
        number=next_number(case.deadlines, "D"),
        rule=rule_text.strip(),
        code=code,
        trigger=trigger,
        unit=unit,
        amount=amount,
        calendar=calendar,
        due=counted.due,
        hard=hard,
        source=source.strip(),
        note=note.strip(),
    )


def meet(case: "Case", *, deadline: str, note: str = "") -> DeadlineMet:
    """Records that what was due was done."""
    one = known(case, deadline)
    if one.met is not None:
        raise Refused(f"{deadline} is already met.", remedy="Nothing more is to be done.")
    return DeadlineMet(deadline=deadline, note=note.strip())


def counted_for(
    case: "Case", *, trigger: Due, unit: Unit, amount: int, calendar: Kind
) -> Counted:
    """The due day with its arithmetic, on the case's own calendar and school."""
    known_calendar = case.calendar.fact.calendar if case.calendar else Calendar()
    return count(
        trigger, amount, unit, known_calendar, kind=calendar, school=case.school or None
    )


def state(case: "Case", one: Deadline, now: Instant) -> DeadlineState:
    """Where a deadline stands; a day is overdue from midnight, London time, after it."""
    if one.met is not None or _over(case, one.set.fact.code):
        return DeadlineState.MET
    taken = case.taken_over
    if taken is not None and due_day(one.due) < taken.fact.on:
        return DeadlineState.BEFORE_TAKE_OVER
    if overdue(one.due, now):
        return DeadlineState.OVERDUE
    return DeadlineState.DUE if due_day(one.due) == now.day() else DeadlineState.RUNNING


def overdue(due: Due, now: Instant) -> bool:
    """Whether a due day or moment has passed."""
    return now.at > due.at if isinstance(due, Instant) else now.day() > due


def due_day(due: Due) -> date:
    """The London day of a due day or moment."""
    return due.day() if isinstance(due, Instant) else due


def known(case: "Case", deadline: str) -> Deadline:
    """The deadline with this number, or a refusal."""
    if deadline not in case.deadlines:
        raise Refused(
            f"This case has no deadline {deadline}.",
            remedy=f"It has {', '.join(case.deadlines) or 'none yet'}.",
        )
    return case.deadlines[deadline]


def _over(case: "Case", code: str | None) -> bool:
    stage = _OVER_FROM.get(code or "")
    return stage is not None and _ORDER.index(case.stage) >= _ORDER.index(stage)
