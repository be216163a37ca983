"""The check of the whole vault: watched while it runs, stopped, and told what it found."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.backup_views import BackupStanding, standing
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Done, Progress
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.messages import Asked, Wanted
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe, said
from investigator.tui.screens.verify_words import found_told
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.tui.app import Investigator

_ABOUT = (
    "Every entry, signature, exhibit and page is read again. Nothing is changed, and you "
    "can stop it with Esc."
)


class VerifyScreen(Screen[None], ShowsProgress):
    """Begins at once."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "Everything in the vault is read again and compared with what was written. What "
        "does not hold is named, with what to do."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Check again"),
        Binding("escape", "back", "Stop, or go back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._under_way = False
        self._checked: VaultChecked | None = None

    def compose(self) -> ComposeResult:
        """What is being done, then what was found."""
        yield Band("Check of the whole vault")
        with VerticalScroll(classes="door", id="findings"):
            yield Static(safe(_ABOUT), id="found")
        yield ProgressLine()
        with Horizontal(classes="buttons"):
            yield Button(safe("Check again"), id="again")
            yield Button(safe("Back"), id="back")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins."""
        self.action_again()

    @on(Button.Pressed, "#again")
    def action_again(self) -> None:
        """Reads everything; a second time only when the first is over."""
        if self._under_way:
            return
        self._under_way = True
        self.query_one("#again", Button).disabled = True
        self.query_one("#found", Static).update(safe(_ABOUT))
        self.query_one(SentenceBar).say("Checking.")
        self.query_one("#findings").focus()
        wanted = Wanted(VerifyVault(), done=self._verified, refused=self._refused)
        self.post_message(wanted)

    def show_progress(self, progress: Progress) -> None:
        """Which case, and how far in it."""
        super().show_progress(progress)
        counted = f"{progress.done:,} of {progress.whole:,}" if progress.whole > 1 else ""
        self.query_one(SentenceBar).say(f"{progress.what}  {counted}")

    def _verified(self, done: Done) -> None:
        """What to do about damage depends on which backup there is."""
        if isinstance(done.made, VaultChecked):
            self._checked = done.made
            refused = self._without_backups
            self.post_message(Asked(standing, answer=self._show, refused=refused))

    def _without_backups(self, _why: Refused) -> None:
        self._show(None)

    def _show(self, backups: object) -> None:
        self._ended()
        known = backups if isinstance(backups, BackupStanding) else None
        if self._checked is not None:
            self.query_one("#found", Static).update(found_told(self._checked, known))
            self.query_one(SentenceBar).say("The check is over. Nothing was changed.")

    def _refused(self, why: Refused) -> None:
        self._ended()
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)
        again = said("Not everything was checked. [bold]r[/] begins again.")
        self.query_one("#found", Static).update(again)

    def _ended(self) -> None:
        self._under_way = False
        self.query_one("#again", Button).disabled = False

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Back; while it runs, it is stopped first."""
        if self._under_way:
            self.app.stop_job()
        else:
            self.dismiss()
