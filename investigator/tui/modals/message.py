"""Something to be read at leisure; it asks nothing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.tui.safe import safe


class Message(ModalScreen[None]):
    """A title, what is told, and a button that closes it."""

    PURPOSE: ClassVar[str] = "Something to read. Close it when you have read it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", "Close"),
    ]

    def __init__(self, title: str, told: str | Content) -> None:
        super().__init__(classes="asking")
        self._title = title
        self._message_words: Content = (
            told if isinstance(told, Content) else safe(told, lines=True)
        )

    def compose(self) -> ComposeResult:
        """What is told scrolls when it is long."""
        with Vertical(classes="asking--box"):
            yield Static(safe(self._title), classes="asking--title")
            with VerticalScroll(classes="asking--body"):
                yield Static(self._message_words)
            with Horizontal(classes="buttons"):
                yield Button(safe("Close"), variant="primary", id="close")

    def on_mount(self) -> None:
        """The button is at hand."""
        self.query_one("#close").focus()

    @on(Button.Pressed)
    def action_close(self) -> None:
        """It was read."""
        self.dismiss()
