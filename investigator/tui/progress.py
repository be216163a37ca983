"""What every screen does that shows how far a long job is."""

from typing import TYPE_CHECKING

from textual import on
from textual.dom import DOMNode

from investigator.casework.desk import Progress
from investigator.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class ShowsProgress(DOMNode):
    """A screen with one progress line on it; its Esc stops the job."""

    app: "Investigator"

    STOPPABLE = True

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        share = progress.done / max(progress.whole, 1)
        line = self.query_one(ProgressLine)
        line.show_share(progress.what, share, stoppable=self.STOPPABLE)

    def end_progress(self) -> None:
        """Nothing runs."""
        self.query_one(ProgressLine).finish()

    @on(ProgressLine.Stop)
    def _stop(self) -> None:
        self.app.stop_job()
