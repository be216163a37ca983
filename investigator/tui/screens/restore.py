"""Restoring a vault from a backup, watched, stopped, or told what is not whole."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.desk import Done
from investigator.domain.errors import Damaged, Refused
from investigator.tui.band import Band
from investigator.tui.messages import Wanted
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe, said
from investigator.tui.screens.restore_form import RestoreForm
from investigator.tui.screens.restore_words import not_whole
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class RestoreScreen(Screen[None], ShowsProgress):
    """Nothing is taken silently: what is not whole is told, and somebody decides."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "A vault is made again from a backup, in a folder with nothing in it. The backup "
        "stays as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "restore", "Restore", priority=True),
        Binding("escape", "back", "Back"),
    ]
    _under_way = False

    def compose(self) -> ComposeResult:
        """The form, and below it what is told of the backup."""
        yield Band("Restore")
        yield RestoreForm()
        with VerticalScroll(id="not-whole"):
            yield Static(safe(""), id="told")
            with Horizontal(classes="buttons"):
                yield Button(safe("Take the older one"), id="older")
                yield Button(safe("Take what there is"), id="incomplete")
        yield ProgressLine()
        with Horizontal(classes="buttons"):
            yield Button(said("Restore [bold]Ctrl+S[/]"), variant="primary", id="restore")
            yield Button(safe("Back"), id="back")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """There is nothing to tell yet."""
        self.query_one("#not-whole").display = False

    @on(Button.Pressed, "#restore")
    def action_restore(self) -> None:
        """Begins; keys still on their way to a field count."""
        self.call_after_refresh(self._restore)

    @on(Button.Pressed, "#older")
    def _older(self) -> None:
        self._restore(older=True)

    @on(Button.Pressed, "#incomplete")
    def _incomplete(self) -> None:
        self._restore(incomplete=True)

    def _restore(self, *, older: bool = False, incomplete: bool = False) -> None:
        wanted = self.query_one(RestoreForm).wanted(older=older, incomplete=incomplete)
        if wanted is None or self._under_way:
            return
        self._under_way = True
        self.query_one("#not-whole").display = False
        self.query_one(SentenceBar).say("Looking at the backup.")
        self.post_message(
            Wanted(wanted, done=self._made, refused=self._refused, damaged=self._not_whole)
        )

    def _made(self, done: Done) -> None:
        from investigator.tui.screens.restored import RestoredScreen  # noqa: PLC0415 - once

        self.app.switch_screen(RestoredScreen(done.made))

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)

    def _not_whole(self, why: Damaged) -> None:
        """Somebody decides what may stand in for it."""
        self._under_way = False
        self.query_one(SentenceBar).say_nothing()
        self.query_one("#told", Static).update(not_whole(why))
        self.query_one("#not-whole").display = True
        self.query_one("#older").focus()

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Back; while it runs, it is stopped first."""
        if self._under_way:
            self.app.stop_job()
        else:
            self.dismiss()
