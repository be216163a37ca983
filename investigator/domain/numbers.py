"""Labels such as E07, A1, R2: given once, in order, for life."""

import re
from collections.abc import Collection

from investigator.domain.errors import Refused

_LABEL = re.compile(r"([A-Z]+)([0-9]{1,9})([a-z]?)")


def next_number(taken: Collection[str], letter: str, width: int = 1) -> str:
    """The number after the highest that was ever given with this letter."""
    found = (_LABEL.fullmatch(each) for each in taken)
    highest = max((int(m[2]) for m in found if m is not None and m[1] == letter), default=0)
    return f"{letter}{highest + 1:0{width}d}"


def asked_number(taken: Collection[str], letter: str, asked: str, width: int = 1) -> str:
    """A number brought in from paper when it is free and well formed, else the next one."""
    if not asked:
        return next_number(taken, letter, width)
    found = _LABEL.fullmatch(asked)
    if found is None or found[1] != letter:
        raise Refused(
            f"“{asked}” is not a number such as {letter}{1:0{width}d}.",
            remedy="Leave the number empty and the case gives the next one.",
        )
    if any(_same(found, _LABEL.fullmatch(each)) for each in taken):
        raise Refused(
            f"{asked} is already used in this case.",
            remedy="A number is for life; leave it empty and the case gives the next one.",
        )
    return asked


def is_number(label: str, letter: str) -> bool:
    """Whether a label is a number with this letter."""
    found = _LABEL.fullmatch(label)
    return found is not None and found[1] == letter


def in_order(label: str) -> tuple[str, int, str]:
    """What numbers are sorted by: E99 stands before E100."""
    found = _LABEL.fullmatch(label)
    return (found[1], int(found[2]), found[3]) if found else (label, 0, "")


def _same(one: re.Match[str], other: re.Match[str] | None) -> bool:
    """Whether two labels are read out alike: E7 is E07."""
    return other is not None and (one[1], int(one[2]), one[3]) == (
        other[1],
        int(other[2]),
        other[3],
    )
