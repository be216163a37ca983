"""The one table for every list of the program: fifty rows or half a million cost the same.

Only the rows that are seen are asked for, a page at a time. The cursor row has a `>` as
well as a colour, and is kept by its key when the rows change.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from investigator.tui.safe import safe
from investigator.tui.widgets.columns import GAP, Column, Placed, fold
from investigator.tui.widgets.pages import ListedRows, Pages, Row, RowSource

_MARK, _NO_MARK = Content("> "), Content("  ")
_COMING = Content("…")
_HEAD = 1
_DOUBLE = 2


class VirtualTable(ScrollView, can_focus=True, inherit_bindings=False):
    """A table over a `RowSource`; posts `Highlighted` and `Chosen` with the row's key."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("table--head", "table--row", "table--cursor", "table--cursor-blurred"),
        *("table--quiet", "table--done", "table--soon", "table--late", "table--empty"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open"),
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "leap(-1)", "Page up", show=False),
        Binding("pagedown", "leap(1)", "Page down", show=False),
        Binding("home", "edge(False)", "First", show=False),
        Binding("end", "edge(True)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    class Highlighted(Message):
        """The cursor stands on a row."""

        def __init__(self, table: "VirtualTable", key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> "VirtualTable":
            """For `@on(VirtualTable.Highlighted, "#name")`."""
            return self.table

    class Chosen(Highlighted):
        """A row was opened, by Enter or by a double click."""

    def __init__(
        self,
        columns: Sequence[Column],
        source: RowSource | None = None,
        *,
        empty: str | Content = "There is nothing here yet.",
        id: str | None = None,  # noqa: A002 Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._empty = empty if isinstance(empty, Content) else safe(empty)
        self._pages = Pages(source or ListedRows())
        self._told: str | None = None
        self._folded: tuple[int, tuple[Placed, ...]] = (-1, ())

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._pages.total

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor; None while there is none."""
        row = self._pages.row(self.cursor) if self.total else None
        return row.key if row else None

    def show_rows(self, source: RowSource) -> None:
        """Show another source, the cursor on the same key if it is there."""
        key = self.key
        self._pages = Pages(source)
        self._settle(key)

    def refresh_rows(self) -> None:
        """Ask for the rows again; the cursor stays with its key."""
        key = self.key
        self._pages.forget()
        self._settle(key)

    def rows_arrived(self) -> None:
        """Rows that were not there when asked for have come."""
        self._pages.arrived()
        self.refresh()
        self._tell()

    def go_to(self, key: str) -> bool:
        """Put the cursor on a key; whether it was there."""
        place = self._pages.source.place_of(key)
        if place is not None:
            self.cursor = place
        return place is not None

    def on_mount(self) -> None:
        """Tell the first row."""
        self._settle(None)

    def on_resize(self) -> None:
        """Fold the columns to the new width and keep the cursor in sight."""
        self._set_size()
        self._keep_in_sight()
        self.refresh()

    def on_focus(self) -> None:
        """The cursor row looks different with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """And without it."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one opens the row."""
        offset = event.get_content_offset(self)
        place = self.scroll_offset.y + offset.y - _HEAD if offset else -1
        if offset and offset.y >= _HEAD and 0 <= place < self.total:
            self.cursor = place
            if event.chain == _DOUBLE:
                self.action_choose()

    def validate_cursor(self, cursor: int) -> int:
        """Never outside the rows."""
        return max(min(cursor, self.total - 1), 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Show where it is, and say so."""
        self._keep_in_sight()
        self.refresh_line(old + _HEAD)
        self.refresh_line(new + _HEAD)
        self._tell()

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        key = self.key
        if key is not None:
            self.post_message(self.Chosen(self, key))

    def action_step(self, by: int) -> None:
        """One row up or down."""
        self.cursor += by

    def action_leap(self, by: int) -> None:
        """As many rows as are seen at once."""
        self.cursor += by * max(self._seen(), 1)

    def action_edge(self, last: bool) -> None:  # noqa: FBT001 an action's argument
        """The first row or the last."""
        self.cursor = self.total - 1 if last else 0

    def render_line(self, y: int) -> Strip:
        """The heading, which stays, then the rows from where the list is scrolled to."""
        width = self.scrollable_content_region.width
        if y < _HEAD:
            return self._line(self._headings(width), width, "table--head")
        if self.total == 0:
            return self._empty_line(y - _HEAD, width)
        place = self.scroll_offset.y + y - _HEAD
        if place >= self.total:
            return self._line(Content(""), width, "table--row")
        row = self._pages.row(place)
        if row is None:
            return self._line(_NO_MARK + _COMING, width, "table--quiet")
        return self._row_line(row, width, under_cursor=place == self.cursor)

    def _row_line(self, row: Row, width: int, *, under_cursor: bool) -> Strip:
        cells = [self._cell(row, placed) for placed in self._placed(width)]
        text = Content(" " * GAP).join(cells)
        if under_cursor:
            look = "table--cursor" if self.has_focus else "table--cursor-blurred"
            return self._line(_MARK + text.without_spans, width, look)
        tone = f"table--{row.tone}"
        known = tone in self.COMPONENT_CLASSES
        return self._line(_NO_MARK + text, width, tone if known else "table--row")

    def _cell(self, row: Row, placed: Placed) -> Content:
        given = row.cells[placed.index] if placed.index < len(row.cells) else Content("")
        return _fitted(given.first_line, placed)

    def _placed(self, width: int) -> tuple[Placed, ...]:
        if self._folded[0] != width:
            self._folded = (width, fold(self._columns, width - GAP))
        return self._folded[1]

    def _headings(self, width: int) -> Content:
        placed = self._placed(width)
        heads = [_fitted(safe(each.column.heading), each) for each in placed]
        return _NO_MARK + Content(" " * GAP).join(heads)

    def _empty_line(self, y: int, width: int) -> Strip:
        style = self.get_visual_style("table--empty")
        inner = max(width - 2 * GAP, 1)
        lines = Visual.to_strips(self, self._empty, inner, None, style, pad=True)
        blank = self._line(Content(""), width, "table--empty")
        if not 1 <= y <= len(lines):
            return blank
        side = Segment(" " * GAP, style.rich_style)
        return Strip([side, *lines[y - 1], side]).adjust_cell_length(
            width, style.rich_style
        )

    def _line(self, text: Content, width: int, look: str) -> Strip:
        style = self.get_visual_style(look)
        cut = text.truncate(width, pad=True)
        return Visual.to_strips(self, cut, max(width, 1), 1, style, pad=True)[0]

    def _settle(self, key: str | None) -> None:
        place = self._pages.source.place_of(key) if key is not None else None
        self._set_size()
        self.cursor = self.cursor if place is None else place
        self._keep_in_sight()
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        key = self.key
        if key is not None and key != self._told:
            self.post_message(self.Highlighted(self, key))
        self._told = key

    def _set_size(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.total + _HEAD)

    def _seen(self) -> int:
        return self.scrollable_content_region.height - _HEAD

    def _keep_in_sight(self) -> None:
        top = round(self.scroll_y)
        if self._seen() <= 0:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self._seen():
            self.scroll_to(y=self.cursor - self._seen() + 1, animate=False)


def _fitted(text: Content, placed: Placed) -> Content:
    """Cut or padded to a column's width."""
    cut = text.truncate(placed.width, ellipsis=True)
    room = placed.width - cut.cell_length
    return cut.pad_left(room) if placed.column.right else cut.pad_right(room)
