"""The first two steps: who makes the vault, and the passphrase that opens it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input, Static

from investigator.casework.commands.base import Command
from investigator.casework.commands.vault import MakeVault
from investigator.casework.desk import Done
from investigator.casework.setting_up import offered_phrase
from investigator.casework.strength import Strength, strength
from investigator.tui.messages import Asked, Wanted
from investigator.tui.safe import safe, said
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


_SHOW = (Choice(key="show", words="Show what I type"),)


class WhoStep(Step):
    """Name, role, trust; the name stands beside every entry in the record."""

    SHORT: ClassVar[str] = "You"
    TITLE: ClassVar[str] = "Make your vault"
    WHY: ClassVar[str] = (
        "About 10 minutes. You will need a printer. Everything stays on this laptop, in a "
        "vault that only your passphrase opens. Who are you?"
    )

    class Restore(Message):
        """There is a backup of a vault already."""

    def fields(self) -> ComposeResult:
        """Three lines, and another way for whoever has a backup."""
        yield Field(
            "Your name",
            Input(id="name-words"),
            hint="It stands beside everything you record",
            id="name",
        )
        yield Field(
            "What you do",
            Input(id="role-words", placeholder="such as HR officer"),
            id="role",
        )
        yield Field(
            "Your trust", Input(id="trust-words"), hint="It heads every letter", id="trust"
        )
        with Horizontal(classes="buttons"):
            yield Button(safe("Restore from a backup instead"), id="restore")

    @on(Button.Pressed, "#restore")
    def _restore(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Restore())

    def faults(self) -> Mapping[str, str]:
        """Without these nothing can be signed or headed."""
        asked = {
            "name": "Enter your own name.",
            "role": "Enter what you do, such as HR officer.",
            "trust": "Enter the name of your trust.",
        }
        return {
            name: sentence
            for name, sentence in asked.items()
            if not self.text(f"#{name}-words").strip()
        }

    def do(self) -> None:
        """Keeps the three."""
        name, role, trust = (
            self.text(f"#{each}-words").strip() for each in ("name", "role", "trust")
        )
        self.finish(replace(self.begun, name=name, role=role, trust=trust))


class PassphraseStep(Step):
    """Typed twice; a phrase of six drawn words is offered."""

    SHORT: ClassVar[str] = "Passphrase"
    TITLE: ClassVar[str] = "Your passphrase"
    WHY: ClassVar[str] = (
        "Six words drawn by chance are easy to keep in mind and hard to guess. Write them "
        "down at first if you must, and burn the paper when you know them."
    )

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""

    def fields(self) -> ComposeResult:
        """The offer, two lines, how strong it is."""
        with Horizontal(classes="offer"):
            yield Static(safe(""), id="offer")
        with Horizontal(classes="buttons"):
            yield Button(safe("Other six words"), id="draw")
            yield ChoiceList(_SHOW, several=True, id="shown")
        yield Field("Passphrase", Input(password=True, id="once-words"), id="once")
        yield StrengthMeter()
        yield Field("The same again", Input(password=True, id="twice-words"), id="twice")

    def begin(self, begun: Begun) -> None:
        """Six words are offered at once."""
        super().begin(begun)
        if not begun.made and not self._offered:
            self._draw()

    def faults(self) -> Mapping[str, str]:
        """It must be typed twice alike."""
        once, twice = self.text("#once-words"), self.text("#twice-words")
        if not once:
            return {"once": "Type a passphrase, or take the six words that are offered."}
        if once != twice:
            return {"twice": "The two are not the same. Type it here again."}
        return {}

    def do(self) -> None:
        """Makes the vault: here its keys come into being."""
        self.busy("Making the keys of your vault. This takes a few seconds on purpose.")
        wanted = self.wanted(self.text("#once-words"))
        self.post_message(Wanted(wanted, done=self.made, refused=self.refused))

    def wanted(self, passphrase: str) -> Command:
        """What is done with the passphrase."""
        return MakeVault(
            folder=self.app.folder,
            name=self.begun.name,
            role=self.begun.role,
            trust_name=self.begun.trust,
            passphrase=passphrase,
        )

    def settle(self, *, settled: bool) -> None:
        """What was typed is forgotten once the vault is made with it."""
        super().settle(settled=settled)
        self.query_one("#draw").disabled = settled
        if settled:
            self._show_offer("")
            for each in self.query(Input):
                each.clear()

    def made(self, done: Done) -> None:
        """The vault stands; its recovery key is told this once."""
        self.busy("")
        self.finish(replace(self.begun, key=str(done.made)))

    @on(Button.Pressed, "#draw")
    def _draw(self) -> None:
        self._show_offer(offered_phrase())
        self.query_one("#once", Field).focus_control()

    def _show_offer(self, phrase: str) -> None:
        self._offered = phrase
        words = said("Offered:  [bold $frame]$phrase[/]", phrase=phrase)
        self.query_one("#offer", Static).update(words if phrase else safe(""))

    @on(ChoiceList.Changed, "#shown")
    def _show_typed(self, event: ChoiceList.Changed) -> None:
        for each in self.query(Input):
            each.password = not event.taken

    @on(Input.Changed, "#once-words")
    def _judge(self, event: Input.Changed) -> None:
        if not event.value:
            self.query_one(StrengthMeter).show_nothing()
            return
        judge = partial(_strength, passphrase=event.value, begun=self.begun)
        self.post_message(Asked(judge, answer=self._judged))

    def _judged(self, found: object) -> None:
        if isinstance(found, Strength) and self.text("#once-words"):
            self.query_one(StrengthMeter).show_score(found.score, found.sentence)


def _strength(_desk: "Desk", *, passphrase: str, begun: Begun) -> Strength:
    return strength(passphrase, begun.name, begun.trust)
