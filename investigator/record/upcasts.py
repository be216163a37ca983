"""Older versions of a fact brought up to the newest, one step at a time, on plain dicts."""

from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]
"""A fact's fields as JSON has them: the only place where a fact is not yet a value."""

UPCASTS: dict[tuple[str, int], Callable[[Fields], Fields]] = {}
"""(kind, version) → the fields of the next version.

Empty while every kind is at its first.
"""


def brought_up(kind: str, version: int, newest: int, fields: Fields) -> Fields:
    """The fields as the newest version has them."""
    for step in range(version, newest):
        fields = UPCASTS[kind, step](fields)
    return fields
