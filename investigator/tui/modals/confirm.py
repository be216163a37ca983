"""One question that is answered by yes or no; no is the answer nearest at hand."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.tui.safe import safe


class Confirm(ModalScreen[bool]):
    """The question, and words on the buttons that say what each does."""

    PURPOSE: ClassVar[str] = "A question before something is done. Esc answers no."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "No"),
        Binding("left", "app.focus_previous", "Other button", show=False),
        Binding("right", "app.focus_next", "Other button", show=False),
    ]

    def __init__(
        self, title: str, question: str | Content, *, yes: str = "Yes", no: str = "No"
    ) -> None:
        super().__init__(classes="asking")
        self._title = title
        self._asked_words: Content = (
            question if isinstance(question, Content) else safe(question, lines=True)
        )
        self._yes, self._no = yes, no

    def compose(self) -> ComposeResult:
        """No stands first."""
        with Vertical(classes="asking--box"):
            yield Static(safe(self._title), classes="asking--title")
            yield Static(self._asked_words)
            with Horizontal(classes="buttons"):
                yield Button(safe(self._no), variant="primary", id="no")
                yield Button(safe(self._yes), id="yes")

    def on_mount(self) -> None:
        """Enter without looking changes nothing."""
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 an action's argument
        """Answers by key."""
        self.dismiss(answer)
