"""Moments and codes as plain words for lines that are read, or read aloud."""

from investigator.domain.deadline import Due
from investigator.domain.instant import LONDON, Instant


def moment(one: Instant) -> str:
    """A moment in London with its day and zone: Mon 23 Nov 2026 17:00 GMT."""
    return f"{one.local(LONDON):%a %d %b %Y %H:%M %Z}"


def due(one: Due) -> str:
    """A due day or moment with its day name."""
    return moment(one) if isinstance(one, Instant) else f"{one:%a %d %b %Y}"


def spoken(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def standing(code: str) -> str:
    """Where a time stands under 4.1.2."""
    return _STANDINGS[code]


_STANDINGS = {
    "no_site_time": "nothing is taken as right",
    "deemed_accurate": "taken as right",
    "challenged": "disputed, not decided",
    "challenge_rejected": "the dispute was not accepted",
    "contrary_proven": "shown to be wrong",
}
