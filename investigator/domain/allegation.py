"""Allegations: one wording, many clauses; what was said to each and what was found.

Three people have three verbs: the investigating officer establishes, the decider finds a
case to answer, the panel finds it proven. The program never finds anything.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain import policy
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.domain.weighing import ExceptionClaimed, ExhibitWeighed


class AllegationState(StrEnum):
    """Where an allegation stands (decision 18 of the procedure)."""

    DRAFT = "draft"
    PUT = "put"
    ANSWERED = "answered"
    ESTABLISHED = "established"
    ESTABLISHED_IN_PART = "established_in_part"
    NOT_ESTABLISHED = "not_established"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"


FINDINGS = (
    AllegationState.ESTABLISHED,
    AllegationState.ESTABLISHED_IN_PART,
    AllegationState.NOT_ESTABLISHED,
)
_ENDED = (*FINDINGS, AllegationState.WITHDRAWN, AllegationState.MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationDrafted:
    """An allegation was worded, against these clauses."""

    number: str
    wording: str
    clauses: tuple[str, ...]
    cited_with: tuple[str, ...] = ()
    conduct_from: date | None = None
    conduct_to: date | None = None
    linked_to: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation stands in draft."""
        return kept(case, self.number, Allegation(drafted=telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationPut:
    """The allegation was put to the staff member."""

    allegation: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation has been put."""
        one = case.allegations[self.allegation]
        return kept(case, self.allegation, replace(one, put=telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationAnswered:
    """What the staff member said to it, in their words or a fair summary of them."""

    allegation: str
    answer: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation has this answer; an earlier one stays in the record."""
        one = case.allegations[self.allegation]
        return kept(case, self.allegation, replace(one, answer=telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMade:
    """What the investigating officer found on the balance of probabilities, and why."""

    allegation: str
    finding: AllegationState
    reasons: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation has this finding."""
        one = case.allegations[self.allegation]
        told = (
            case.awaiting.put(telling.seq, telling)
            if not telling.own_words
            else case.awaiting
        )
        with_finding = kept(case, self.allegation, replace(one, finding=telling.of(self)))
        return replace(with_finding, awaiting=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationWithdrawn:
    """The allegation is no longer pursued, and why."""

    allegation: str
    reason: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation is withdrawn; it keeps its number."""
        one = case.allegations[self.allegation]
        return kept(case, self.allegation, replace(one, withdrawn=telling.of(self)))


@dataclass(frozen=True, slots=True)
class Allegation:
    """An allegation as the case knows it."""

    drafted: Told[AllegationDrafted]
    put: Told[AllegationPut] | None = None
    answer: Told[AllegationAnswered] | None = None
    finding: Told[FindingMade] | None = None
    withdrawn: Told[AllegationWithdrawn] | None = None
    weighed: "tuple[Told[ExhibitWeighed], ...]" = ()
    claims: "tuple[Told[ExceptionClaimed], ...]" = ()

    @property
    def number(self) -> str:
        """Its label, such as A1."""
        return self.drafted.fact.number

    @property
    def state(self) -> AllegationState:
        """Where it stands."""
        if self.withdrawn is not None:
            return AllegationState.WITHDRAWN
        if self.finding is not None:
            return self.finding.fact.finding
        if self.answer is not None:
            return AllegationState.ANSWERED
        return AllegationState.DRAFT if self.put is None else AllegationState.PUT

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses it rests on."""
        return self.drafted.fact.clauses


def draft(  # noqa: PLR0913 - the parts of an allegation's wording
    case: "Case",
    *,
    clauses_known: policy.Clauses,
    happened_at: Instant,
    wording: str,
    clauses: tuple[str, ...],
    cited_with: tuple[str, ...] = (),
    conduct_from: date | None = None,
    conduct_to: date | None = None,
    linked_to: str = "",
) -> AllegationDrafted:
    """Words an allegation; its clauses must be able to carry one."""
    if not wording.strip():
        raise Refused(
            "An allegation needs its wording.",
            remedy="Say what was done, when and where, without saying that it is true.",
        )
    policy.check_grounds(clauses_known, clauses, cited_with)
    _check_conduct(conduct_from, conduct_to, happened_at)
    if linked_to:
        known(case, linked_to)
    return AllegationDrafted(
        number=next_number(case.allegations, "A"),
        wording=wording.strip(),
        clauses=clauses,
        cited_with=cited_with,
        conduct_from=conduct_from,
        conduct_to=conduct_to or conduct_from,
        linked_to=linked_to,
    )


def put(case: "Case", *, allegation: str) -> AllegationPut:
    """Puts an allegation to the staff member, once."""
    one = _open(case, allegation)
    if one.put is not None:
        raise Refused(
            f"{allegation} has already been put to the staff member.",
            remedy="Record the answer when it comes.",
        )
    return AllegationPut(allegation=allegation)


def answer(case: "Case", *, allegation: str, words: str) -> AllegationAnswered:
    """Records what the staff member says to an allegation that was put."""
    one = _open(case, allegation)
    if one.put is None:
        raise Refused(
            f"{allegation} has not been put to the staff member yet.",
            remedy="Record that it was put, then the answer.",
        )
    _told_why(
        words, "An answer needs its words.", "Write what was said, or “no answer given”."
    )
    return AllegationAnswered(allegation=allegation, answer=words.strip())


def find(
    case: "Case", *, allegation: str, finding: AllegationState, reasons: str
) -> FindingMade:
    """Records the investigating officer's finding with its reasons."""
    one = known(case, allegation)
    if finding not in FINDINGS:
        raise Refused(
            "A finding is: established, established in part, or not established.",
            remedy="Choose one of the three.",
        )
    if one.withdrawn is not None:
        raise Refused(
            f"{allegation} was withdrawn, so there is nothing to find.",
            remedy="Word a new allegation if there is something to answer.",
        )
    if one.put is None:
        raise Refused(
            f"{allegation} has not been put to the staff member, so nothing is found yet.",
            remedy="Put the allegation and give the staff member a chance to answer.",
        )
    _told_why(
        reasons, "A finding needs its reasons.", "Say which evidence decided it, and why."
    )
    return FindingMade(allegation=allegation, finding=finding, reasons=reasons.strip())


def withdraw(case: "Case", *, allegation: str, reason: str) -> AllegationWithdrawn:
    """Withdraws an allegation with its reason; the number is never used again."""
    _open(case, allegation)
    _told_why(reason, "A withdrawal needs its reason.", "Say why it is no longer pursued.")
    return AllegationWithdrawn(allegation=allegation, reason=reason.strip())


def known(case: "Case", allegation: str) -> Allegation:
    """The allegation with this number, or a refusal."""
    if allegation not in case.allegations:
        raise Refused(
            f"This case has no allegation {allegation}.",
            remedy=f"It has {', '.join(case.allegations) or 'none yet'}.",
        )
    return case.allegations[allegation]


def _open(case: "Case", allegation: str) -> Allegation:
    one = known(case, allegation)
    if one.state in _ENDED:
        raise Refused(
            f"{allegation} is {one.state.value.replace('_', ' ')}, so it is settled.",
            remedy="Word a new allegation if there is something else to answer.",
        )
    return one


def _told_why(words: str, sentence: str, remedy: str) -> None:
    if not words.strip():
        raise Refused(sentence, remedy=remedy)


def _check_conduct(first: date | None, last: date | None, now: Instant) -> None:
    if first is None:
        return
    if last is not None and last < first:
        raise Refused(
            "The conduct cannot end before it began.", remedy="Give the earlier date first."
        )
    if max(first, last or first) > now.day():
        raise Refused(
            "The conduct cannot lie after the day this is recorded.",
            remedy="Check the year and the order of day and month.",
        )


def kept(case: "Case", number: str, allegation: Allegation) -> "Case":
    """The case with this allegation under its number."""
    return replace(case, allegations=case.allegations.put(number, allegation))
