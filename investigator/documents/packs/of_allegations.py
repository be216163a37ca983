"""A case's allegations as the report tells them.

Alleged, evidence, what was said, found.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.of_order import order_of_posts
from investigator.documents.packs.report import Allegation, Claim, Clause, Evidence, Finding
from investigator.domain import allegation
from investigator.domain.allegation import AllegationState
from investigator.domain.audience import kept_apart
from investigator.domain.policy import Clauses, Force
from investigator.domain.text import one_line, shortened
from investigator.domain.weighing import Effect

if TYPE_CHECKING:
    from investigator.domain.case import Case

_FORCE = {
    Force.MUST: "The policy says staff must.",
    Force.MUST_NOT: "The policy says staff must not.",
    Force.SHOULD: "The policy says staff should.",
    Force.SHOULD_NOT: "The policy says staff should not.",
    Force.MAY: "The policy allows it.",
    Force.STRONGLY_ADVISED: "The policy gives advice here; it is no rule.",
    Force.STATEMENT: "The policy states this; it is no rule by itself.",
}
_FOUND = {
    AllegationState.ESTABLISHED: "Established",
    AllegationState.ESTABLISHED_IN_PART: "Established in part",
    AllegationState.NOT_ESTABLISHED: "Not established",
}
_TITLE = 70


def allegations(case: "Case", clauses: Clauses) -> tuple[Allegation, ...]:
    """Every allegation under its number; a withdrawn one says only that it is not used."""
    return tuple(_allegation(case, clauses, one) for one in case.allegations.values())


def _allegation(case: "Case", clauses: Clauses, one: allegation.Allegation) -> Allegation:
    fact = one.drafted.fact
    held = one.withdrawn
    if held is not None:
        return Allegation(
            number=one.number,
            title="not used",
            wording="",
            clauses=(),
            supports=(),
            against=(),
            neutral=(),
            answer="",
            answer_source="",
            findings=(),
            conclusion="",
            not_used=f"{one.number} was withdrawn and is not part of this report.",
        )
    answer = one.answer
    return Allegation(
        number=one.number,
        title=shortened(one_line(fact.wording), _TITLE),
        wording=fact.wording,
        clauses=(*fact.clauses, *(f"{each} (cited with)" for each in fact.cited_with)),
        supports=_evidence(case, one, Effect.SUPPORTS),
        against=_evidence(case, one, Effect.UNDERMINES),
        neutral=_evidence(case, one, Effect.NEUTRAL),
        answer=answer.fact.answer if answer else "No answer is recorded.",
        answer_source=f"recorded {words.day(answer.telling.happened_at.day())}"
        if answer
        else "",
        findings=tuple(_findings(case, one)),
        conclusion=_conclusion(one),
        exceptions=tuple(_claims(one)),
        presumptions=tuple(_presumptions(case)),
        order=order_of_posts(case, one),
        severity=_severity(clauses, fact.clauses),
    )


def _evidence(
    case: "Case", one: allegation.Allegation, effect: Effect
) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            exhibit=told.fact.exhibit,
            shows=told.fact.note or case.exhibits[told.fact.exhibit].admitted.fact.title,
        )
        for told in one.weighed
        if told.fact.effect is effect and _used(case, told.fact.exhibit)
    )


def _used(case: "Case", exhibit: str) -> bool:
    return case.exhibits[exhibit].withheld is None and not kept_apart(case, exhibit)


def _findings(case: "Case", one: allegation.Allegation) -> Iterator[Finding]:
    told = one.finding
    if told is None:
        return
    waits = not told.telling.own_words and told.telling.seq not in case.confirmed
    yield Finding(
        fact=f"Allegation {one.number}",
        outcome=_FOUND[told.fact.finding],
        reasons=told.fact.reasons,
        by=told.telling.speaker,
        unconfirmed=f"not yet confirmed by {told.telling.speaker}" if waits else "",
    )


def _conclusion(one: allegation.Allegation) -> str:
    if one.finding is None:
        return "Nothing is found yet on this allegation."
    found = _FOUND[one.finding.fact.finding].lower()
    return f"On the balance of probabilities the allegation is {found}."


def _claims(one: allegation.Allegation) -> Iterator[Claim]:
    for told in one.claims:
        yield Claim(
            title=f"Exception to clause {told.fact.clause}",
            text=told.fact.claim,
            outcome="Not decided.",
            exhibits=told.fact.exhibits,
        )


def _presumptions(case: "Case") -> Iterator[Claim]:
    for clause, told in case.presumptions.items():
        fact = told.fact
        said = f"Relied on: {fact.basis}. " if fact.basis else ""
        yield Claim(
            title=f"Presumption of clause {clause}",
            text=f"{said}The staff member: {fact.challenge or 'nothing said against it'}.",
            outcome=f"{fact.finding[:1].upper()}{fact.finding[1:]}."
            if fact.finding
            else "Not decided.",
        )


def _severity(clauses: Clauses, numbers: tuple[str, ...]) -> str:
    """Only where the policy's own words fix it."""
    said = [number for number in numbers if number in clauses and clauses[number].severity]
    if not said:
        return ""
    severity = words.spoken(str(clauses[said[0]].severity))
    return f"{severity}, in the policy's own words (clause {said[0]})"


def cited(case: "Case", clauses: Clauses) -> tuple[Clause, ...]:
    """Every clause that an allegation in use names, in the policy's order."""
    named = {
        number
        for one in case.allegations.values()
        if one.withdrawn is None
        for number in (*one.clauses, *one.drafted.fact.cited_with)
    }
    return tuple(
        Clause(
            number=number,
            title=clause.title,
            words=clause.summary,
            words_are="summary in the words of this program, not of the Trust",
            in_force=_FORCE[clause.force],
        )
        for number, clause in clauses.items()
        if number in named
    )
