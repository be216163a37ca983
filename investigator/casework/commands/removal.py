"""What can be wanted of removal requests, co-operation, keep notices and deadlines."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import cooperation, deadline, removal
from investigator.domain.calendar import Kind
from investigator.domain.counting import Unit
from investigator.domain.deadline import Due, Hardness
from investigator.domain.instant import Instant
from investigator.domain.removal_request import Allowance, Mode, RemovalResult, Seen


@command(removal.ask)
@dataclass(frozen=True, slots=True, kw_only=True)
class AskRemoval(CaseCommand):
    """The staff member is asked to take posts down (1.10)."""

    items: tuple[str, ...]
    breached: tuple[str, ...]
    decided_by: str
    authority: str
    how: Mode
    asked_at: Instant
    allowance: Allowance
    confirmed_at: Instant | None = None
    follows: str = ""
    emergency: str = ""


@command(removal.check)
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRemoval(CaseCommand):
    """Somebody looked whether the posts are gone."""

    request: str
    at: Instant
    result: Seen
    exhibit: str = ""
    residue: str = ""


@command(removal.answer)
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRemoval(CaseCommand):
    """What the staff member says about a request."""

    request: str
    words: str
    removed_at: Instant | None = None
    result: RemovalResult | None = None


@command(cooperation.ask)
@dataclass(frozen=True, slots=True, kw_only=True)
class AskCooperation(CaseCommand):
    """The staff member is asked to help (1.9)."""

    what: str
    asked_on: date
    due: date | None = None


@command(cooperation.answer)
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCooperation(CaseCommand):
    """What came back."""

    request: str
    response: str


@command(cooperation.keep_notice)
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveKeepNotice(CaseCommand):
    """Somebody is asked to keep material."""

    to: str
    wording: str


@command(deadline.set_deadline)
@dataclass(frozen=True, slots=True, kw_only=True)
class SetDeadline(CaseCommand):
    """A deadline begins to run."""

    rule_text: str
    trigger: Due
    unit: Unit
    amount: int
    calendar: Kind = Kind.STATUTORY
    code: str | None = None
    hard: Hardness = Hardness.POLICY
    source: str = ""
    note: str = ""


@command(deadline.meet)
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetDeadline(CaseCommand):
    """What was due was done."""

    even_ended: ClassVar[bool] = True

    deadline: str
    note: str = ""
