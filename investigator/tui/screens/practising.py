"""What is shown while the practice vault is made or opened."""

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


class PractisingScreen(Screen[None], ShowsProgress):
    """Progress, and what practice is; the register follows by itself."""

    PURPOSE: ClassVar[str] = (
        "The practice vault is being opened. Everything in it is invented, so anything may "
        "be tried in it."
    )

    STOPPABLE = False

    def compose(self) -> ComposeResult:
        """Nothing to be answered."""
        yield Band("Practice")
        with Vertical(classes="door"):
            yield Static(said("[bold $frame]The practice vault is being opened[/]"))
            yield Static(
                safe(
                    "Everything in it is invented: people, schools, posts. Its screens "
                    "have another colour and say PRACTICE, as does every page made from it."
                )
            )
            yield ProgressLine()
        yield KeyLine()
