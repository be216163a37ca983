"""The first run: a vault is made step by step, one question at a time."""

from typing import TYPE_CHECKING, ClassVar

from textual import on

from investigator.casework.setting_up import keyring_offered
from investigator.tui.messages import Asked
from investigator.tui.screens.first_run_envelope import EnvelopeStep
from investigator.tui.screens.first_run_keys import KeyringStep, RecoveryStep
from investigator.tui.screens.first_run_schools import ReadyStep, SchoolsStep
from investigator.tui.screens.first_run_who import PassphraseStep, WhoStep
from investigator.tui.screens.wizard import Wizard

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


class FirstRunScreen(Wizard):
    """Walks through the steps; what was typed stays when one goes back."""

    TITLE_WORDS: ClassVar[str] = "First run"
    PURPOSE: ClassVar[str] = (
        "Your vault is made here, one question at a time. Nothing leaves this laptop, and "
        "you can go back as long as a step is not done."
    )

    def __init__(self) -> None:
        super().__init__(
            [
                *(WhoStep(), PassphraseStep(), RecoveryStep(), EnvelopeStep()),
                *(KeyringStep(), SchoolsStep(), ReadyStep()),
            ]
        )

    def on_mount(self) -> None:
        """Whether there is a keyring is found out while the first step is answered."""
        self.post_message(Asked(_keyring, answer=self._keyring_known))

    def _keyring_known(self, offered: object) -> None:
        if not offered:
            self.steps = [each for each in self.steps if not isinstance(each, KeyringStep)]
            self.show_where()

    @on(WhoStep.Restore)
    def _restore(self) -> None:
        from investigator.tui.screens.restore import RestoreScreen  # noqa: PLC0415 - rare

        self.app.push_screen(RestoreScreen())

    @on(ReadyStep.Chosen)
    def _way_on(self, event: ReadyStep.Chosen) -> None:
        if event.what == "practise":
            self.app.vault_here = True
            self.app.action_practise()
        else:
            self.app.enter(begin_new=event.what == "open")

    def loses(self) -> str:
        """The recovery key is shown only now."""
        done = isinstance(self.step, (KeyringStep, SchoolsStep, ReadyStep))
        if not self.begun.made or done:
            return ""
        return (
            "The vault is made, but its recovery key is shown only now. Without it, a lost "
            "passphrase loses every case."
        )


def _keyring(_desk: "Desk") -> bool:
    return keyring_offered()
