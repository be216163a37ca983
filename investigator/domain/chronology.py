"""The timeline of a case.

What happened when, whose word it is, and how sure the moment is.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.chronology_evidence import inquiry_events
from investigator.domain.event import Event, EventKind, entered
from investigator.domain.post import Post
from investigator.domain.put_right import tombstone
from investigator.domain.text import one_line, shortened
from investigator.domain.time_standing import accepted, counted, open_disputes

if TYPE_CHECKING:
    from investigator.domain.case import Case

__all__ = ["Event", "EventKind", "events"]


def events(case: "Case") -> tuple[Event, ...]:
    """Everything that happened, in order of time; one that cannot be placed is left out."""
    found = (
        *_concern(case),
        *_posts(case),
        *_exhibits(case),
        *_removals(case),
        *_steps(case),
        *inquiry_events(case),
    )
    return tuple(sorted(found, key=lambda event: (event.at.at, event.what)))


def _concern(case: "Case") -> Iterator[Event]:
    told = case.concern
    if told is None:
        return
    if told.fact.first_seen is not None:
        yield Event(
            at=told.fact.first_seen,
            what="The material was first seen",
            kind=EventKind.STEP,
            source=told.fact.reported_by or "the concern",
        )
    if told.fact.reported_at is not None:
        to = f" to {told.fact.reported_to}" if told.fact.reported_to else ""
        yield Event(
            at=told.fact.reported_at,
            what=f"The concern was reported{to}",
            kind=EventKind.STEP,
            source=told.fact.reported_by or "the concern",
        )


def _posts(case: "Case") -> Iterator[Event]:
    for post in case.posts.values():
        yield from _post(case, post)


def _post(case: "Case", post: Post) -> Iterator[Event]:
    """One line a post: at what a person accepted, else at what its times agree on.

    Else a line for each way it can be read.
    """
    spans, chosen = counted(post), accepted(post)
    open_ = open_disputes(post)
    author = case.people.get(post.recorded.fact.author)
    by = f" by {author.label}" if author else ""
    words = shortened(one_line(post.recorded.fact.words), 60)
    shown = f": “{words}”" if words else ""
    read = any(told.fact.readings for told in post.times)
    said = "accepted time" if chosen else "site time" if read else "identifier"
    disputed = f", disputed ({', '.join(open_)})" if open_ else ""
    for at, span in enumerate(spans, start=1):
        several = f" (reading {at} of {len(spans)})" if len(spans) > 1 else ""
        yield Event(
            at=span.earliest,
            span=span,
            what=f"Post {post.number}{by}{shown}{several}{disputed}",
            kind=EventKind.POST,
            source=f"{said}, {', '.join(post.exhibits)}",
            uncertain=bool(open_) or len(spans) > 1 or span.length() > 60 * 1_000_000,
            exhibit=post.exhibits[0],
        )


def _exhibits(case: "Case") -> Iterator[Event]:
    for exhibit in case.exhibits.values():
        origin = exhibit.admitted.fact.origin
        title = exhibit.admitted.fact.title
        if origin.captured_at is not None:
            yield Event(
                at=origin.captured_at,
                what=f"{exhibit.number} captured: {title}",
                kind=EventKind.EXHIBIT,
                source=origin.supplied_by or exhibit.admitted.telling.typed_by,
                exhibit=exhibit.number,
            )


def _removals(case: "Case") -> Iterator[Event]:
    for request in case.removals.values():
        asked = request.asked.fact
        yield Event(
            at=asked.asked_at,
            what=f"{asked.number}: removal of {', '.join(asked.items)} asked",
            kind=EventKind.REMOVAL,
            source=asked.decided_by,
        )
        yield Event(
            at=asked.due, what=f"{asked.number}: due", kind=EventKind.REMOVAL, source="1.10"
        )
        for told in request.checks:
            yield Event(
                at=told.fact.at,
                what=f"{asked.number}: check, {told.fact.result.value.replace('_', ' ')}",
                kind=EventKind.REMOVAL,
                source=told.fact.exhibit or told.telling.typed_by,
                exhibit=told.fact.exhibit,
            )
        said = request.answer
        if said is not None and said.fact.removed_at is not None:
            yield Event(
                at=said.fact.removed_at,
                what=f"{asked.number}: says removed",
                kind=EventKind.REMOVAL,
                source="the staff member",
            )


def _steps(case: "Case") -> Iterator[Event]:
    for told in case.steps.values():
        yield Event(
            at=told.telling.happened_at,
            what=told.fact.what,
            kind=EventKind.STEP,
            source=told.telling.rests_on or told.telling.speaker,
            entered=entered(told.telling),
        )
    for right in case.put_right.values():
        yield Event(
            at=right.telling.happened_at,
            what=f"{right.fact.what} was {tombstone(right, where=False)}",
            kind=EventKind.STEP,
            source=right.telling.speaker,
            entered=entered(right.telling),
        )
    for came in case.moved_here.values():
        yield Event(
            at=came.telling.happened_at,
            what=f"{came.fact.exhibit} came from another case, added there by mistake",
            kind=EventKind.STEP,
            source=came.telling.speaker,
            entered=entered(came.telling),
            exhibit=came.fact.exhibit,
        )
    for move in case.moves.values():
        yield Event(
            at=move.telling.happened_at,
            what=f"Stage: {move.fact.to.value.replace('_', ' ')}",
            kind=EventKind.STAGE,
            source=move.telling.speaker,
            entered=entered(move.telling),
        )
    for plan in case.plans.values():
        yield Event(
            at=plan.fact.at,
            what=plan.fact.what,
            kind=EventKind.PLAN,
            source="planned",
        )
