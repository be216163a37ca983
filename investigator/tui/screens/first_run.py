"""The first run: a vault is made step by step, one question at a time."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, ContentSwitcher, Footer, Static

from investigator.casework.setting_up import keyring_offered
from investigator.tui.band import Band
from investigator.tui.messages import Asked
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_keys import EnvelopeStep, KeyringStep, RecoveryStep
from investigator.tui.screens.first_run_schools import ReadyStep, SchoolsStep
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.screens.first_run_who import PassphraseStep, WhoStep
from investigator.tui.screens.first_run_words import where
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.tui.app import Investigator


class FirstRunScreen(Screen[None]):
    """Walks through the steps; what was typed stays when one goes back."""

    app: "Investigator"
    PURPOSE: ClassVar[str] = (
        "Your vault is made here, one question at a time. Nothing leaves this laptop, and "
        "you can go back as long as a step is not done."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", priority=True),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._begun = Begun()
        self._at = 0
        self._busy = False
        self._steps: list[Step] = [
            *(WhoStep(), PassphraseStep(), RecoveryStep(), EnvelopeStep(), KeyringStep()),
            *(SchoolsStep(), ReadyStep()),
        ]

    def compose(self) -> ComposeResult:
        """Where one is, the step, Back and Next."""
        yield Band("First run")
        yield Static(safe(""), id="where")
        with ContentSwitcher(initial=self._steps[0].id, id="steps"):
            yield from self._steps
        with Horizontal(classes="buttons"):
            yield Button(safe("Back"), id="back")
            yield Button(safe("Next"), variant="primary", id="next")
        yield SentenceBar()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Whether there is a keyring is found out while the first step is answered."""
        self.post_message(Asked(_keyring, answer=self._keyring_known))
        self._show()

    def _keyring_known(self, offered: object) -> None:
        if not offered:
            self._steps = [
                each for each in self._steps if not isinstance(each, KeyringStep)
            ]
            self._show_where()

    def _show(self) -> None:
        step = self._steps[self._at]
        self.query_one("#steps", ContentSwitcher).current = step.id
        self._show_where()
        self.query_one("#back", Button).disabled = self._at == 0
        self.query_one("#next", Button).display = not isinstance(step, ReadyStep)
        step.begin(self._begun)

    def _show_where(self) -> None:
        asked = [each for each in self._steps if not isinstance(each, ReadyStep)]
        self.query_one("#where", Static).update(where(asked, self._at))

    @on(Button.Pressed, "#next")
    def action_next(self) -> None:
        """Checks this step and goes on; keys still on their way to a field count."""
        if not self._busy:
            self.call_after_refresh(self._steps[self._at].go_on)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """To the step before."""
        if self._at > 0 and not self._busy:
            self._at -= 1
            self._show()

    @on(Step.Finished)
    def _finished(self, event: Step.Finished) -> None:
        self._begun = event.begun
        if isinstance(event, Step.Learnt):
            return
        self._at = min(self._at + 1, len(self._steps) - 1)
        self._show()

    @on(Step.Busy)
    def _is_busy(self, event: Step.Busy) -> None:
        self._busy = bool(event.sentence)
        self.query_one(SentenceBar).say(event.sentence)

    @on(ReadyStep.Chosen)
    def _way_on(self, event: ReadyStep.Chosen) -> None:
        if event.what == "practise":
            self.app.vault_here = True
            self.app.action_practise()
        else:
            self.app.enter(begin_new=event.what == "open")

    def asks_before_leaving(self) -> bool:
        """The recovery key cannot be had again once this is left."""
        done = isinstance(self._steps[self._at], (KeyringStep, SchoolsStep, ReadyStep))
        if not self._begun.made or done:
            return False
        from investigator.tui.modals.confirm import Confirm  # noqa: PLC0415 - seldom wanted

        self.app.push_screen(
            Confirm(
                "Leave now?",
                "The vault is made, but its recovery key is shown only now. Without it, a "
                "lost passphrase loses every case.",
                yes="Leave all the same",
                no="Stay",
            ),
            self._leave,
        )
        return True

    def _leave(self, sure: bool | None) -> None:  # noqa: FBT001 what a dialogue answers
        if sure:
            self.app.exit(0)


def _keyring(_desk: "Desk") -> bool:
    return keyring_offered()
