"""What the timeline tells of the evidence: disputes and decisions, looks, posts taken down.

A count of times stands only beside how they were chosen, in the words of whoever chose.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.event import Event, EventKind, entered
from investigator.domain.instant import Instant, Span
from investigator.domain.text import one_line, shortened

if TYPE_CHECKING:
    from investigator.domain.case import Case

_WORDS = 60
_RESULTS = {
    "challenge_rejected": "the dispute was not accepted",
    "contrary_proven": "the time was shown to be wrong",
}


def inquiry_events(case: "Case") -> Iterator[Event]:
    """Disputes, decisions, choices, looks and posts taken down."""
    yield from _disputes(case)
    yield from _choices(case)
    yield from _looks(case)
    yield from _taken_down(case)


def _disputes(case: "Case") -> Iterator[Event]:
    for number, one in case.disputes.items():
        fact, telling = one.disputed.fact, one.disputed.telling
        yield Event(
            at=telling.happened_at,
            what=f"{number}: {fact.by} disputed {_times(fact.posts)}: "
            f"“{shortened(one_line(fact.ground), _WORDS)}”",
            kind=EventKind.STEP,
            source=fact.by,
            entered=entered(telling),
            exhibit=next(iter(fact.exhibits), ""),
        )
        for told in one.decisions:
            yield Event(
                at=told.telling.happened_at,
                what=f"{number}: {_RESULTS[told.fact.result]}, {_times(told.fact.posts)}",
                kind=EventKind.STEP,
                source=told.telling.speaker,
                entered=entered(told.telling),
                exhibit=next(iter(told.fact.exhibits), ""),
            )


def _choices(case: "Case") -> Iterator[Event]:
    for post in case.posts.values():
        for told in post.chosen:
            yield Event(
                at=told.telling.happened_at,
                what=f"A reading of the time in {told.fact.exhibit} was chosen",
                kind=EventKind.STEP,
                source=told.telling.speaker,
                entered=entered(told.telling),
                exhibit=told.fact.exhibit,
            )


def _looks(case: "Case") -> Iterator[Event]:
    for number, told in case.looks.items():
        fact = told.fact
        yield Event(
            at=fact.started,
            span=_stretch(fact.started, fact.ended),
            what=f"{number}: a look in {shortened(one_line(fact.where), _WORDS)}: "
            f"{shortened(one_line(fact.question), _WORDS)}",
            kind=EventKind.STEP,
            source=told.telling.speaker,
            entered=entered(told.telling),
            exhibit=next(iter(fact.exhibits), ""),
        )


def _taken_down(case: "Case") -> Iterator[Event]:
    for number, told in case.taken_down.items():
        fact = told.fact
        seen = [each for each in (fact.last_seen, fact.first_seen_gone) if each is not None]
        if not seen:
            continue
        by = f" by {fact.by}" if fact.by else ""
        yield Event(
            at=seen[0],
            span=_stretch(seen[0], seen[-1]),
            what=f"Post {number} was taken down{by}",
            kind=EventKind.STEP,
            source=fact.source,
            uncertain=True,
            exhibit=next(iter(fact.exhibits), ""),
        )


def _stretch(first: Instant, last: Instant) -> Span | None:
    return Span(first, last) if first.at < last.at else None


def _times(posts: tuple[str, ...]) -> str:
    return f"the time of {posts[0]}" if len(posts) == 1 else f"{len(posts)} times"
