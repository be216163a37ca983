"""What is shown while the vault is locked for leaving: nothing of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from investigator.tui.band import Band
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe, said
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine


class LeavingScreen(Screen[None], ShowsProgress):
    """How far it is; the program ends by itself."""

    PURPOSE: ClassVar[str] = (
        "The vault is being backed up and locked, and then the program ends. Ctrl+Q ends "
        "it at once."
    )
    STOPPABLE = False
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Nothing to be answered."""
        yield Band("Leaving")
        with Vertical(classes="door"):
            yield Static(said("[bold $frame]The vault is being locked[/]"))
            yield Static(
                safe(
                    "What changed is backed up first, as far as that is quick. Ctrl+Q "
                    "leaves at once; nothing that was saved is lost."
                )
            )
            yield ProgressLine()
        yield KeyLine()
