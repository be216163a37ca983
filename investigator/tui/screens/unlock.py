"""Unlocking: it asks for a passphrase and names nobody."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from investigator.casework.doorstep import door_of, lock_note, warm_up
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.messages import Asked, Wanted
from investigator.tui.safe import safe, said
from investigator.tui.screens import unlock_words as words
from investigator.tui.screens.unlock_note import UnlockNote
from investigator.tui.screens.unlock_ways import OtherWays
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.secret_field import SecretField
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.casework.desk import Done, Progress
    from investigator.tui.app import Investigator

_SHOW = (Choice(key="show", words="Show what I type"),)
_NOTHING = "Nothing leaves this laptop."
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

    ALL_STYLES: ClassVar[bool] = False

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self._under_way = False

    def compose(self) -> ComposeResult:
        """Band, the question, the ways in."""
        yield Band("Unlock")
        with VerticalScroll(classes="door", can_focus=False):
            yield Static(said("[bold $frame]Your vault is locked[/]"))
            yield Static(safe(words.place(self.app.folder)), classes="quiet")
            if self._practice:
                yield Static(words.practice_words(), classes="practice-words")
            yield SecretField("Passphrase", name="passphrase", kind=_Passphrase)
            yield ChoiceList(_SHOW, several=True, id="show")
            yield OtherWays(door_of(self.app.folder))
            yield UnlockNote()
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The field is ready; what unlocking needs is imported while somebody types."""
        self.field.focus_control()
        self.say("Locking." if self.app.being_shut else _NOTHING)
        self.app.when_shut(self._shut)
        self.set_timer(_FIRST_SEEN, self._warm_up)

    @property
    def field(self) -> SecretField:
        """The one field."""
        return self.query_one(SecretField)

    def _shut(self) -> None:
        if self.is_attached:
            self.say(_NOTHING)
            ask = partial(lock_note, folder=self.app.folder)
            self.post_message(Asked(ask, answer=self.query_one(UnlockNote).show_note))

    @on(ChoiceList.Changed, "#show")
    def _show_typed(self, event: ChoiceList.Changed) -> None:
        self.field.input.password = not event.taken

    @on(Input.Submitted, "#passphrase")
    @on(OtherWays.Unlock)
    def action_unlock(self) -> None:
        """Tries what was typed; keys still on their way to the field count."""
        self.call_after_refresh(self._unlock)

    @on(OtherWays.Keyring)
    def _by_keyring(self) -> None:
        self._try(None)

    def action_clear(self) -> None:
        """Begins the passphrase again."""
        self.field.input.clear()

    def show_progress(self, progress: "Progress") -> None:
        """The key takes about a second on purpose, so that guessing is slow."""
        opening = "Opening. This takes a moment on purpose."
        self.say(f"Locking. {progress.what}." if self.app.being_shut else opening)

    def say(self, words: str) -> None:
        """The sentence at the foot."""
        self.query_one(SentenceBar).say(words)

    def _unlock(self) -> None:
        typed = self.field.value
        if typed:
            self._try(typed)
        else:
            self.field.blame("Type your passphrase, then press Enter.")

    def _try(self, passphrase: str | None) -> None:
        if self._under_way:
            return
        if self.query_one(UnlockNote).warned():
            self.say("Lock it there first, or press Enter again.")
            return
        from investigator.casework.commands.vault import UnlockVault  # noqa: PLC0415 - later

        self._under_way = True
        self.field.blame("")
        wanted = UnlockVault(folder=self.app.folder, passphrase=passphrase)
        asked = Wanted(wanted, done=self._opened, refused=self._refused)
        self.app.when_shut(lambda: self.app.carry_out(asked))

    def _opened(self, _done: "Done") -> None:
        self.field.input.clear()
        self.app.enter()

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)
        self.query_one(UnlockNote).show_refusal(why)
        self.field.focus_control()
        self.field.input.select_all()

    def _warm_up(self) -> None:
        self.post_message(Asked(warm_up, answer=_nothing))


def _nothing(_answer: object) -> None:
    pass
