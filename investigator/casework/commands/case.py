"""What can be wanted of a case as a whole."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from investigator.casework.commands.base import CaseCommand, Command, command
from investigator.domain import concern, policy, procedure, steps
from investigator.domain.instant import Instant
from investigator.domain.people import Category
from investigator.domain.procedure import Stage
from investigator.domain.steps import How


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Command):
    """A case is opened for a suspected breach. An empty `ref` is given by the program."""

    title: str
    school: str
    respondent: str = ""
    category: Category | None = None
    words: str = ""
    first_seen: Instant | None = None
    reported_at: Instant | None = None
    reported_by: str = ""
    reported_to: str = ""
    ref: str = ""
    respondent_key: str = ""
    happened_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCases(Command):
    """Cases are built from a file of the sample's shape, through ordinary commands."""

    file: Path
    draw: bool = True


@command(concern.report)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConcern(CaseCommand):
    """The first words of the concern, where the case was opened without them."""

    words: str
    first_seen: Instant | None = None
    reported_at: Instant | None = None
    reported_by: str = ""
    reported_to: str = ""


@command(procedure.move)
@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCase(CaseCommand):
    """The case goes to another stage."""

    to: Stage
    reason: str = ""


@command(procedure.take_over)
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverCase(CaseCommand):
    """A case begun on paper comes in at its true stage."""

    stage: Stage
    on: date
    reason: str


@command(policy.pin)
@dataclass(frozen=True, slots=True, kw_only=True)
class PinEdition(CaseCommand):
    """The case is judged by this edition of the policy."""

    edition: str
    title: str


@command(steps.take)
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep(CaseCommand):
    """Something happened in the case."""

    what: str


@command(steps.plan)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep(CaseCommand):
    """Something is to happen."""

    what: str
    at: Instant


@command(steps.confirm)
@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmWords(CaseCommand):
    """A person confirms words that were typed for them."""

    entry: int
    how: How
    exhibit: str = ""
    note: str = ""


@command(steps.rely)
@dataclass(frozen=True, slots=True, kw_only=True)
class RelyOnPresumption(CaseCommand):
    """The trust relies on a presumption of clause 4.1."""

    clause: str
    basis: str = ""
    challenge: str = ""
    finding: str = ""
