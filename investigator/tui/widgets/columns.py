"""The columns of a table, and how they fold into the width there is."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its width, and when it may go.

    `width` fixes it; otherwise it is at least `least` wide and takes a part of what is
    left by `share`. It is shown in tables from `from_width` to `to_width` cells wide, so
    that a short form can take the place of a long one. Where the least widths still do not
    fit, the column with the highest `drop` goes first; 0 stays.
    """

    heading: str
    width: int = 0
    least: int = 6
    share: int = 1
    from_width: int = 0
    to_width: int = 10_000
    drop: int = 0
    right: bool = False

    @property
    def minimum(self) -> int:
        """What it cannot do without."""
        return self.width or self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A column that is shown: its place in a row's cells, and its width."""

    index: int
    column: Column
    width: int


def fold(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """Which columns are shown in so many cells, and how wide each is."""
    kept = [
        index
        for index, column in enumerate(columns)
        if column.from_width <= width <= column.to_width
    ]
    while len(kept) > 1 and _needs(columns, kept) > width:
        going = max(kept, key=lambda index: (columns[index].drop, index))
        if columns[going].drop == 0:
            break
        kept.remove(going)
    left = max(width - _needs(columns, kept), 0)
    return tuple(
        Placed(index=index, column=columns[index], width=columns[index].minimum + more)
        for index, more in zip(kept, _shares(columns, kept, left), strict=True)
    )


def _needs(columns: Sequence[Column], kept: Sequence[int]) -> int:
    least = sum(columns[index].minimum for index in kept)
    return least + GAP * max(len(kept) - 1, 0)


def _shares(columns: Sequence[Column], kept: Sequence[int], left: int) -> list[int]:
    """What is left, shared out; the last flexible column takes the remainder."""
    weights = [0 if columns[index].width else columns[index].share for index in kept]
    total = sum(weights)
    if total == 0:
        return [0 for _ in kept]
    more = [left * weight // total for weight in weights]
    last = max(place for place, weight in enumerate(weights) if weight)
    more[last] += left - sum(more)
    return more
