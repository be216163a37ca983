"""The policy browser: every clause, found by words or by number, and what it asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from investigator.casework.policy_words import search
from investigator.domain.policy import Clause
from investigator.tui.band import Band
from investigator.tui.messages import Asked
from investigator.tui.safe import safe
from investigator.tui.screens.policy_clause import COLUMNS, ClausePane, clause_row
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.pages import ListedRows
from investigator.tui.widgets.virtual_table import VirtualTable

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


class PolicyScreen(Screen[None]):
    """A list and the clause under the cursor; `choosing` is called with a number."""

    PURPOSE: ClassVar[str] = (
        "Every clause of the policy in short words. Type words or a number to find one; "
        "beside the list stands what it asks and what it can ground."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/"),
        Binding("r", "related", "Go to a related clause", show=False),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, choosing: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._choosing = choosing
        self._every: dict[str, Clause] = {}
        self._asked = self._go_to = ""

    def compose(self) -> ComposeResult:
        """The line, the list, the clause."""
        yield Band("Choose a clause" if self._choosing else "Policy")
        with Horizontal(classes="find"):
            yield Static(safe("Find /"), classes="find--label")
            yield Input(placeholder="words or a number, such as pupil or 7.3", id="find")
            yield Static(safe(""), id="showing")
        with Horizontal(id="policy"):
            yield VirtualTable(COLUMNS, empty="No clause holds these words.", id="clauses")
            yield ClausePane()
        with Horizontal(classes="buttons"):
            if self._choosing:
                yield Button(safe("Use this clause"), variant="primary", id="use")
            yield Button(safe("Go to a related clause"), id="related")
            yield Button(safe("Back"), id="back")
        yield KeyLine()

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(VirtualTable).focus()
        self._ask("")

    def _ask(self, typed: str) -> None:
        self._asked = typed

        def question(_desk: "Desk") -> tuple[str, tuple[Clause, ...]]:
            return typed, search(typed)

        self.post_message(Asked(question, answer=self._found))

    def _found(self, found: object) -> None:
        if not isinstance(found, tuple) or found[0] != self._asked:
            return  # something else was typed since
        clauses: tuple[Clause, ...] = found[1]
        self._every |= {one.number: one for one in clauses}
        table = self.query_one(VirtualTable)
        table.show_rows(ListedRows([clause_row(one) for one in clauses]))
        if self._go_to:
            # The list has its new length only when it was laid out.
            self.call_after_refresh(table.go_to, self._go_to)
            self._go_to = ""
        count = f"{len(clauses)} clause" + ("" if len(clauses) == 1 else "s")
        self.query_one("#showing", Static).update(safe(count))
        self._show(table.key)

    def _show(self, number: str | None) -> None:
        pane = self.query_one(ClausePane)
        if number is None:
            pane.show_none()
            return
        one = self._every[number]
        pane.show_clause(one, [(each, self._title(each)) for each in one.related])

    def _title(self, number: str) -> str:
        return self._every[number].title if number in self._every else ""

    @on(VirtualTable.Highlighted)
    def _highlighted(self, event: VirtualTable.Highlighted) -> None:
        self._show(event.key)

    @on(VirtualTable.Chosen)
    @on(Button.Pressed, "#use")
    def action_use(self) -> None:
        """Hands the clause to whoever asked for one, or reads it."""
        number = self.query_one(VirtualTable).key
        if self._choosing is None or number is None:
            self.query_one(ClausePane).focus()
            return
        self.dismiss()
        self._choosing(number)

    @on(Button.Pressed, "#related")
    def action_related(self) -> None:
        """To the first related clause, whatever was typed to find this one."""
        table = self.query_one(VirtualTable)
        one = self._every.get(table.key or "")
        if one is None or not one.related:
            self.notify("No other clause is read with this one.")
            return
        self._go_to = one.related[0]
        self._ask("")
        self.query_one("#find", Input).clear()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        if event.value != self._asked:
            self._ask(event.value)

    @on(Input.Submitted, "#find")
    def _submitted(self) -> None:
        self.query_one(VirtualTable).focus()

    def action_find(self) -> None:
        """To the line."""
        self.query_one("#find").focus()

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Out of the line or the clause to the list; out of the list to where one was."""
        table = self.query_one(VirtualTable)
        if self.focused is table or isinstance(self.focused, Button):
            self.dismiss()
        else:
            table.focus()
