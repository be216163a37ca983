"""What several times of one event say together: which origins agree, and when.

Readings of one origin count once, however many there are. Nothing here decides: a reason
for a difference is offered, a winner is named only by more origins, a tie names none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from investigator.domain.instant import Instant, Span
from investigator.domain.time.agreement import Grouping, grouped
from investigator.domain.time.differences import OddOne, odd_ones
from investigator.domain.time.observation import Observation, Relation

__all__ = [
    "Corroboration",
    "Finding",
    "Observation",
    "OddOne",
    "Relation",
    "Verdict",
    "compare",
]

_SECOND = 1_000_000
_SLACK = 60
_TWO = 2


class Verdict(StrEnum):
    """What the times of one event say together."""

    AGREE = "agree"
    SINGLE_SOURCE = "single_source"
    CONFLICT = "conflict"
    IMPOSSIBLE = "impossible"
    NONE = "none"


class Finding(StrEnum):
    """Which kind of bound a time breaks."""

    AFTER_CAPTURE_BOUND = "after_capture_bound"
    BEFORE_BOUND = "before_bound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """The verdict, and everything it was reached from.

    `independent` counts the origins that agree; `best` is the window in which they do, None
    where several remain or none may be named; `agreeing` are the observations behind it.
    """

    verdict: Verdict
    independent: int = 0
    tied: bool = False
    best: Span | None = None
    explanation: str | None = None
    findings: tuple[Finding, ...] = ()
    agreeing: tuple[str, ...] = ()
    odd_ones: tuple[OddOne, ...] = ()

    @property
    def sentence(self) -> str:
        """The verdict in words, the same for every case."""
        return {
            Verdict.AGREE: f"{self.independent} independent origins agree.",
            Verdict.SINGLE_SOURCE: "One origin says when; nothing independent supports it.",
            Verdict.CONFLICT: "The times differ, and the difference is not explained away.",
            Verdict.IMPOSSIBLE: "A time lies where it cannot: a bound is broken.",
            Verdict.NONE: "Nothing says when.",
        }[self.verdict]


def compare(observations: Sequence[Observation], slack: int = _SLACK) -> Corroboration:
    """What the observations of one event say together.

    Times up to `slack` seconds apart agree: each is grown by half of it on either side.
    """
    allowed = slack * _SECOND
    bounds = [one for one in observations if one.relation is not Relation.AT]
    told = [one for one in observations if one.relation is Relation.AT and one.spans]
    if not told:
        return Corroboration(verdict=Verdict.NONE)
    kept = [_within(one, bounds, allowed) for one in told]
    findings = _findings(kept, bounds, allowed)
    group = grouped(kept, allowed // 2)
    odd = odd_ones(kept, group.members)
    verdict = Verdict.IMPOSSIBLE if findings else _verdict(group, odd)
    named = verdict in {Verdict.AGREE, Verdict.SINGLE_SOURCE}
    return Corroboration(
        verdict=verdict,
        independent=group.origins,
        tied=group.tied,
        best=group.window if named else None,
        explanation=next((one.reason for one in odd if one.reason), None),
        findings=findings,
        agreeing=tuple(one.id for one in group.members),
        odd_ones=odd,
    )


def _verdict(group: Grouping, odd: tuple[OddOne, ...]) -> Verdict:
    if odd:
        return Verdict.CONFLICT
    return Verdict.AGREE if group.origins >= _TWO else Verdict.SINGLE_SOURCE


def _within(one: Observation, bounds: Sequence[Observation], allowed: int) -> Observation:
    """Without the readings that break a bound, unless none would be left."""
    spans = tuple(
        span
        for span in one.spans
        if not any(_broken(one, span, bound, allowed) for bound in bounds)
    )
    return one.reading(spans) if spans else one


def _findings(
    kept: Sequence[Observation], bounds: Sequence[Observation], allowed: int
) -> tuple[Finding, ...]:
    found = {
        broken
        for bound in bounds
        for one in kept
        for span in one.spans
        if (broken := _broken(one, span, bound, allowed)) is not None
    }
    return tuple(finding for finding in Finding if finding in found)


def _broken(
    one: Observation, span: Span, bound: Observation, allowed: int
) -> Finding | None:
    """Which bound a reading breaks; an uncertain bound is taken at its widest."""
    if not bound.spans:
        return None
    first: Instant = min(each.earliest for each in bound.spans)
    last: Instant = max(each.latest for each in bound.spans)
    if bound.relation is Relation.NOT_AFTER and span.earliest.at - last.at > allowed:
        return Finding.AFTER_CAPTURE_BOUND
    late = span.latest.at + one.lag * _SECOND
    if bound.relation is Relation.NOT_BEFORE and first.at - late > allowed:
        return Finding.BEFORE_BOUND
    return None
