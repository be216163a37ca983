"""The time of day in a shown text, split off from the day that it belongs to."""

import re
from dataclasses import dataclass
from datetime import time, timedelta, timezone

SECOND = 1_000_000
MINUTE, HOUR = 60 * SECOND, 3600 * SECOND

# A dotted time counts only with am or pm: alone it is the beginning of a dotted date.
_CLOCK = (
    r"(?=[0-9]{1,2}(?::|(?:\.[0-9]{2})? ?[ap]\.?m))"
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,9}))?)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
)
_OFFSET = r"(?: ?(?P<offset>z|bst|(?:utc|gmt)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)|utc|gmt))?"
_TAIL = re.compile(rf"(?P<day>.+?) {_CLOCK}{_OFFSET}")
_HEAD = re.compile(rf"{_CLOCK}{_OFFSET} (?P<day>.+)")
_ISO_T = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])")
_ISO_BASIC = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})t([0-9]{2})([0-9]{2})([0-9]{2})(z|[+-][0-9]{4})?"
)
_SIGNED = re.compile(r"(?:utc|gmt)?([+-])([0-9]{1,2}?):?([0-9]{2})?")
_NOON = 12
_LAST_OFFSET = timedelta(hours=14)  # Kiribati keeps the greatest one in use


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """A clock reading, how finely it was given, and the offset where one is stated."""

    clock: time
    grain: int
    offset: timezone | None = None


def split(text: str) -> tuple[str, TimeOfDay | None] | None:
    """The day's words and the time of day in a text; None for a time no clock shows."""
    plain = _ISO_T.sub(r"\1 ", _ISO_BASIC.sub(r"\1-\2-\3 \4:\5:\6\7", text))
    found = _TAIL.fullmatch(plain) or _HEAD.fullmatch(plain)
    if found is None:
        return plain, None
    read = _read(found)
    return None if read is None else (found["day"], read)


def _read(found: re.Match[str]) -> TimeOfDay | None:
    hour = _hour(int(found["hour"]), found["half"])
    part, offset = found["part"] or "", _offset(found["offset"])
    if hour is None or (found["offset"] and offset is None):
        return None
    try:
        clock = time(
            hour,
            int(found["minute"] or 0),
            int(found["second"] or 0),
            int(part[:6].ljust(6, "0")),
        )
    except ValueError:
        return None
    return TimeOfDay(clock=clock, grain=_grain(found, part), offset=offset)


def _grain(found: re.Match[str], part: str) -> int:
    if part:
        return int(10 ** max(6 - len(part), 0))
    if found["second"]:
        return SECOND
    return MINUTE if found["minute"] else HOUR


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if not 1 <= hour <= _NOON:
        return None
    return hour % _NOON + (_NOON if half == "p" else 0)


def _offset(words: str | None) -> timezone | None:
    if words is None:
        return None
    if words in {"z", "utc", "gmt"}:
        return timezone(timedelta())
    if words == "bst":
        return timezone(timedelta(hours=1))
    sign, hours, minutes = _SIGNED.fullmatch(words).groups()  # type: ignore[union-attr]
    away = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if away > _LAST_OFFSET:
        return None
    return timezone(-away if sign == "-" else away)
