"""Everything that hangs on one allegation, in the order in which it is judged fairly."""

from collections.abc import Iterator, Sequence

from investigator.casework.case_views import Standing
from investigator.domain.allegation import Allegation
from investigator.domain.ledger import Telling
from investigator.domain.people import Role
from investigator.domain.policy import Force
from investigator.domain.weighing import Effect
from investigator.tui.dates import day_words
from investigator.tui.times import moment
from investigator.tui.widgets.facts import Known, known
from investigator.tui.words import finding_wording

STRENGTHS = {
    Force.MUST: "Must",
    Force.MUST_NOT: "Must not",
    Force.SHOULD: "Should",
    Force.SHOULD_NOT: "Should not",
    Force.MAY: "May",
    Force.STRONGLY_ADVISED: "Strongly advised",
    Force.STATEMENT: "A statement",
}
_EFFECTS = {
    Effect.SUPPORTS: "For it",
    Effect.UNDERMINES: "Against it",
    Effect.NEUTRAL: "Neutral",
}


def allegation_facts(standing: Standing, number: str) -> Sequence[Known]:
    """Wording, clauses, evidence, what was said, what was found."""
    one = standing.case.allegations[number]
    return known(
        (
            ("Alleged", one.drafted.fact.wording),
            *_conduct(one),
            *_clauses(standing, one),
            *_weighed(standing, one),
            *_said(one),
            *_found(standing, one),
        )
    )


def _conduct(one: Allegation) -> Iterator[tuple[str, str]]:
    first, last = one.drafted.fact.conduct_from, one.drafted.fact.conduct_to
    if first is not None:
        until = f" to {day_words(last)}" if last and last != first else ""
        yield "Conduct", f"{day_words(first)}{until}"


def _clauses(standing: Standing, one: Allegation) -> Iterator[tuple[str, str]]:
    for number in one.clauses:
        clause = standing.clauses.get(number)
        if clause is None:
            yield f"Clause {number}", "not in the policy that this program knows"
            continue
        strength = STRENGTHS[clause.force]
        yield f"Clause {number}", f"{clause.title}. {strength}: {clause.summary}"
        if clause.severity:
            yield "", f"In the policy's own words: {clause.severity.replace('_', ' ')}"
        for exception in clause.exceptions:
            yield "Exception to ask", exception
    if one.drafted.fact.cited_with:
        yield "Cited with it", ", ".join(one.drafted.fact.cited_with)


def _weighed(standing: Standing, one: Allegation) -> Iterator[tuple[str, str]]:
    for effect, words in _EFFECTS.items():
        tied = [told.fact for told in one.weighed if told.fact.effect is effect]
        lines = (
            f"{each.exhibit}  "
            + (each.note or standing.case.exhibits[each.exhibit].admitted.fact.title)
            for each in tied
        )
        if tied:
            yield words, "\n".join(lines)
    if not one.weighed:
        yield "Exhibits", "none is tied to it yet, for or against"


def _said(one: Allegation) -> Iterator[tuple[str, str]]:
    if one.put is None:
        yield "Put", "not put to the staff member yet"
        return
    yield "Put", moment(one.put.telling.happened_at)
    for told in one.claims:
        shown = f" ({', '.join(told.fact.exhibits)})" if told.fact.exhibits else ""
        yield "They say", f"exception to {told.fact.clause}: {told.fact.claim}{shown}"
    if one.answer is None:
        yield "Answer", "none recorded yet"
    else:
        yield (
            "Answer",
            f"{one.answer.fact.answer}\n{moment(one.answer.telling.happened_at)}",
        )


def _found(standing: Standing, one: Allegation) -> Iterator[tuple[str, str]]:
    if one.withdrawn is not None:
        yield "Withdrawn", one.withdrawn.fact.reason
    if one.finding is None:
        return
    told = one.finding
    role = Role.INVESTIGATING_OFFICER.value
    words = finding_wording(told.fact.finding.value, role).words
    yield "Finding", f"{words}. {told.fact.reasons}"
    yield "Whose finding", whose_words(standing, told.telling)


def whose_words(standing: Standing, telling: Telling) -> str:
    """Whose words an entry is, who typed it, and whether the person confirmed it."""
    if telling.own_words:
        return f"{telling.speaker}, typed by their own hand"
    confirmed = telling.seq in standing.case.confirmed
    state = "confirmed by them" if confirmed else f"not yet confirmed by {telling.speaker}"
    return f"{telling.speaker}, typed by {telling.typed_by}; {state}"
