"""Asks once, while the vault is being locked, whether copies outside it should go."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.casework.leaving import CopiesLeft
from investigator.tui.safe import safe, said

LEAVE, DELETE = "leave", "delete"
WAITS = 10
"""Seconds for which the question stands; then the copies stay, and the vault locks."""


class AskAboutCopies(ModalScreen[str]):
    """Leaving them is nearest at hand, and what happens when nobody answers."""

    PURPOSE: ClassVar[str] = (
        "Copies outside the vault can be read by anybody at this laptop. Esc leaves them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave them"),
        Binding("left", "app.focus_previous", "Other button", show=False),
        Binding("right", "app.focus_next", "Other button", show=False),
    ]

    def __init__(self, found: CopiesLeft) -> None:
        super().__init__(classes="asking")
        self._found = found
        self._left = WAITS

    def compose(self) -> ComposeResult:
        """How many, no name of any, and what happens by itself."""
        with Vertical(classes="asking--box"):
            yield Static(safe("Before the vault is locked"), classes="asking--title")
            yield Static(_how_many(self._found))
            yield Static(safe(""), id="waits", classes="quiet")
            with Horizontal(classes="buttons"):
                yield Button(safe("Leave them"), variant="primary", id=LEAVE)
                yield Button(safe("Delete them"), id=DELETE)

    def on_mount(self) -> None:
        """Enter without looking deletes nothing."""
        self.query_one("#leave").focus()
        self.show_left()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """A second has gone."""
        self._left -= 1
        if self._left <= 0:
            self.dismiss(LEAVE)
        else:
            self.show_left()

    def show_left(self) -> None:
        """How long the question stands."""
        words = said("They stay, and the vault locks, in $left seconds.", left=self._left)
        self.query_one("#waits", Static).update(words)

    def action_leave(self) -> None:
        """They stay."""
        self.dismiss(LEAVE)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id or LEAVE)


def _how_many(found: CopiesLeft) -> Content:
    count = len(found.deletable)
    files = "1 file" if count == 1 else f"{count} files"
    it = "it" if count == 1 else "them"
    unseen = f" {found.unseen} more cannot be seen from here." if found.unseen else ""
    return said(
        "Copies outside the vault: [bold]$files[/]. Delete $it?$unseen",
        files=files,
        it=it,
        unseen=unseen,
    )
