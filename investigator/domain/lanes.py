"""The times of one post side by side, each in a lane of its own: what came from where."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from investigator.domain.instant import LONDON, Span
from investigator.domain.post import Basis, Post, TimeShown
from investigator.domain.post_time import compared, observed
from investigator.domain.time.displayed import read
from investigator.domain.time_standing import accepted

_SECOND = 1_000_000
_ORIGINS = {"record": "the site", "identifier": "the address"}


class Place(StrEnum):
    """How a lane stands to the others."""

    AGREES = "agrees"
    APART = "apart"
    COUNTS = "counts"
    SUPPOSED = "supposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One time of a post. `origin` is what vouches for it: what comes from one is one.

    Several spans are several readings of one text.
    """

    label: str
    origin: str
    spans: tuple[Span, ...]
    place: Place


def lanes(post: Post) -> tuple[Lane, ...]:
    """Each shown time, the time of the address, and what a person accepted.

    A device that was on another clock has a lane for British time as well, to be seen and
    not to be taken.
    """
    return (*_observed(post), *_accepted(post))


def _observed(post: Post) -> Iterator[Lane]:
    agreeing = compared(post).agreeing
    shown = {f"shown-{at}": told.fact for at, told in enumerate(post.times)}
    for one in observed(post):
        fact = shown.get(one.id)
        yield Lane(
            label=f"{fact.exhibit}, “{fact.shown}”" if fact else "Held in its address",
            origin=_ORIGINS.get(one.origin, one.origin),
            spans=tuple(_lagged(span, one.lag) for span in one.spans),
            place=Place.AGREES if one.id in agreeing else Place.APART,
        )
        if fact is not None:
            yield from _in_british_time(fact)


def _in_british_time(fact: TimeShown) -> Iterator[Lane]:
    """The same text, were the device on British time: the difference is what is asked."""
    if fact.basis is not Basis.VIEWER_DEVICE_ZONE or fact.zone in ("", LONDON):
        return
    found = read(fact.shown, captured=fact.captured_at, zone=LONDON)
    spans = tuple(reading.span for reading in found.readings)
    if spans and spans != tuple(reading.span for reading in fact.readings):
        yield Lane(
            label=f"{fact.exhibit}, were it British time",
            origin="a supposition",
            spans=spans,
            place=Place.SUPPOSED,
        )


def _accepted(post: Post) -> Iterator[Lane]:
    counts = accepted(post)
    if counts is not None:
        yield Lane(
            label="What counts", origin="a decision", spans=(counts,), place=Place.COUNTS
        )


def _lagged(span: Span, lag: int) -> Span:
    """An address is made before the post goes out, by so many seconds at most."""
    return Span(span.earliest, span.latest.later(microseconds=lag * _SECOND))
