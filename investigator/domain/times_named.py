"""Which posts are meant when times are named: by exhibit, by message, between hours.

A filter by hours is a question that a named person asks with the hours they chose: it says
what lies inside, what may, and how many lie in the rest of the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.time.zones import known_zone, wall_moment
from investigator.domain.time_standing import counted

if TYPE_CHECKING:
    from investigator.domain.case import Case

_DAY = 24 * 3600 * 1_000_000
_EXAMPLE = "Write two times of day, such as 22:00-06:00."


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A stretch of every day in British time; it may run over midnight."""

    first: time
    last: time

    @classmethod
    def parse(cls, text: str) -> "Hours":
        """From 22:00-06:00."""
        begins, _, ends = text.replace("\N{EN DASH}", "-").partition("-")
        try:
            first = time.fromisoformat(begins.strip())
            last = time.fromisoformat(ends.strip())
        except ValueError:
            raise Refused("Those are no hours of a day.", remedy=_EXAMPLE) from None
        if first == last or first.tzinfo or last.tzinfo:
            raise Refused("Those hours leave nothing out.", remedy=_EXAMPLE)
        return cls(first=first, last=last)

    @property
    def words(self) -> str:
        """How it is told."""
        return f"between {self.first:%H:%M} and {self.last:%H:%M}, British time"

    def hold(self, span: Span) -> bool:
        """Whether the whole of a stretch lies in these hours."""
        ends = Instant(span.latest.at - 1).local(LONDON).time()
        begins = span.earliest.local(LONDON).time()
        return span.length() <= self._length() and self._has(begins) and self._has(ends)

    def touch(self, span: Span) -> bool:
        """Whether any of a stretch lies in these hours."""
        if span.length() >= _DAY or self._has(span.earliest.local(LONDON).time()):
            return True
        zone = known_zone(LONDON)
        day, last = span.earliest.day(), span.latest.day()
        begins = {wall_moment(each, self.first, zone) for each in _days(day, last)}
        return any(span.holds(each) for each in begins)

    def _has(self, clock: time) -> bool:
        if self.first < self.last:
            return self.first <= clock < self.last
        return clock >= self.first or clock < self.last

    def _length(self) -> int:
        begins = timedelta(hours=self.first.hour, minutes=self.first.minute)
        ends = timedelta(hours=self.last.hour, minutes=self.last.minute)
        gone = (ends - begins) % timedelta(days=1)
        return gone // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Posts by a filter: inside the hours, perhaps inside, and how many are not."""

    inside: tuple[str, ...]
    unsure: tuple[str, ...]
    outside: int


def named(case: "Case", label: str) -> tuple[str, ...]:
    """The posts that `E03`, `E05#2026-10-25T01:20:05Z` or `P7` means."""
    exhibit, hash_, moment = label.strip().partition("#")
    if exhibit in case.posts and not hash_:
        return (exhibit,)
    shows = known_exhibit(case, exhibit).posts
    timed = [each for each in shows if case.posts[each].shown_in(exhibit) is not None]
    if not hash_:
        if not timed:
            raise Refused(
                f"{exhibit} shows no time of a post.",
                remedy="Choose an exhibit that shows one.",
            )
        return tuple(timed)
    at = Instant.parse(moment)
    found = tuple(each for each in timed if _at(case, each, exhibit, at))
    exact = tuple(each for each in found if _begins(case, each, exhibit, at))
    found = exact or found
    if len(found) != 1:
        raise Refused(
            f"{exhibit} shows {'more than one' if found else 'no'} post at that time.",
            remedy="Write the moment as the exhibit states it, with its Z or offset.",
        )
    return found


def one_post(case: "Case", label: str) -> str:
    """The one post that a label means, whether or not a time is shown for it."""
    exhibit, hash_, _ = label.strip().partition("#")
    if exhibit in case.posts or hash_:
        return named(case, label)[0]
    shows = known_exhibit(case, exhibit).posts
    if len(shows) != 1:
        raise Refused(
            f"{exhibit} shows {len(shows) or 'no'} posts, so none is meant by that.",
            remedy=f"Add the moment of the message: {exhibit}#2026-10-25T01:20:05Z."
            if shows
            else "Record what it shows first.",
        )
    return shows[0]


def within(case: "Case", posts: Iterable[str], hours: Hours) -> Chosen:
    """Which of these posts lie in these hours; every reading of a time is looked at."""
    inside, unsure, outside = [], [], 0
    for post in posts:
        spans = counted(case.posts[post])
        if spans and all(hours.hold(span) for span in spans):
            inside.append(post)
        elif not spans or any(hours.touch(span) for span in spans):
            unsure.append(post)
        else:
            outside += 1
    return Chosen(inside=tuple(inside), unsure=tuple(unsure), outside=outside)


def timed(case: "Case") -> tuple[str, ...]:
    """Every post for which a time is shown."""
    return tuple(number for number, one in case.posts.items() if one.times)


def _at(case: "Case", post: str, exhibit: str, at: Instant) -> bool:
    shown = case.posts[post].shown_in(exhibit)
    return shown is not None and any(each.span.holds(at) for each in shown.readings)


def _begins(case: "Case", post: str, exhibit: str, at: Instant) -> bool:
    shown = case.posts[post].shown_in(exhibit)
    return shown is not None and any(each.span.earliest == at for each in shown.readings)


def _days(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
