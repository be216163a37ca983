"""The list of cases: a line to find with, a table, and what is known of one case."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from investigator.casework import views
from investigator.casework.listing import Counts, Filter, Listing, listing
from investigator.tui.messages import Asked
from investigator.tui.safe import safe
from investigator.tui.screens.register_rows import COLUMNS, CaseRows
from investigator.tui.screens.register_words import details, showing
from investigator.tui.widgets.virtual_table import VirtualTable

if TYPE_CHECKING:
    from investigator.tui.app import Investigator

_EMPTY = "No case is listed. n begins one, f lists closed ones too."


class CaseList(Vertical):
    """Asks the desk for what is typed and filtered; tells the counts when they came."""

    app: "Investigator"

    class Listed(Message):
        """The list was asked for again; these are the figures of the whole vault."""

        def __init__(self, counts: Counts) -> None:
            super().__init__()
            self.counts = counts

    def __init__(self) -> None:
        super().__init__(id="case-list")
        self._filter = Filter()
        self._listed: Listing | None = None
        self._rows: CaseRows | None = None
        self._names = False
        self._go_to = ""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Horizontal(classes="find"):
            yield Static(safe("Find /"), classes="find--label")
            yield Input(placeholder="a name, a school, a word or a reference", id="find")
            yield Static(safe(""), id="showing")
        yield VirtualTable(COLUMNS, empty=_EMPTY, id="cases")
        yield Static(safe(""), id="details")

    def reload(self, *, go_to: str = "") -> None:
        """Asks for the list again, and goes to a case when it has come."""
        self._go_to = go_to or self._go_to
        wanted = self._filter
        self.post_message(Asked(partial(listing, wanted=wanted), answer=self._listed_anew))

    def find(self) -> None:
        """To the line in which words are typed."""
        self.query_one("#find").focus()

    def back(self) -> None:
        """Out of the line; a second time empties it."""
        table, line = self.query_one(VirtualTable), self.query_one("#find", Input)
        if table.has_focus:
            line.clear()
        table.focus()

    def filter(self) -> None:
        """Open cases only, or all."""
        self._filter = Filter(words=self._filter.words, closed=not self._filter.closed)
        self.reload()

    def names(self, *, shown: bool | None = None) -> None:
        """Names in full or as initials; the other way round where nothing is said."""
        self._names = not self._names if shown is None else shown
        if self._listed is not None:
            self._show(self._listed)

    def _listed_anew(self, found: object) -> None:
        if not isinstance(found, Listing) or found.filter != self._filter:
            return  # what is wanted has changed since it was asked
        self._show(found)
        self.post_message(self.Listed(found.counts))

    def _show(self, listed: Listing) -> None:
        self._listed = listed
        names = self._names or not self.app.preferences.initials_in_lists
        self._rows = CaseRows(listed, self._fetch, names=names)
        table = self.query_one(VirtualTable)
        table.show_rows(self._rows)
        if self._go_to:
            # The list has its new length only when it was laid out.
            self.call_after_refresh(table.go_to, self._go_to)
            self._go_to = ""
        self.query_one("#showing", Static).update(showing(listed))
        self._show_details(table.key)

    def _fetch(self, start: int, count: int) -> None:
        rows, wanted = self._rows, self._filter

        def came(lines: object) -> None:
            if rows is not None and rows is self._rows and isinstance(lines, tuple):
                rows.came(start, lines)
                self.query_one(VirtualTable).rows_arrived()

        ask = partial(
            views.cases, start=start, count=count, words=wanted.words, closed=wanted.closed
        )
        self.post_message(Asked(ask, answer=came))

    def _show_details(self, ref: str | None) -> None:
        line = self._rows.line(ref) if self._rows and ref else None
        shown = details(self._rows, line) if self._rows and line else safe("")
        self.query_one("#details", Static).update(shown)

    @on(VirtualTable.Highlighted, "#cases")
    def _highlighted(self, event: VirtualTable.Highlighted) -> None:
        self._show_details(event.key)

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self._filter = Filter(words=event.value.strip(), closed=self._filter.closed)
        self.reload()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one(VirtualTable).focus()
