"""A passphrase that somebody chooses: typed twice, its strength told as it is typed."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from investigator.casework.strength import Strength, strength
from investigator.tui.messages import Asked
from investigator.tui.modals.answers import Unanswered
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.secret_field import SecretField
from investigator.tui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_SHOW = (Choice(key="show", words="Show what I type"),)


class NewPassphrase(Vertical):
    """Two lines and the meter between them; nothing typed here is ever kept."""

    def __init__(self, officer: str = "") -> None:
        super().__init__(classes="new-passphrase")
        self._officer = officer

    def compose(self) -> ComposeResult:
        """Once, how strong, again."""
        yield SecretField("New passphrase", name="once", hint="Six words are easy to keep")
        yield StrengthMeter()
        yield SecretField("The same again", name="twice")
        yield ChoiceList(_SHOW, several=True, id="shown")

    def chosen(self) -> str:
        """The passphrase, typed twice alike; how strong it must be is for the desk."""
        once, twice = (each.value for each in self.query(SecretField))
        if not once:
            raise Unanswered(once="Type a passphrase.")
        if once != twice:
            raise Unanswered(twice="The two are not the same. Type it here again.")
        return once

    @on(ChoiceList.Changed, "#shown")
    def _show_typed(self, event: ChoiceList.Changed) -> None:
        event.stop()
        for each in self.query(SecretField):
            each.input.password = not event.taken

    @on(Input.Changed, "#once")
    def _judge(self, event: Input.Changed) -> None:
        if not event.value:
            self.query_one(StrengthMeter).show_nothing()
            return
        judge = partial(_strength, passphrase=event.value, officer=self._officer)
        self.post_message(Asked(judge, answer=self._judged))

    def _judged(self, found: object) -> None:
        if isinstance(found, Strength) and self.query_one("#once", Input).value:
            self.query_one(StrengthMeter).show_score(found.score, found.sentence)


def _strength(_desk: "Desk", *, passphrase: str, officer: str) -> Strength:
    return strength(passphrase, officer)
