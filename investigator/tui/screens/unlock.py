"""Unlocking: it asks for a passphrase and names nobody."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Footer, Input, Static

from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Done, Progress
from investigator.casework.doorstep import door_of, warm_up
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.messages import Asked, Wanted
from investigator.tui.safe import safe, said
from investigator.tui.screens.unlock_words import place, practice_words
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


_SHOW = (Choice(key="show", words="Show what I type"),)

_FIRST_SEEN = 0.3  # seconds: nothing else is done before the screen can be seen


class _Passphrase(Input):
    """Says below what Enter does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Unlock")]


class UnlockScreen(Screen[None]):
    """One field. While the key is made from what was typed, it says so."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "Your vault is locked: type its passphrase and press Enter. Nothing leaves this "
        "laptop, and nothing of a case can be seen until then."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Empty the field", show=False),
    ]

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self._under_way = False

    def compose(self) -> ComposeResult:
        """Band, the question, the answer to it."""
        yield Band("Unlock")
        with Vertical(classes="door"):
            yield Static(said("[bold $frame]Your vault is locked[/]"))
            yield Static(safe(place(self.app.folder)), classes="quiet")
            if self._practice:
                yield Static(practice_words(), classes="practice-words")
            yield Field(
                "Passphrase", _Passphrase(password=True, id="passphrase"), id="asked"
            )
            yield ChoiceList(_SHOW, several=True, id="show")
            with Horizontal(classes="buttons"):
                yield Button(safe("Unlock"), variant="primary", id="unlock")
                if door_of(self.app.folder).keyring:
                    yield Button(safe("Use this laptop's keyring"), id="keyring")
                if self.app.own_folder is not None:
                    yield Button(safe("Back to your own vault"), id="back")
                yield Button(safe("Leave"), id="leave")
        yield SentenceBar()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The field is ready; what unlocking needs is imported while somebody types."""
        self.query_one("#passphrase").focus()
        self.query_one(SentenceBar).say("Nothing leaves this laptop.")
        self.set_timer(_FIRST_SEEN, self._warm_up)

    @on(ChoiceList.Changed, "#show")
    def _show_typed(self, event: ChoiceList.Changed) -> None:
        self.query_one("#passphrase", Input).password = not event.taken

    @on(Input.Submitted, "#passphrase")
    @on(Button.Pressed, "#unlock")
    def action_unlock(self) -> None:
        """Tries what was typed; keys still on their way to the field count."""
        self.call_after_refresh(self._unlock)

    @on(Button.Pressed, "#keyring")
    def _by_keyring(self) -> None:
        self._try(None)

    @on(Button.Pressed, "#leave")
    async def _leave(self) -> None:
        await self.app.action_quit()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.app.action_stop_practising()

    def action_clear(self) -> None:
        """Begins the passphrase again."""
        self.query_one("#passphrase", Input).clear()

    def show_progress(self, progress: Progress) -> None:
        """The key takes about a second on purpose, so that guessing is slow."""
        del progress
        self.query_one(SentenceBar).say("Opening. This takes a moment on purpose.")

    def _unlock(self) -> None:
        typed = self.query_one("#passphrase", Input).value
        if typed:
            self._try(typed)
        else:
            self.query_one("#asked", Field).blame("Type your passphrase, then press Enter.")

    def _try(self, passphrase: str | None) -> None:
        if self._under_way:
            return
        self._under_way = True
        self.query_one("#asked", Field).blame("")
        wanted = UnlockVault(folder=self.app.folder, passphrase=passphrase)
        self.post_message(Wanted(wanted, done=self._opened, refused=self._refused))

    def _opened(self, _done: Done) -> None:
        self.query_one("#passphrase", Input).clear()
        self.app.enter()

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)
        field = self.query_one("#passphrase", Input)
        field.focus()
        field.select_all()

    def _warm_up(self) -> None:
        self.post_message(Asked(warm_up, answer=_nothing))


def _nothing(_answer: object) -> None:
    pass
