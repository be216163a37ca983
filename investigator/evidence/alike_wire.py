"""Boxes and hashes as they cross the pipe from the child, believed by nobody."""

import re
from collections.abc import Mapping

from investigator.evidence.observations import Unsound

Box = tuple[int, int, int, int]
_HASH = re.compile(r"[0-9a-f]{16}")
_CORNERS = 4


def bits_in(plain: Mapping[str, object]) -> int:
    """A hash of 64 bits."""
    value = plain.get("bits")
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise Unsound
    return int(value, 16)


def box_in(plain: Mapping[str, object], key: str) -> Box | None:
    """One box, or None where the list is empty."""
    value = plain.get(key)
    return None if value == [] else as_box(value)


def boxes_in(plain: Mapping[str, object], key: str) -> tuple[Box, ...]:
    """Several boxes."""
    value = plain.get(key)
    if not isinstance(value, list):
        raise Unsound
    return tuple(as_box(each) for each in value)


def as_box(value: object) -> Box:
    """Left, top, right, bottom; right and bottom lie outside."""
    if not isinstance(value, list) or len(value) != _CORNERS:
        raise Unsound
    left, top, right, bottom = (
        side if type(side) is int and side >= 0 else -1 for side in value
    )
    if min(left, top) < 0 or left >= right or top >= bottom:
        raise Unsound
    return left, top, right, bottom
