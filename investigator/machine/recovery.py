"""The recovery key as text: 13 groups of four characters, each with its own check.

Three characters of a group carry the secret and the fourth checks them and the group's
place, so that one mistyped character, two exchanged ones or two exchanged groups are
always found, and the group can be named.
"""

import re
from base64 import b32decode, b32encode

from investigator.domain.errors import Refused

RECOVERY_BYTES = 24
"""192 bits: with 13 check characters they make 52 in all."""

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_GROUPS = 13
_SIZE = 4
_LOOKALIKES = str.maketrans("01", "OI")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_REMEDY = "Compare it with the printed key, four characters at a time."


def recovery_text(secret: bytes) -> str:
    """A secret of 24 bytes as 13 groups of four characters with a space between."""
    if len(secret) != RECOVERY_BYTES:
        raise Refused(
            f"A recovery key is made of {RECOVERY_BYTES} bytes, not of {len(secret)}.",
            remedy=f"Make it with {RECOVERY_BYTES} random bytes.",
        )
    letters = b32encode(secret).decode().rstrip("=")
    threes = [letters[at : at + 3] for at in range(0, len(letters), 3)]
    return " ".join(three + _check(three, place) for place, three in enumerate(threes))


def recovery_secret(text: str) -> bytes:
    """The secret again; case, spaces, hyphens, 0 for O and 1 for I make no difference."""
    groups = _groups(text.upper().translate(_LOOKALIKES))
    wrong = [place + 1 for place, group in enumerate(groups) if not _holds(group, place)]
    if wrong:
        raise Refused(_sentence(wrong), remedy=_REMEDY)
    letters = "".join(group[:3] for group in groups)
    secret = b32decode(letters + "=")
    if b32encode(secret).decode().rstrip("=") != letters:
        raise Refused(f"Group {_GROUPS} of the recovery key is not right.", remedy=_REMEDY)
    return secret


def group_holds(typed: str, number: int) -> bool:
    """Whether one group, counted from 1, is typed as its own check says."""
    group = typed.strip().upper().translate(_LOOKALIKES)
    return len(group) == _SIZE and _holds(group, number - 1)


def _groups(text: str) -> list[str]:
    typed = [part for part in _BETWEEN.split(text) if part]
    joined = "".join(typed)
    if len(joined) == _GROUPS * _SIZE:
        return [joined[at : at + _SIZE] for at in range(0, len(joined), _SIZE)]
    if len(typed) == _GROUPS:
        place = next(place for place, part in enumerate(typed) if len(part) != _SIZE)
        count = len(typed[place])
        raise Refused(
            f"Group {place + 1} of the recovery key should have {_SIZE} characters; "
            f"it has {count}.",
            remedy=_REMEDY,
        )
    raise Refused(
        f"A recovery key has {_GROUPS * _SIZE} letters and digits; "
        f"{len(joined)} were read.",
        remedy=_REMEDY,
    )


def _holds(group: str, place: int) -> bool:
    return set(group) <= set(_ALPHABET) and group[3] == _check(group[:3], place)


def _sentence(wrong: list[int]) -> str:
    if len(wrong) == _GROUPS:
        return "No group of the recovery key is right."
    if len(wrong) == 1:
        return f"Group {wrong[0]} of the recovery key is not right."
    named = ", ".join(map(str, wrong[:-1]))
    return f"Groups {named} and {wrong[-1]} of the recovery key are not right."


def _check(three: str, place: int) -> str:
    """A sum in the field of 32 elements; every character's weight is another one."""
    total = place
    for power, letter in enumerate(three, start=1):
        value = _ALPHABET.index(letter)
        for _ in range(power):
            value = (value << 1) ^ (0b100101 if value & 0b10000 else 0)
        total ^= value
    return _ALPHABET[total]
