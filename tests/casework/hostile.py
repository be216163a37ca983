"""Values that a stranger's file may hold where another kind of value belongs."""

import copy
import random
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**18, 1.5, float("inf"), float("nan")),
    *("", " ", "[@click=app.quit]", "[/nope]", "\x1b[2J\x1b]0;title\x07", "\u202ereversed"),
    *("\u0000", "x" * 5_000, "../../etc/passwd", "2025-03-30T01:30:00", "30/02/2025"),
    *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "{{ 7 * 7 }}", "'; --"),
    *(
        [],
        {},
        [None],
        [[]],
        [{}],
        {"": ""},
        {1: 2},
        {"a": {"b": {"c": []}}},
        [5, "x", None],
    ),
    *(date(2026, 2, 3), datetime(2026, 2, 3, 4, 5), date(1, 1, 1), date(9999, 12, 31)),  # noqa: DTZ001 - hostile
)


def spoilt(data: Any, seed: int, share: float = 0.08) -> Any:
    """The same with a share of its values replaced; the same seed spoils the same."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    made = copy.deepcopy(data)
    for holder, key in list(_places(made)):
        if dice.random() < share:
            holder[key] = copy.deepcopy(dice.choice(VALUES))
    return made


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
    for key, value in pairs:
        if isinstance(value, dict | list):
            yield from _places(value)
        yield node, key
