"""The header of a message in a WhatsApp text export: fixed forms, nothing guessed."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

_SECOND, _MINUTE = 1_000_000, 60_000_000
_NOON, _CENTURY, _FULL_YEAR = 12, 2000, 4
_LONGEST_HEAD = 64
_MARKS = "\u200e\u200f\u202a\u202c\ufeff"

_DATE = r"(?P<a>[0-9]{1,4})(?P<mark>[/.-])(?P<b>[0-9]{1,2})(?P=mark)(?P<c>[0-9]{1,4})"
_TIME = (
    r"(?P<h>[0-9]{1,2})[:.](?P<mi>[0-9]{2})(?:[:.](?P<s>[0-9]{2}))?"
    r"(?: ?(?P<half>[AaPp])\.? ?[Mm]\.?)?"
)
_FORMS = {
    "ios": re.compile(rf"\[{_DATE},? {_TIME}\] "),
    "android": re.compile(rf"{_DATE},? {_TIME} - "),
}


class ChatOrder(StrEnum):
    """Which number of a date is which."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The three numbers of a date, the time of day, and who wrote.

    `form` tells one way of writing headers from another: a phone writes them all alike.
    `who` is empty in a line by WhatsApp itself.
    """

    line: str
    numbers: tuple[int, int, int]
    year_first: bool
    clock: time
    grain: int
    who: str
    text: str
    form: str


def header(line: str) -> Header | None:
    """The header that a line begins with; None for a line that goes on with a message."""
    bare = line.lstrip(_MARKS)
    # A header's own spaces may be the narrow or unbreakable kind; both are one letter long.
    head = bare[:_LONGEST_HEAD].replace("\u202f", " ").replace("\u00a0", " ")
    for form, pattern in _FORMS.items():
        found = pattern.match(head)
        if found is not None:
            return _header(line, bare[found.end() :], form, found)
    return None


def in_order(one: Header, order: ChatOrder) -> date | None:
    """The day that a header gives in an order; None where there is no such day."""
    first, second, third = one.numbers
    if one.year_first != (order is ChatOrder.YMD):
        return None
    year, month, day = {
        ChatOrder.YMD: (first, second, third),
        ChatOrder.MDY: (third, first, second),
    }.get(order, (third, second, first))
    try:
        return date(year if year >= _CENTURY else year + _CENTURY, month, day)
    except ValueError:
        return None


def _header(line: str, rest: str, form: str, found: re.Match[str]) -> Header | None:
    clock = _clock(found)
    if clock is None:
        return None
    who, parted, text = rest.partition(": ")
    if not parted and rest.endswith(":"):
        who, parted, text = rest[:-1], ":", ""
    habits = (form, found["mark"], bool(found["s"]), bool(found["half"]))
    return Header(
        line=line,
        numbers=(int(found["a"]), int(found["b"]), int(found["c"])),
        year_first=len(found["a"]) == _FULL_YEAR,
        clock=clock,
        grain=_SECOND if found["s"] else _MINUTE,
        who=who.strip(_MARKS) if parted else "",
        text=text if parted else rest,
        form="|".join(map(str, habits)),
    )


def _clock(found: re.Match[str]) -> time | None:
    hour = int(found["h"])
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"] in "Pp" else 0)
    try:
        return time(hour, int(found["mi"]), int(found["s"] or 0))
    except ValueError:
        return None
