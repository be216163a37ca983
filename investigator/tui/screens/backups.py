"""Backups: the last one, the second place, one made now, and the list of all."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.backing_up import VaultBackedUp
from investigator.casework.commands.backup import BackUpVault, KeepBackupPlace
from investigator.casework.desk import Done
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.messages import Asked, Wanted
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe
from investigator.tui.screens.backups_rows import COLUMNS, Known, known, rows, standing_told
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class BackupsScreen(Screen[None], ShowsProgress):
    """What there is, and the two things to do about it."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "Copies of the vault, encrypted as it is. One place is this laptop; the second, a "
        "stick or a share, is what remains when the laptop is lost."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back_up", "Back up now"),
        Binding("p", "place", "Choose the second place"),
        Binding("x", "no_place", "No second place any more", show=False),
        Binding("escape", "back", "Stop, or go back"),
    ]
    _under_way = False

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Band("Backups")
        yield Static(safe(""), id="standing")
        yield VirtualTable(COLUMNS, empty="There is no backup yet. b makes one.")
        yield ProgressLine()
        with Horizontal(classes="buttons"):
            yield Button(safe("Back up now"), variant="primary", id="back_up")
            yield Button(safe("Choose the second place"), id="place")
            yield Button(safe("No second place"), id="no_place")
            yield Button(safe("Back"), id="back")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Asks what there is."""
        self.query_one(VirtualTable).focus()
        self.query_one("#no_place").display = False
        self._ask()

    def _ask(self) -> None:
        self.post_message(Asked(known, answer=self._show, refused=self._refused))

    def _show(self, found: object) -> None:
        if isinstance(found, Known):
            self.query_one("#standing", Static).update(standing_told(found))
            self.query_one(VirtualTable).show_rows(rows(found))
            self.query_one("#no_place").display = bool(found.standing.second_place)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def action_back_up(self) -> None:
        """One backup now, in every place that can be reached."""
        if not self._under_way:
            self._under_way = True
            self.query_one(SentenceBar).say("Backing up.")
            wanted = BackUpVault()
            self.post_message(Wanted(wanted, done=self._made, refused=self._refused))

    def _made(self, done: Done) -> None:
        self._under_way = False
        made = done.made if isinstance(done.made, VaultBackedUp) else VaultBackedUp()
        places = "both places" if len(made.places) > 1 else "one place"
        bar = self.query_one(SentenceBar)
        if made.whole:
            bar.say(f"✓ Backed up in {places}, and read again.", Tone.DONE)
        else:
            bar.say("■ Not every case could be backed up. Check the vault.", Tone.LATE)
        self._ask()

    def action_place(self) -> None:
        """A stick, a share or a synced folder."""
        from textual_fspicker import SelectDirectory  # noqa: PLC0415 - for who looks around

        title = "Where backups should go as well"
        self.app.push_screen(SelectDirectory(Path.home(), title=title), self._chosen)

    def _chosen(self, folder: Path | None) -> None:
        if folder is not None:
            self._keep(folder)

    def action_no_place(self) -> None:
        """Backups stay on this laptop alone."""
        self._keep(None)

    def _keep(self, place: Path | None) -> None:
        wanted = KeepBackupPlace(place=place)
        self.post_message(Wanted(wanted, done=self._kept, refused=self._refused))

    def _kept(self, done: Done) -> None:
        named = isinstance(done.made, Path)
        said = "Kept. b makes the first backup there." if named else "There is none now."
        self.query_one(SentenceBar).say(said)
        self._ask()

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)

    def action_back(self) -> None:
        """Back; while it runs, it is stopped first."""
        if self._under_way:
            self.app.stop_job()
        else:
            self.dismiss()
