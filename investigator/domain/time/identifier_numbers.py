"""The numbers that sites write into identifiers, and the moments that lie in them.

All moments are microseconds since 1970 in UTC.
"""

import base64
import re
from collections.abc import Callable

SECOND, MILLISECOND = 1_000_000, 1_000
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE32_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 63  # a sign bit that is set belongs to no identifier
# RFC 9562 counts from the Gregorian reform, 15 October 1582, in steps of 100 ns.
_GREGORIAN_STEPS = 0x01B21DD213814000
_VARIANT = 0b10  # of RFC 9562; other variants hold no such moment
_TIME_LETTERS = 10  # of the 26 letters of a ULID

Number = Callable[[str], int]
Moment = Callable[[int], int]


def decimal(text: str) -> int:
    """A number in figures; 0 for one too great to be an identifier."""
    number = int(text)
    return 0 if number >> _BITS else number


def shortcode(text: str) -> int:
    """An Instagram or Threads code, or the number itself where that is what was given."""
    return decimal(text) if text.isdecimal() else _in_base(text, _BASE64)


def record_key(text: str) -> int:
    """A Bluesky record key (AT Protocol TID): 13 letters, base 32 in sortable order."""
    return _in_base(text, _BASE32_SORTABLE)


def media_key(text: str) -> int:
    """The first eight bytes of an X media name: the snowflake of the upload."""
    whole = text + "=" * (-len(text) % 4)
    return int.from_bytes(base64.urlsafe_b64decode(whole)[:8], "big")


def slack_stamp(text: str) -> int:
    """Slack's seconds and microseconds, with or without the point between them."""
    return decimal(text.lstrip("p").replace(".", ""))


def uuid_number(text: str) -> int:
    """The 128 bits of a UUID."""
    return int(text.replace("-", ""), 16)


def ulid_number(text: str) -> int:
    """The milliseconds in a ULID: its first ten letters, Crockford's base 32."""
    return _in_base(text.upper()[:_TIME_LETTERS], _CROCKFORD)


def shifted(bits: int, *, epoch: int = 0, unit: int = MILLISECOND) -> Moment:
    """Snowflakes: the upper bits count units since an epoch of the same unit."""
    return lambda number: ((number >> bits) + epoch) * unit


def uuid_moment(number: int) -> int:
    """The moment in a UUID of version 1, 6 or 7; 0 where its version holds none.

    RFC 9562 sections 5.1, 5.6 and 5.7.
    """
    version = number >> 76 & 0xF
    if number >> 62 & 0b11 != _VARIANT:
        return 0
    return {1: _version_1, 6: _version_6, 7: _version_7}.get(version, _none)(number)


def is_version_7(text: str) -> bool:
    """Whether a UUID counts milliseconds and no finer."""
    return re.fullmatch(r".{14}7.*", text) is not None


def _in_base(text: str, letters: str) -> int:
    number = 0
    for letter in text:
        number = number * len(letters) + letters.index(letter)
    return number


def _version_1(number: int) -> int:
    low, middle, high = number >> 96, number >> 80 & 0xFFFF, number >> 64 & 0xFFF
    return _gregorian(high << 48 | middle << 32 | low)


def _version_6(number: int) -> int:
    return _gregorian(number >> 80 << 12 | number >> 64 & 0xFFF)


def _version_7(number: int) -> int:
    return (number >> 80) * MILLISECOND


def _none(_number: int) -> int:
    return 0


def _gregorian(steps: int) -> int:
    return (steps - _GREGORIAN_STEPS) // 10
