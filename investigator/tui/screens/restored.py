"""A vault was made again: to which moment, what of it verifies, and how to open it."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.doorstep import door_of
from investigator.casework.preferences import keep
from investigator.casework.restoring import Restored
from investigator.tui.band import Band
from investigator.tui.messages import Asked
from investigator.tui.safe import safe, said
from investigator.tui.screens.restore_words import restored
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.tui.app import Investigator


class RestoredScreen(Screen[None]):
    """What came of it stays until somebody goes on."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "The vault was made again from a backup. Unlock it with a passphrase of that time; "
        "what came after the backup is recorded again by hand."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "later", "Go back")]

    def __init__(self, made: object) -> None:
        super().__init__()
        self._made = made if isinstance(made, Restored) else None

    def compose(self) -> ComposeResult:
        """The moment, the count, what does not hold."""
        yield Band("Restored")
        with VerticalScroll(classes="door"):
            yield Static(restored(self._made) if self._made else safe(""), id="restored")
        with Horizontal(classes="buttons"):
            yield Button(safe("Unlock it"), variant="primary", id="unlock")
            yield Button(said("Go back [bold]Esc[/]"), id="later")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Unlocking is at hand; where this laptop had no vault, it has one now."""
        self.query_one("#unlock").focus()
        app, made, kept_in = self.app, self._made, self.app.preferences_file
        if app.vault_here or made is None or kept_in is None or made.folder == app.folder:
            return
        chosen = replace(app.preferences, vault=str(made.folder))

        def remember(_desk: "Desk") -> object:
            return keep(kept_in, chosen)

        self.post_message(Asked(remember, answer=self._remembered))

    def _remembered(self, _kept: object) -> None:
        self.query_one(SentenceBar).say("This laptop opens that vault from now on.")

    @on(Button.Pressed, "#unlock")
    def _unlock(self) -> None:
        if self._made is not None:
            folder = self._made.folder
            self.app.go_to_vault(folder, practice=door_of(folder).practice)
            self.app.show_only(self.app.first_screen())

    @on(Button.Pressed, "#later")
    def action_later(self) -> None:
        """To the screen that it was begun from."""
        self.dismiss()
