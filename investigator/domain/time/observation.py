"""One time of an event: what it says, and from which independent origin it comes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from investigator.domain.errors import Refused
from investigator.domain.instant import Span

_SECOND = 1_000_000


class Relation(StrEnum):
    """Whether the event happened then, or only no later or no earlier."""

    AT = "at"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something that says when an event happened.

    `origin` names the record or clock it comes from: what comes from one is one. `lag` is
    how many seconds the event may come after the moment read, as for an identifier made
    before the post went out.
    """

    id: str
    kind: str
    origin: str
    spans: tuple[Span, ...]
    relation: Relation = Relation.AT
    lag: int = 0

    def __post_init__(self) -> None:
        if self.lag < 0:
            raise Refused(
                "An event cannot come a negative time after its identifier.",
                remedy="Give the lag in seconds, 0 or more.",
            )

    def reading(self, spans: tuple[Span, ...]) -> Self:
        """The same with only these readings left."""
        return replace(self, spans=spans)

    def reach(self) -> tuple[tuple[int, int], ...]:
        """Every stretch in which the event can lie, the lag added, in microseconds."""
        return tuple(
            (span.earliest.at, span.latest.at + self.lag * _SECOND) for span in self.spans
        )
