"""What a post's times say together: shown, held in its identifier, and on a working day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from investigator.domain.calendar import Calendar
from investigator.domain.instant import Span
from investigator.domain.post import Post, TimeShown
from investigator.domain.time.corroborate import (
    Corroboration,
    Observation,
    Verdict,
    compare,
)
from investigator.domain.time.working_hours import WorkTime, judge
from investigator.domain.time_standing import accepted

if TYPE_CHECKING:
    from investigator.domain.case import Case

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")  # as exports write it, and no screen does
_RECORD, _IDENTIFIER = "record", "identifier"
_LAG_SECONDS = {"tiktok": 60, "instagram": 600, "threads": 600, "linkedin": 5}


def compared(post: Post) -> Corroboration:
    """Every time of a post beside every other, by independent origins.

    Texts shown on the site all come from the site's one stored record and count once; an
    account's own export says the instant and counts as an origin of its own.
    """
    return compare(observed(post))


def observed(post: Post) -> tuple[Observation, ...]:
    """Every time of a post as an observation; `shown-2` is the third of its times."""
    seen = [
        Observation(
            id=f"shown-{at}",
            kind="displayed",
            origin=_origin(post, told.fact),
            spans=tuple(reading.span for reading in told.fact.readings),
        )
        for at, told in enumerate(post.times)
        if told.fact.readings
    ]
    if post.id_time is not None:
        found = post.id_time.fact.found
        seen.append(
            Observation(
                id="id",
                kind="id",
                origin=_IDENTIFIER,
                spans=(found.span,),
                lag=_LAG_SECONDS.get(found.platform, 0),
            )
        )
    return tuple(seen)


def agrees_with_id(post: Post) -> bool | None:
    """Whether what the site showed and what the identifier holds can both be right."""
    if post.id_time is None or not any(told.fact.readings for told in post.times):
        return None
    return compared(post).verdict is Verdict.AGREE


def work_time(case: "Case", post: Post, shown: TimeShown) -> WorkTime | None:
    """Where a post's time falls in its author's working day (5.1).

    None with no pattern known. A time that a person accepted takes the place of what the
    text can mean.
    """
    author = case.people.get(post.recorded.fact.author)
    counts = accepted(post)
    if author is None or author.pattern is None or not (shown.readings or counts):
        return None
    calendar = case.calendar.fact.calendar if case.calendar else Calendar()
    spans = (counts,) if counts else tuple(reading.span for reading in shown.readings)
    days = {day for span in spans for day in _days(span)}
    off = frozenset(day for day in days if calendar.staff_off(day, case.school))
    return judge(spans, author.pattern.fact.pattern, not_working=off)


def _days(span: Span) -> Iterator[date]:
    """Every London day that a stretch of time touches."""
    day, last = span.earliest.day(), span.latest.day()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _origin(post: Post, shown: TimeShown) -> str:
    first = post.recorded.fact.exhibit
    exported = shown.exhibit == first and shown.basis == "utc" and _ISO.match(shown.shown)
    return f"export of {first}" if exported else _RECORD
