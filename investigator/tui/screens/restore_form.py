"""What restoring asks: where the backups are, which, what opens it, and where to."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from investigator.casework.backups_found import found_in, free_folder
from investigator.casework.commands.backup import RestoreVault
from investigator.casework.recovery import looks_like_key
from investigator.domain.errors import Refused
from investigator.tui.messages import Asked
from investigator.tui.safe import said
from investigator.tui.screens.restore_words import choices
from investigator.tui.widgets.choice_list import ChoiceList
from investigator.tui.widgets.folder_field import FolderField
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class RestoreForm(VerticalScroll, can_focus=False):
    """The backups are listed as soon as their place is known."""

    app: "Investigator"

    def __init__(self) -> None:
        super().__init__(classes="door form")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(said("[bold $frame]Restore the vault from a backup[/]"))
        hint = "A stick, a share, a synced folder, or the old vault's own folder"
        yield FolderField("Where the backups are", name="place", hint=hint)
        yield Field("Which of them", ChoiceList(()), id="backups")
        yield SecretField("A passphrase of that vault, or its recovery key", name="opens")
        into = str(free_folder(self.app.folder))
        yield FolderField("The new folder", name="into", value=into)

    def on_mount(self) -> None:
        """The cursor is where the backups are asked for."""
        self.query_one("#backups").display = False
        self.query_one("#place", FolderField).focus_control()

    def wanted(self, *, older: bool, incomplete: bool) -> RestoreVault | None:
        """The command; None where something is not answered, which is told beside it."""
        into = self.query_one("#into", FolderField).folder
        source, typed = self._source(), self.query_one(SecretField).value
        faults = {} if source else {"place": "Choose where the backups are."}
        if not typed:
            faults["asked-opens"] = "Type a passphrase, or the recovery key."
        if into is None:
            faults["into"] = "Say in which folder the vault is to lie."
        if show_faults(self, faults) or source is None or into is None:
            return None
        key = looks_like_key(typed)
        return RestoreVault(
            source=source,
            folder=into,
            passphrase=None if key else typed,
            recovery=typed if key else None,
            older=older,
            incomplete=incomplete,
        )

    def _source(self) -> Path | None:
        """The backup that is taken, or else the place itself."""
        taken = self.query_one(ChoiceList).taken
        return Path(taken[0]) if taken else self.query_one("#place", FolderField).folder

    @on(FolderField.Chosen, "#place")
    def _look(self, event: FolderField.Chosen) -> None:
        ask = partial(found_in, folder=event.folder)
        self.post_message(Asked(ask, answer=self._found, refused=self._no_backups))

    def _found(self, found: object) -> None:
        """The newest is what is meant, unless another is taken."""
        offered = choices(found if isinstance(found, tuple) else ())
        self.query_one("#place", Field).blame("")
        self.query_one("#backups").display = True
        self.query_one(ChoiceList).offer(offered, taken=[each.key for each in offered[:1]])
        self.query_one(ChoiceList).focus()

    def _no_backups(self, why: Refused) -> None:
        self.query_one(ChoiceList).offer(())
        self.query_one("#backups").display = False
        self.query_one("#place", Field).blame(str(why))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.screen.focus_next()
