"""Which observations overlap, and where: the sweep behind a comparison of times."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from investigator.domain.instant import Instant, Span
from investigator.domain.time.observation import Observation

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The observations that agree, by how many origins, and in which window.

    `window` is None where they agree in more than one place.
    """

    members: tuple[Observation, ...]
    origins: int
    tied: bool
    window: Span | None


@dataclass(frozen=True, slots=True)
class _Place:
    """The observations covering one point, each with the stretch it covers it by."""

    covering: tuple[tuple[Observation, Stretch], ...]

    @property
    def members(self) -> tuple[Observation, ...]:
        return tuple(one for one, _ in self.covering)

    @property
    def origins(self) -> int:
        return len({one.origin for one in self.members})

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.id for one in self.members)


def grouped(observations: Sequence[Observation], grown: int) -> Grouping:
    """The largest agreement, by distinct origins and then by readings.

    Every stretch is grown by `grown` microseconds on both sides. Two agreements of as many
    origins that have no observation in common are a tie.
    """
    starts = sorted({begin - grown for one in observations for begin, _ in one.reach()})
    places = [_place(point, observations, grown) for point in starts]
    most = max(place.origins for place in places)
    top = [place for place in places if place.origins == most]
    tied = any(one.names.isdisjoint(other.names) for one, other in combinations(top, 2))
    best = max(top, key=lambda place: len(place.covering))
    windows = {_window(place, grown) for place in top if place.names == best.names}
    return Grouping(
        members=best.members,
        origins=most,
        tied=tied,
        window=windows.pop() if len(windows) == 1 and not tied else None,
    )


def _place(point: int, observations: Sequence[Observation], grown: int) -> _Place:
    found = []
    for one in observations:
        over = [
            stretch
            for stretch in one.reach()
            if stretch[0] - grown <= point < stretch[1] + grown
        ]
        if over:
            found.append((one, min(over, key=lambda each: _away(each, point))))
    return _Place(tuple(found))


def _away(stretch: Stretch, point: int) -> int:
    return max(stretch[0] - point, point - stretch[1], 0)


def _window(place: _Place, grown: int) -> Span:
    """Where all cover it; the slack is part of it only where they meet by the slack."""
    begins = max(stretch[0] for _, stretch in place.covering)
    ends = min(stretch[1] for _, stretch in place.covering)
    if begins < ends:
        return Span(Instant(begins), Instant(ends))
    return Span(Instant(begins - grown), Instant(ends + grown))
