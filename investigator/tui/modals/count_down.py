"""The vault is about to lock; any key stops that."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from investigator.tui.safe import said


class CountDown(ModalScreen[None]):
    """The key that stops it does nothing else, whatever lies beneath."""

    PURPOSE: ClassVar[str] = "Nobody has touched the program for a while. Any key goes on."

    def __init__(self, left: int) -> None:
        super().__init__(classes="asking")
        self._line = Static(_seconds_left(left))

    def compose(self) -> ComposeResult:
        """One sentence."""
        with Vertical(classes="asking--box"):
            yield self._line

    def show_left(self, left: int) -> None:
        """So many seconds are left."""
        self._line.update(_seconds_left(left))

    def on_key(self, event: events.Key) -> None:
        """Somebody is there."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self) -> None:
        """A click says the same."""
        self.dismiss()


def _seconds_left(left: int) -> Content:
    seconds = "second" if left == 1 else "seconds"
    return said(
        "[bold $due]▲ The vault locks in $left $seconds.[/]\n\nPress any key to go on.",
        left=left,
        seconds=seconds,
    )
