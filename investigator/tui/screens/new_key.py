"""A new recovery key is made, put on paper, and the paper given to somebody."""

from dataclasses import replace
from typing import ClassVar

from investigator.casework.commands.vault import RenewRecoveryKey
from investigator.casework.desk import Done
from investigator.tui.messages import Wanted
from investigator.tui.screens.first_run_envelope import EnvelopeStep
from investigator.tui.screens.first_run_keys import RecoveryStep
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.screens.wizard import Wizard


class RenewStep(Step):
    """What it means, before it is done."""

    SHORT: ClassVar[str] = "New key"
    TITLE: ClassVar[str] = "A new recovery key"
    WHY: ClassVar[str] = (
        "The vault and every case get new keys, which takes a while. The recovery key on "
        "paper opens nothing here any more; copies and backups from before still open "
        "with it. You will need a printer. Next begins."
    )

    def do(self) -> None:
        """Makes it; nothing else can be done meanwhile."""
        self.busy("Making new keys.")
        wanted = Wanted(RenewRecoveryKey(), done=self._made, refused=self.refused)
        self.post_message(wanted)

    def _made(self, done: Done) -> None:
        self.busy("")
        self.finish(replace(self.begun, key=str(done.made)))


class SealedStep(Step):
    """Nothing is left to do."""

    SHORT: ClassVar[str] = "Sealed"
    LAST: ClassVar[bool] = True
    TITLE: ClassVar[str] = "The new recovery key is kept"
    WHY: ClassVar[str] = (
        "Seal the paper in its envelope, and tear up the old one. In six months somebody "
        "should try it: the program reminds you. Esc goes on."
    )


class NewKeyScreen(Wizard):
    """Made, on paper, in an envelope."""

    TITLE_WORDS: ClassVar[str] = "Recovery key"
    PURPOSE: ClassVar[str] = (
        "A new recovery key takes the place of the one on paper. It is shown once; three "
        "groups are asked back, and who keeps the envelope."
    )

    def __init__(self) -> None:
        super().__init__([RenewStep(), RecoveryStep(), EnvelopeStep(), SealedStep()])
        self.begun = Begun()

    def on_mount(self) -> None:
        """Whoever makes it does not keep it."""
        self.begun = Begun(name=self.app.officer)

    def loses(self) -> str:
        """The new key is shown only now, and the old one is void."""
        if not self.begun.made or self.step.LAST:
            return ""
        return (
            "The new recovery key is shown only now, and the old one opens nothing any "
            "more. Without one, a lost passphrase loses every case."
        )

    def may_go_back(self) -> bool:
        """Not past the moment at which the key was made."""
        return self.at == 0 or isinstance(self.step, EnvelopeStep)

    def over(self) -> None:
        """Nothing was made."""
        self.dismiss()

    def action_back(self) -> None:
        """Out of it at both ends."""
        if self.step.LAST:
            self.dismiss()
        else:
            super().action_back()
