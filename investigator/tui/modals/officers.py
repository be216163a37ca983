"""Questions about officers: who is added, and who leaves to whom."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.commands.officer import AddOfficer, OfficerLeaves
from investigator.casework.drafts import FormName
from investigator.casework.officers import OfficerShown
from investigator.domain.instant import Instant
from investigator.tui.modals.answers import (
    Unanswered,
    choice_field,
    day_field,
    line_field,
)
from investigator.tui.modals.asking import Asking
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.widgets.new_passphrase import NewPassphrase

ADD, LEAVE = "officers:AddSomebody", "officers:SomebodyLeaves"


class AddSomebody(Asking):
    """The new person sits at the keyboard: their passphrase is theirs alone."""

    ASKS = "Add an officer"
    SAVE = "Add"
    PURPOSE = "Another person who opens this vault, with a passphrase and key of their own."
    STOPPABLE = False

    def fields(self) -> ComposeResult:
        """Who, and their passphrase."""
        yield line_field("name", "Name")
        yield line_field("role", "What they do", example="HR officer")
        hand = "Now hand the keyboard over: the new officer types a passphrase alone."
        yield Static(safe(hand), classes="warning")
        yield NewPassphrase()

    def form_name(self) -> FormName:
        """Kept without the passphrase."""
        return FormName(form=ADD)

    def answer(self) -> AddOfficer:
        """The officer."""
        return AddOfficer(
            name=self.needed("name", "Enter the name."),
            role=self.text("role"),
            passphrase=self.query_one(NewPassphrase).chosen(),
        )


class SomebodyLeaves(Asking):
    """New keys for everything; what was copied before stays open to the old ones."""

    ASKS = "An officer leaves"
    SAVE = "Record it"
    PURPOSE = "The officer opens this vault no longer, and somebody takes the cases over."
    STOPPABLE = False

    def __init__(self, officers: Sequence[OfficerShown], now: Instant) -> None:
        super().__init__()
        self._standing = [one for one in officers if one.left is None]
        self._now = now

    def fields(self) -> ComposeResult:
        """Who, when, why, to whom; and what it cannot do."""
        told = (
            "The vault and every case get new keys. Copies and backups from before still "
            "open with the old passphrase."
        )
        yield Static(safe(told), classes="warning")
        people = tuple(_choice(one) for one in self._standing)
        yield choice_field("officer", "Who leaves", people)
        yield day_field("on", "On which day", self._now, hint="Their last day, or today")
        yield line_field("reason", "Why", example="moved to another trust")
        yield choice_field("to", "Who takes the open cases over", people)

    def form_name(self) -> FormName:
        """It may take a while to find out to whom."""
        return FormName(form=LEAVE)

    def answer(self) -> OfficerLeaves:
        """The leaving; by key, since two may have one name."""
        officer = self.needed("officer", "Choose who leaves.")
        on = self.day("on", self._now)
        if on is None:
            raise Unanswered(on="Enter the day they leave.")
        return OfficerLeaves(
            officer=officer,
            on=on,
            reason=self.needed("reason", "Say in a line why."),
            to=self.needed("to", "Choose who takes over."),
        )


def _choice(one: OfficerShown) -> Choice:
    you = " (you)" if one.you else ""
    role = f", {one.role}" if one.role else ""
    return Choice(key=one.fingerprint, words=f"{one.name}{role}{you}")
