"""Ages such as "3h" or "an hour ago", counted back from the capture in elapsed time."""

import re

from investigator.domain.instant import Instant, Span
from investigator.domain.time.interval import Reading, Rounding
from investigator.domain.time.time_of_day import HOUR, MINUTE, SECOND

_DAY = 24 * HOUR
_AGE = re.compile(r"(?:about )?([0-9]{1,4}|an?) ?([a-z]{1,7})(?: ago)?")
_FRESH = frozenset({"just now", "now", "moments ago", "a moment ago", "a few seconds ago"})
# Sites differ on how long a month and a year are, so each has a shortest and a longest.
_LENGTHS = {
    "second": (SECOND, SECOND),
    "minute": (MINUTE, MINUTE),
    "hour": (HOUR, HOUR),
    "day": (_DAY, _DAY),
    "week": (7 * _DAY, 7 * _DAY),
    "month": (28 * _DAY, 31 * _DAY),
    "year": (365 * _DAY, 366 * _DAY),
}
_UNITS = {
    word: unit
    for unit, words in {
        "second": "s sec secs second seconds",
        "minute": "m min mins minute minutes",
        "hour": "h hr hrs hour hours",
        "day": "d day days",
        "week": "w wk wks week weeks",
        "month": "mo mos mth mths month months",
        "year": "y yr yrs year years",
    }.items()
    for word in words.split()
}
_SHORTEST_WORD = 3  # "an hour" and "a day" are said; "a h" is not


def read_age(plain: str, captured: Instant, rounding: Rounding) -> Reading | None:
    """The stretch of time that an age can mean; None where the text is no age.

    A site that cuts shows "3h" until the fourth hour is full; one that rounds shows it from
    two hours and a half. With the custom unknown the stretch holds both.
    """
    if plain in _FRESH:
        return _counted_back(captured, 0, "minute", Rounding.CUT)
    found = _AGE.fullmatch(plain)
    unit = _UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        return None
    if found[1].isdecimal():
        return _counted_back(captured, int(found[1]), unit, rounding)
    if len(found[2]) < _SHORTEST_WORD:
        return None
    return _counted_back(captured, 1, unit, rounding)


def _counted_back(
    captured: Instant, number: int, unit: str, rounding: Rounding
) -> Reading | None:
    shortest, longest = _LENGTHS[unit]
    halves_from = 2 * number if rounding is Rounding.CUT else max(2 * number - 1, 0)
    halves_to = 2 * number + (1 if rounding is Rounding.NEAREST else 2)
    earliest = captured.at - halves_to * longest // 2
    latest = captured.at - halves_from * shortest // 2
    if earliest < 0:
        return None
    span = Span(Instant(earliest, captured.zone), Instant(latest, captured.zone))
    note = f"{halves_from / 2:g} to {halves_to / 2:g} {unit}s before the capture"
    return Reading(span=span, note=note)
