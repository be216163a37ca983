"""Two steps about ways in: the recovery key, and the laptop's keyring."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from investigator.casework import setting_up
from investigator.casework.commands.vault import UseKeyring
from investigator.casework.desk import Done
from investigator.tui.messages import Asked, Wanted
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_A_ROW = 5
_SHEET = "recovery-key-to-print.txt"


class RecoveryStep(Step):
    """The key is shown this once; it goes to paper by a file or by hand."""

    SHORT: ClassVar[str] = "Recovery key"
    TITLE: ClassVar[str] = "Your recovery key, shown this once"
    WHY: ClassVar[str] = (
        "It opens the vault when your passphrase is lost. Get it onto paper: save the page "
        "to be printed, or write the 13 groups down. Then press Next."
    )

    def fields(self) -> ComposeResult:
        """The groups, and a file for them."""
        yield Static(safe(""), id="groups")
        yield Field(
            "Save a page to print",
            Input(str(Path.home() / _SHEET), id="sheet-words"),
            hint="Print it, then delete it: the next step offers that",
            id="sheet",
        )
        with Horizontal(classes="buttons"):
            yield Button(safe("Save the page"), id="save-sheet")

    def begin(self, begun: Begun) -> None:
        """The key comes into sight."""
        super().begin(begun)
        self.query_one("#groups", Static).update(_groups(begun.key))

    @on(Button.Pressed, "#save-sheet")
    def _save(self, event: Button.Pressed) -> None:
        event.stop()
        path, key = Path(self.text("#sheet-words")).expanduser(), self.begun.key

        def save(_desk: "Desk") -> Path:
            return setting_up.save_recovery_key(path, key)

        self.post_message(Asked(save, answer=self._saved, refused=self.refused))

    def _saved(self, path: object) -> None:
        if isinstance(path, Path):
            self.learn(replace(self.begun, sheet=path))
            self.tell(f"✓ Saved as {path}.", "Print it now.", tone=Tone.DONE)

    def do(self) -> None:
        """Nothing more to see here: the key is not shown while it is asked for."""
        self.query_one("#groups", Static).update(safe(""))
        super().do()


class KeyringStep(Step):
    """Offered only where the laptop has a keyring that is safe to use."""

    SHORT: ClassVar[str] = "Keyring"
    TITLE: ClassVar[str] = "May this laptop open the vault for you?"
    WHY: ClassVar[str] = (
        "The laptop's own keyring can hold a key to the vault, so that whoever is signed "
        "in as you need not type the passphrase. Say no on a laptop that others use as you."
    )

    def fields(self) -> ComposeResult:
        """No is what is taken at first."""
        choices = (
            Choice(key="no", words="No, I type my passphrase each time"),
            Choice(key="yes", words="Yes, my sign-in to this laptop is enough"),
        )
        yield Field("Keyring", ChoiceList(choices, taken=["no"], id="keyring-choice"))

    def do(self) -> None:
        """Puts a key in the keyring, or goes on without."""
        if self.query_one(ChoiceList).taken == ("yes",):
            self.busy("Asking the keyring.")
            wanted = UseKeyring(on=True)
            self.post_message(Wanted(wanted, done=self._used, refused=self.refused))
        else:
            self.finish(self.begun)

    def _used(self, _done: Done) -> None:
        self.busy("")
        self.finish(self.begun)


def _groups(key: str) -> Content:
    """The groups with their numbers, five in a row."""
    groups = key.split()
    numbered = [
        said(
            "[$quiet]$number[/] [bold $frame]$group[/]", number=f"{number:>2}", group=group
        )
        for number, group in enumerate(groups, start=1)
    ]
    rows = [numbered[at : at + _A_ROW] for at in range(0, len(numbered), _A_ROW)]
    return lines_of(*(Content("   ").join(row) for row in rows))
