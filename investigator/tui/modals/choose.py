"""Asks for one of several things."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.tui.safe import safe, said
from investigator.tui.widgets.choice_list import Choice, ChoiceList


class Choose(ModalScreen[str | None]):
    """Enter takes the one under the cursor; Esc takes none."""

    PURPOSE: ClassVar[str] = "Choose one with Enter. Esc leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it")]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(classes="asking")
        self._title = title
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The choices, and the way back."""
        with Vertical(classes="asking--box"):
            yield Static(safe(self._title), classes="asking--title")
            yield ChoiceList(self._choices)
            with Horizontal(classes="buttons"):
                yield Button(said("Leave it [bold]Esc[/]"), id="leave")

    def on_mount(self) -> None:
        """The list is at hand."""
        self.query_one(ChoiceList).focus()

    @on(ChoiceList.Changed)
    def _chosen(self, event: ChoiceList.Changed) -> None:
        self.dismiss(event.taken[0])

    @on(Button.Pressed)
    def action_leave(self) -> None:
        """None of them."""
        self.dismiss(None)
