"""The times of one post side by side, to be read while somebody disputes them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.domain.lanes import Lane
from investigator.tui.lanes_drawn import drawn
from investigator.tui.safe import safe, said

_LEAST = 30


class Compare(ModalScreen[None]):
    """A lane for each origin; what agrees, what stands apart, what a person accepted."""

    PURPOSE: ClassVar[str] = (
        "Each time of the post has a lane of its own. Bars that stand under one another "
        "agree. Nothing here decides: a named person does."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "close", "Close")]

    def __init__(self, title: str, lanes: Sequence[Lane], says: str) -> None:
        super().__init__(classes="question")
        self._title, self._lanes, self._says = title, tuple(lanes), says

    def compose(self) -> ComposeResult:
        """The lanes, and what they say together."""
        with Vertical(classes="question--box"):
            yield Static(safe(self._title), classes="question--title")
            with VerticalScroll(classes="question--fields"):
                yield Static(safe(""), id="lanes")
            with Horizontal(classes="question--buttons"):
                yield Button(said("Close [bold]Esc[/]"), variant="primary", id="close")

    def on_mount(self) -> None:
        """Drawn to the room there is."""
        self.query_one("#close").focus()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Another room."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        width = max(self.query_one(VerticalScroll).content_size.width - 1, _LEAST)
        lines = (*drawn(self._lanes, width), Content(""), said("$says", says=self._says))
        self.query_one("#lanes", Static).update(Content("\n").join(lines))

    @on(Button.Pressed)
    def action_close(self) -> None:
        """It was read."""
        self.dismiss()
