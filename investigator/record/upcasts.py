"""Older versions of a fact brought up to the newest, one step at a time, on plain dicts."""

from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]
"""A fact's fields as JSON has them: the only place where a fact is not yet a value."""

UPCASTS: dict[tuple[str, int], Callable[[Fields], Fields]] = {
    # A link was once not tied to the exhibits that it rests on.
    ("account_linked", 1): lambda fields: {**fields, "exhibits": ()},
}
"""(kind, version) → the fields of the next version."""


def brought_up(kind: str, version: int, newest: int, fields: Fields) -> Fields:
    """The fields as the newest version has them."""
    for step in range(version, newest):
        fields = UPCASTS[kind, step](fields)
    return fields
