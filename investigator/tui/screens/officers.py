"""Officers and keys: who may open the vault, and everything that is done about that."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.commands.vault import UseKeyring
from investigator.casework.desk import Done
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.half_filled import KEEPER
from investigator.tui.messages import Asked, Wanted
from investigator.tui.modals.asking import Asking
from investigator.tui.modals.officers import ADD, LEAVE, AddSomebody, SomebodyLeaves
from investigator.tui.modals.own_keys import ChangeMine, TryRecoveryKey, WhoKeepsIt
from investigator.tui.safe import safe
from investigator.tui.screens.officers_rows import COLUMNS, Known, keys_told, known, rows
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.tui.app import Investigator

_BEGIN = {ADD: "add", LEAVE: "leaves", KEEPER.form: "keeper"}
_FIRST = (("add", "Add"), ("leaves", "Somebody leaves"), ("passphrase", "My passphrase"))
_SECOND = (
    ("try_key", "Try the recovery key"),
    ("keeper", "Who keeps it"),
    ("new_key", "New recovery key"),
    ("keyring", "Keyring"),
)


class OfficersScreen(Screen[None]):
    """A list, the recovery key, and seven things to do."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "Who may open this vault, and by which keys. Each officer has a passphrase of "
        "their own; the recovery key belongs to the trust and lies in an envelope."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add an officer"),
        Binding("l", "leaves", "An officer leaves", show=False),
        Binding("p", "passphrase", "Change my passphrase", show=False),
        Binding("t", "try_key", "Try the recovery key", show=False),
        Binding("w", "keeper", "Who keeps the recovery key", show=False),
        Binding("n", "new_key", "Make a new recovery key", show=False),
        Binding("k", "keyring", "This laptop's keyring, on or off", show=False),
        Binding("escape", "dismiss", "Back"),
    ]

    def __init__(self, *, begin: str = "") -> None:
        super().__init__()
        self._begin = _BEGIN.get(begin, "")
        self._known: Known | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Band("Officers and keys")
        yield VirtualTable(COLUMNS, empty="Nobody may open this vault.")
        yield Static(safe(""), id="keys")
        for row in (_FIRST, _SECOND):
            with Horizontal(classes="buttons"):
                for name, words in row:
                    yield Button(safe(words), id=name)
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The list is at hand."""
        self.query_one(VirtualTable).focus()

    def on_screen_resume(self) -> None:
        """Asks who there is now; whoever left themselves finds the vault locked."""
        self.post_message(Asked(known, answer=self._show, refused=self._locked))

    def _locked(self, _why: Refused) -> None:
        self.app.lock_now()

    def _show(self, found: object) -> None:
        if not isinstance(found, Known):
            return
        self._known = found
        self.query_one(VirtualTable).show_rows(rows(found))
        self.query_one("#keys", Static).update(keys_told(found))
        self.query_one("#keyring").display = found.keyring or found.keyring_offered
        begin, self._begin = self._begin, ""
        if begin:
            self.call_later(self.run_action, f"screen.{begin}")

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def _open(self, question: Asking, said: str) -> None:
        self.app.push_screen(question, self._telling(said))

    def _telling(self, said: str) -> Callable[[Done | None], None]:
        def tell(done: Done | None) -> None:
            if done is not None:
                words = " ".join((f"✓ {said}", *done.notices))
                self.query_one(SentenceBar).say(words, Tone.DONE)

        return tell

    def action_add(self) -> None:
        """Somebody more."""
        self._open(AddSomebody(), "Added; the new officer can unlock from now on.")

    def action_leaves(self) -> None:
        """Somebody less."""
        if self._known is not None:
            question = SomebodyLeaves(self._known.officers, self._known.now)
            self._open(question, "Recorded.")

    def action_passphrase(self) -> None:
        """One's own."""
        self._open(ChangeMine(), "Changed.")

    def action_try_key(self) -> None:
        """The paper is tried."""
        self._open(TryRecoveryKey(), "The recovery key on paper opens this vault.")

    def action_keeper(self) -> None:
        """Who keeps the paper."""
        self._open(WhoKeepsIt(), "Kept.")

    def action_new_key(self) -> None:
        """Another paper."""
        from investigator.tui.screens.new_key import NewKeyScreen  # noqa: PLC0415 - rare

        self.app.push_screen(NewKeyScreen())

    def action_keyring(self) -> None:
        """On, or off."""
        if self._known is not None:
            wanted = UseKeyring(on=not self._known.keyring)
            self.post_message(Wanted(wanted, done=self._used, refused=self._refused))

    def _used(self, done: Done) -> None:
        self._telling("Changed.")(done)
        self.on_screen_resume()

    def _refused(self, why: Refused) -> None:
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)
