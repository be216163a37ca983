"""The privacy screen: nothing of the program is to be seen until its key is pressed."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from investigator.tui.safe import safe

if TYPE_CHECKING:
    from investigator.tui.guarded import GuardedApp


class Curtain(Screen[None]):
    """One neutral sentence; what lies beneath goes on and is not seen."""

    app: "GuardedApp"
    PURPOSE: ClassVar[str] = "The screen is covered. F8 or Esc brings it back."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "reveal", "Go on")]

    def compose(self) -> ComposeResult:
        """Nothing that says what is beneath."""
        yield Static(safe("Press F8 or Esc to go on."), id="curtain")

    def action_reveal(self) -> None:
        """What was there comes back."""
        self.app.action_privacy()
