"""What is shown while the practice vault is made or opened."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from investigator.casework.desk import Progress
from investigator.tui.band import Band
from investigator.tui.safe import safe, said
from investigator.tui.widgets.progress_line import ProgressLine


class PractisingScreen(Screen[None]):
    """Progress, and what practice is; the register follows by itself."""

    PURPOSE: ClassVar[str] = (
        "The practice vault is being opened. Everything in it is invented, so anything may "
        "be tried in it."
    )

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
        yield Footer(show_command_palette=False)

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        share = progress.done / max(progress.whole, 1)
        self.query_one(ProgressLine).show_share(progress.what, share, stoppable=False)

    def end_progress(self) -> None:
        """One of its parts is done."""
        self.query_one(ProgressLine).finish()
