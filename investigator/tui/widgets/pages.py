"""Rows asked for a page at a time and kept for a while, so that length costs nothing."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from textual.content import Content

from investigator.tui.words import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a key that names it for good, a cell for each column, and its tone."""

    key: str
    cells: tuple[Content, ...]
    tone: Tone = Tone.PLAIN


class RowSource(Protocol):
    """Where a table's rows come from.

    `rows` may give fewer than asked while they are being fetched elsewhere: the table shows
    that they are coming and asks again when told that they arrived.
    """

    @property
    def total(self) -> int:
        """How many rows there are."""
        ...

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """So many rows from the one numbered `start`, counted from 0."""
        ...

    def place_of(self, key: str) -> int | None:
        """Where the row with this key stands now, or None when it is gone."""
        ...


class ListedRows:
    """Rows that are all at hand."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = tuple(rows)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._rows)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """A slice of them."""
        return self._rows[start : start + count]

    def place_of(self, key: str) -> int | None:
        """Where a key stands."""
        places = (place for place, row in enumerate(self._rows) if row.key == key)
        return next(places, None)


class Pages:
    """The pages of a source that were looked at last."""

    def __init__(self, source: RowSource, *, size: int = 100, keep: int = 16) -> None:
        self.source = source
        self.total = source.total
        self._size = size
        self._keep = keep
        self._held: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._coming: set[int] = set()

    def row(self, place: int) -> Row | None:
        """The row at a place; None when it has not come yet."""
        number, inside = divmod(place, self._size)
        page = self._page(number)
        return page[inside] if inside < len(page) else None

    def forget(self) -> None:
        """Ask for everything again."""
        self.total = self.source.total
        self._held.clear()
        self._coming.clear()

    def arrived(self) -> None:
        """Ask again for what had not come."""
        self._coming.clear()

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        if number in self._coming:
            return ()
        start = number * self._size
        wanted = min(self._size, self.total - start)
        page = self.source.rows(start, wanted)
        if len(page) < wanted:
            self._coming.add(number)
        else:
            self._held[number] = page
            if len(self._held) > self._keep:
                self._held.popitem(last=False)
        return page
