"""What every pane of the case workspace is: it is shown a standing, and has its deeds."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from investigator.casework.case_views import Standing
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe
from investigator.tui.screens.case_tabs.deeds import Deed, buttons
from investigator.tui.screens.case_tabs.fact_sheet import FactSheet
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.widgets.virtual_table import VirtualTable


class CasePane(Vertical):
    """A pane of a case. `changed` draws what differs from the standing before."""

    DEEDS: ClassVar[Sequence[Deed]] = ()

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing

    def compose(self) -> ComposeResult:
        """The pane's own part, and its buttons below."""
        yield from self.body()
        if self.DEEDS:
            yield buttons(self.DEEDS)

    def body(self) -> ComposeResult:
        """What the pane shows."""
        yield from ()

    def on_mount(self) -> None:
        """Draw everything once."""
        self.changed(None)
        self.take_focus()

    def show_standing(self, standing: Standing) -> None:
        """The case has moved on."""
        before, self.standing = self.standing, standing
        self.changed(before)

    def changed(self, before: Standing | None) -> None:
        """Draw again what is not as it was."""

    def take_focus(self) -> None:
        """The cursor goes to the pane's list."""
        targets = (*self.query(VirtualTable), *self.query(Detail))
        if targets:
            targets[0].focus()

    def open_question(self, modal: Question) -> None:
        """Shows a question; when it is closed, the workspace asks for the case again."""
        self.app.push_screen(modal)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button does what its key does."""
        if event.button.name:
            event.stop()
            await self.run_action(event.button.name)


class Detail(VerticalScroll, can_focus=True):
    """What is known of the chosen row; Esc goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back to the list")]

    class Back(Message):
        """The list is wanted again."""

    def __init__(self, *, beside_list: bool = True, label_width: int = 16) -> None:
        super().__init__(classes="detail")
        self._beside_list = beside_list
        self._label_width = label_width

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a list there is no way back to one."""
        if action == "back" and not self._beside_list:
            return False
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """A title, and the facts."""
        yield Static(safe(""), classes="detail--title")
        yield FactSheet(self._label_width)

    def show_known(self, title: Content, facts: Sequence[Known]) -> None:
        """Show this instead, from its beginning."""
        self.query_one(".detail--title", Static).update(title)
        self.query_one(FactSheet).show_facts(facts)

    def action_back(self) -> None:
        """To the list."""
        self.post_message(self.Back())


class ListPane(CasePane):
    """A list with what is known of the chosen row beside it, or below it."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    EMPTY: ClassVar[str] = "There is nothing here yet."
    DRAWN_FROM: ClassVar[Sequence[str]] = ()
    _wanted = ""

    def body(self) -> ComposeResult:
        """The list and the detail."""
        with Container(classes="list-and-detail"):
            yield VirtualTable(self.COLUMNS, empty=self.EMPTY, classes="list")
            yield Detail()

    @property
    def table(self) -> VirtualTable:
        """The list."""
        return self.query_one(VirtualTable)

    @property
    def selected(self) -> str:
        """The key of the row under the cursor, or empty."""
        return self.table.key or ""

    def choose(self, key: str) -> None:
        """Puts the cursor on a row, now or when it is listed."""
        if not self.table.go_to(key):
            self._wanted = key

    def rows(self) -> Sequence[Row]:
        """A row for each thing listed."""
        return ()

    def title(self, key: str) -> Content:
        """The head of the detail."""
        return safe(key)

    def facts(self, key: str) -> Sequence[Known]:
        """What is known of one."""
        del key
        return ()

    def changed(self, before: Standing | None) -> None:
        """Lists again, unless the parts of the case it is drawn from are the same."""
        if before is None or not self.DRAWN_FROM or self._differs(before):
            self.redraw()

    def _differs(self, before: Standing) -> bool:
        old, new = before.case, self.standing.case
        return any(getattr(old, name) is not getattr(new, name) for name in self.DRAWN_FROM)

    def redraw(self) -> None:
        """Lists everything again; the cursor stays with its key."""
        rows = self.rows()
        self.table.show_rows(ListedRows(rows))
        if self._wanted and self.table.go_to(self._wanted):
            self._wanted = ""
        self.query_one(Detail).display = bool(rows)
        self.show_detail()

    def show_detail(self) -> None:
        """What is known of the row under the cursor."""
        if self.selected:
            detail = self.query_one(Detail)
            detail.show_known(self.title(self.selected), self.facts(self.selected))

    def on_virtual_table_highlighted(self) -> None:
        """Another row."""
        self.show_detail()
        self.query_one(Detail).scroll_home(animate=False)

    def on_virtual_table_chosen(self) -> None:
        """Read it at length."""
        self.query_one(Detail).focus()

    def on_detail_back(self) -> None:
        """Back to the list."""
        self.table.focus()
