"""What this laptop prefers: how the screens look, and when the vault locks."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Input

from investigator.casework.preferences import (
    LONGEST_LOCK,
    SHORTEST_LOCK,
    Look,
    Preferences,
    keep,
)
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.messages import Asked
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.tui.app import Investigator

_LOOKS = (
    Choice(key="dark", words="Dark"),
    Choice(key="light", words="Light"),
    Choice(key="contrast", words="High contrast"),
)
_DISPLAY = (
    Choice(key="calm", words="Calm: nothing moves or blinks"),
    Choice(key="initials", words="Names as initials in lists"),
)


class SettingsScreen(Screen[None]):
    """A look is worn as soon as it is chosen; all is kept when it is saved."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "How the program looks and behaves on this laptop. None of it changes a case, and "
        "nothing of a case is kept with it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "back", "Back"),
    ]

    def compose(self) -> ComposeResult:
        """One below the other."""
        now = self.app.preferences
        yield Band("Settings")
        with VerticalScroll(classes="door", can_focus=False):
            yield Field("Look", ChoiceList(_LOOKS, taken=[now.look.value], id="looks"))
            yield Field(
                "Display",
                ChoiceList(_DISPLAY, taken=_taken(now), several=True, id="display"),
            )
            yield Field(
                "Lock after so many minutes without a key",
                Input(str(now.lock_after_minutes), type="integer", id="minutes"),
                hint=f"{SHORTEST_LOCK} to {LONGEST_LOCK}; the trust may ask for fewer",
                id="lock",
            )
            yield Field(
                "Folder of the vault",
                Input(now.vault, placeholder="the usual one", id="folder"),
                hint="Counts from the next start; the vault itself is not moved",
                id="vault",
            )
        with Horizontal(classes="buttons"):
            yield Button(safe("Save"), variant="primary", id="save")
            if not self.app.practice:
                yield Button(safe("Practice case"), id="practise")
            if self.app.attended:
                yield Button(safe("Check the whole vault"), id="verify")
            yield Button(safe("Back"), id="back")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The first of them."""
        self.query_one("#looks").focus()

    @on(ChoiceList.Changed, "#looks")
    def _wear(self, event: ChoiceList.Changed) -> None:
        self.app.prefer(replace(self.app.preferences, look=Look(event.taken[0])))

    @on(Button.Pressed, "#practise")
    def _practise(self) -> None:
        self.app.action_practise()

    @on(Button.Pressed, "#verify")
    def _verify(self) -> None:
        self.app.action_verify()

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Leaves; a look that was tried stays until the program ends."""
        self.dismiss()

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keeps them in this laptop's file."""
        self.call_after_refresh(self._save)

    def _save(self) -> None:
        try:
            chosen = self._chosen()
        except Refused as why:
            at_fault = "lock" if "minutes" in why.sentence else "vault"
            show_faults(self, {at_fault: str(why)})
            return
        show_faults(self, {})
        self.app.prefer(chosen)
        where = self.app.preferences_file
        if where is None:
            self._saved(chosen)
            return
        self.post_message(
            Asked(
                lambda _desk: keep(where, chosen), answer=self._saved, refused=self._failed
            )
        )

    def _chosen(self) -> Preferences:
        minutes = self.query_one("#minutes", Input).value.strip()
        display = self.query_one("#display", ChoiceList).taken
        return Preferences(
            look=Look(self.query_one("#looks", ChoiceList).taken[0]),
            calm_display="calm" in display,
            initials_in_lists="initials" in display,
            lock_after_minutes=int(minutes) if minutes.isdecimal() else 0,
            vault=self.query_one("#folder", Input).value.strip(),
        )

    def _saved(self, _kept: object) -> None:
        self.query_one(SentenceBar).say("✓ Saved on this laptop.")

    def _failed(self, why: Refused) -> None:
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)


def _taken(now: Preferences) -> tuple[str, ...]:
    both = (("calm", now.calm_display), ("initials", now.initials_in_lists))
    return tuple(key for key, on in both if on)
