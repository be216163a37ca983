"""The recovery key opens the vault, to add the person who holds the paper."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Input

from investigator.casework.commands.base import Command
from investigator.casework.commands.vault import OpenWithRecovery
from investigator.casework.desk import Done
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.screens.first_run_who import PassphraseStep
from investigator.tui.screens.recovery_typed import TypedKeyStep
from investigator.tui.screens.wizard import Wizard
from investigator.tui.widgets.form import Field


class NewcomerStep(Step):
    """Whoever opens it stands in every case by name."""

    SHORT: ClassVar[str] = "You"
    TITLE: ClassVar[str] = "Who are you?"
    WHY: ClassVar[str] = (
        "You become an officer of this vault. Every case records that it was opened with "
        "the recovery key, by you."
    )

    def fields(self) -> ComposeResult:
        """Two lines."""
        hint = "It stands beside everything you record"
        yield Field("Your name", Input(id="name-words"), hint=hint, id="name")
        role = Input(id="role-words", placeholder="such as data protection officer")
        yield Field("What you do", role, id="role")

    def faults(self) -> Mapping[str, str]:
        """Without these nothing can be signed."""
        asked = {"name": "Enter your own name.", "role": "Enter what you do."}
        return {
            name: sentence
            for name, sentence in asked.items()
            if not self.text(f"#{name}-words").strip()
        }

    def do(self) -> None:
        """Keeps the two."""
        name, role = (self.text(f"#{each}-words").strip() for each in ("name", "role"))
        self.finish(replace(self.begun, name=name, role=role))


class OwnPassphraseStep(PassphraseStep):
    """A passphrase of their own, by which they open it from now on."""

    TITLE: ClassVar[str] = "Your own passphrase for this vault"
    WORK: ClassVar[str] = "Opening the vault with the recovery key."

    def wanted(self, passphrase: str) -> Command:
        """Opens it, and adds them."""
        return OpenWithRecovery(
            folder=self.app.folder,
            recovery=self.begun.typed,
            name=self.begun.name,
            role=self.begun.role,
            passphrase=passphrase,
        )

    def made(self, _done: Done) -> None:
        """The vault is open."""
        self.busy("")
        for each in self.query(Input):
            each.clear()
        self.finish(Begun(name=self.begun.name))


class OpenedStep(Step):
    """The paper has been seen, so it should open nothing any more."""

    SHORT: ClassVar[str] = "Open"
    LAST: ClassVar[bool] = True
    TITLE: ClassVar[str] = "The vault is open"
    WHY: ClassVar[str] = (
        "The recovery key was used, so it was seen. Make a new one now: it is put on paper "
        "and sealed again, and the old paper opens nothing any more."
    )

    class Chosen(Message):
        """What comes first."""

        def __init__(self, *, new_key: bool) -> None:
            super().__init__()
            self.new_key = new_key

    def fields(self) -> ComposeResult:
        """One below the other."""
        with Vertical(classes="ways"):
            yield Button(safe("Make a new recovery key"), variant="primary", id="new-key")
            yield Button(safe("Later: go to the cases"), id="later")

    def begin(self, begun: Begun) -> None:
        """The first of them is at hand."""
        super().begin(begun)
        self.query_one("#new-key").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Chosen(new_key=event.button.id == "new-key"))


class RecoveryScreen(Wizard):
    """The key, who types it, their passphrase; then a new key."""

    TITLE_WORDS: ClassVar[str] = "Recovery"
    PURPOSE: ClassVar[str] = (
        "The recovery key of the trust opens the vault when every passphrase is lost. It "
        "adds you as an officer, and every case says that it was used."
    )

    def __init__(self) -> None:
        super().__init__(
            [TypedKeyStep(), NewcomerStep(), OwnPassphraseStep(), OpenedStep()]
        )

    def may_go_back(self) -> bool:
        """Always out of it, until the vault is open."""
        return not self.step.LAST

    def over(self) -> None:
        """Back to the locked vault."""
        self.dismiss()

    @on(OpenedStep.Chosen)
    def _way_on(self, event: OpenedStep.Chosen) -> None:
        from investigator.tui.screens.new_key import NewKeyScreen  # noqa: PLC0415 - rare

        self.query_one(TypedKeyStep).forget()
        app = self.app
        app.enter(then=(lambda: app.push_screen(NewKeyScreen())) if event.new_key else None)
