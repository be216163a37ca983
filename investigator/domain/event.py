"""A line of the timeline: what happened, whose word it is, and how sure the moment is."""

from dataclasses import dataclass
from enum import StrEnum

from investigator.domain.instant import Instant, Span
from investigator.domain.ledger import Telling

_LATER = 24 * 3600 * 1_000_000  # entered more than a day after it happened: both are shown


class EventKind(StrEnum):
    """What sort of thing happened."""

    POST = "post"
    STEP = "step"
    EXHIBIT = "exhibit"
    REMOVAL = "removal"
    STAGE = "stage"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the timeline.

    `span` is set where the moment is known only within bounds.
    """

    at: Instant
    what: str
    kind: EventKind
    source: str
    span: Span | None = None
    uncertain: bool = False
    entered: Instant | None = None
    exhibit: str = ""


def entered(telling: Telling) -> Instant | None:
    """When it was entered, where that was more than a day after it happened."""
    late = telling.recorded_at.at - telling.happened_at.at > _LATER
    return telling.recorded_at if late else None
