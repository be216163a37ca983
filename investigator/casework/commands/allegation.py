"""What can be wanted of an allegation."""

from dataclasses import dataclass
from datetime import date

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import allegation, weighing
from investigator.domain.allegation import AllegationState
from investigator.domain.weighing import Effect


@command(allegation.draft)
@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAllegation(CaseCommand):
    """An allegation is worded against clauses of the policy."""

    wording: str
    clauses: tuple[str, ...]
    cited_with: tuple[str, ...] = ()
    conduct_from: date | None = None
    conduct_to: date | None = None
    linked_to: str = ""


@command(allegation.put)
@dataclass(frozen=True, slots=True, kw_only=True)
class PutAllegation(CaseCommand):
    """The allegation was put to the staff member."""

    allegation: str


@command(allegation.answer)
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAllegation(CaseCommand):
    """What the staff member says to it."""

    allegation: str
    words: str


@command(allegation.find)
@dataclass(frozen=True, slots=True, kw_only=True)
class FindOnAllegation(CaseCommand):
    """What the investigating officer found, and why."""

    allegation: str
    finding: AllegationState
    reasons: str


@command(allegation.withdraw)
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAllegation(CaseCommand):
    """The allegation is no longer pursued."""

    allegation: str
    reason: str


@command(weighing.weigh)
@dataclass(frozen=True, slots=True, kw_only=True)
class WeighExhibit(CaseCommand):
    """An exhibit supports, undermines or is neutral to an allegation."""

    allegation: str
    exhibit: str
    effect: Effect
    note: str = ""


@command(weighing.claim_exception)
@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimException(CaseCommand):
    """The staff member says that an exception applies."""

    allegation: str
    clause: str
    claim: str
    exhibits: tuple[str, ...] = ()
