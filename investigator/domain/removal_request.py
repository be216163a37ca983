"""Removal requests (clause 1.10) as values: what was asked, what was seen, how it ended.

What a check saw is dated and no more: it shows that a post was there or gone at that
moment. Lateness is therefore an interval with its witnesses, never one figure (decision
20).
"""

from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.deadline import overdue
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Mode(StrEnum):
    """How the request reached the staff member."""

    PERSON = "person"
    PHONE = "phone"
    WRITING = "writing"


class Seen(StrEnum):
    """What a check found."""

    VISIBLE = "visible"
    EDITED = "edited"
    RESTRICTED = "restricted"
    GONE = "gone"
    CANNOT_TELL = "cannot_tell"


class RemovalResult(StrEnum):
    """How a request ended."""

    COMPLIED = "complied"
    LATE = "late"
    PARTLY = "partly"
    REFUSED = "refused"
    NOT_COMPLIED = "not_complied"
    NO_REPLY = "no_reply"
    UNREACHABLE = "unreachable"
    IMPOSSIBLE = "impossible"
    WITHDRAWN = "withdrawn"


class RemovalState(StrEnum):
    """Where a request stands now."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How long the staff member has: elapsed hours, or working days with a time of day."""

    hours: int = 0
    working_days: int = 0
    by_time: time | None = None

    def __post_init__(self) -> None:
        if (self.hours > 0) == (self.working_days > 0):
            raise Refused(
                "Say how long the staff member has: hours, or working days.",
                remedy="Give one of the two, at least 1.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalAsked:
    """The staff member was asked to take posts down."""

    number: str
    items: tuple[str, ...]
    breached: tuple[str, ...]
    decided_by: str
    authority: str
    how: Mode
    asked_at: Instant
    confirmed_at: Instant | None
    allowance: Allowance
    due: Instant
    follows: str = ""
    emergency: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The request stands in the case; one that it follows has ended."""
        removals = case.removals.put(self.number, RemovalRequest(asked=telling.of(self)))
        if self.follows:
            earlier = replace(removals[self.follows], followed_by=self.number)
            removals = removals.put(self.follows, earlier)
        return replace(case, removals=removals)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalChecked:
    """Somebody looked whether the posts are still there."""

    request: str
    at: Instant
    result: Seen
    exhibit: str = ""
    residue: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The request has this check."""
        one = case.removals[self.request]
        checked = replace(one, checks=(*one.checks, telling.of(self)))
        return replace(case, removals=case.removals.put(self.request, checked))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalAnswered:
    """What the staff member says: when they took it down, or why not."""

    request: str
    words: str
    removed_at: Instant | None = None
    result: RemovalResult | None = None

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The request has this answer."""
        answered = replace(case.removals[self.request], answer=telling.of(self))
        return replace(case, removals=case.removals.put(self.request, answered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Lateness as what is known.

    Seen after the time, first seen gone, their own account.
    """

    last_seen: Instant | None
    first_seen_gone: Instant | None
    own_account: Instant | None


@dataclass(frozen=True, slots=True)
class RemovalRequest:
    """A removal request as the case knows it."""

    asked: Told[RemovalAsked]
    checks: tuple[Told[RemovalChecked], ...] = ()
    answer: Told[RemovalAnswered] | None = None
    followed_by: str = ""

    @property
    def number(self) -> str:
        """Its label, such as R2."""
        return self.asked.fact.number

    @property
    def due(self) -> Instant:
        """The moment by which the posts were to be gone."""
        return self.asked.fact.due

    def seen(self, *results: Seen) -> tuple[Instant, ...]:
        """The moments of the checks with one of these results, in order of time."""
        return tuple(
            sorted(told.fact.at for told in self.checks if told.fact.result in results)
        )

    @property
    def gone(self) -> Instant | None:
        """When the posts were first seen gone; none where they were seen there since."""
        there = self.seen(Seen.VISIBLE)
        found = self.seen(Seen.GONE)
        return next((at for at in found if not there or at.at > there[-1].at), None)

    @property
    def result(self) -> RemovalResult | None:
        """How it ended, as far as checks and answers say; None while that is open."""
        if self.answer is not None and self.answer.fact.result is not None:
            return self.answer.fact.result
        gone, there = self.gone, self.seen(Seen.VISIBLE)
        if gone is not None:
            if gone.at <= self.due.at:
                return RemovalResult.COMPLIED
            return RemovalResult.LATE if there and there[-1].at > self.due.at else None
        if self.followed_by:
            return RemovalResult.NOT_COMPLIED
        changed = self.seen(Seen.EDITED, Seen.RESTRICTED)
        return RemovalResult.PARTLY if changed and changed[-1].at > self.due.at else None

    @property
    def late(self) -> Late | None:
        """The witnesses of lateness, when it was late."""
        if self.result is not RemovalResult.LATE:
            return None
        return Late(
            last_seen=next(reversed(self.seen(Seen.VISIBLE)), None),
            first_seen_gone=self.gone,
            own_account=self.answer.fact.removed_at if self.answer else None,
        )

    def state(self, now: Instant) -> RemovalState:
        """Where it stands at a moment."""
        if self.result is not None or self.gone is not None:
            return RemovalState.ENDED
        return RemovalState.OVERDUE if overdue(self.due, now) else RemovalState.WAITING
