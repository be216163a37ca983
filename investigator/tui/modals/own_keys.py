"""Questions about ways in: the own passphrase, the recovery key, who keeps its paper."""

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.commands.vault import (
    ChangePassphrase,
    KeepRecoveryKey,
    TestRecoveryKey,
)
from investigator.casework.drafts import FormName
from investigator.casework.setting_up import check_keeper
from investigator.tui.half_filled import KEEPER
from investigator.tui.modals.answers import Unanswered, choice_field, line_field
from investigator.tui.modals.asking import Asking
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.widgets.new_passphrase import NewPassphrase
from investigator.tui.widgets.secret_field import SecretField

_RENEWED = (
    Choice(key="no", words="No"),
    Choice(key="yes", words="Yes: the vault and every case get new keys, which takes long"),
)


class ChangeMine(Asking):
    """The passphrase of whoever unlocked."""

    ASKS = "Change your passphrase"
    SAVE = "Change it"
    PURPOSE = "You type another passphrase from now on. Older copies keep the old one."
    STOPPABLE = False

    def fields(self) -> ComposeResult:
        """The old one, the new one twice, whether somebody may know the old one."""
        yield SecretField("Your passphrase now", name="current")
        yield NewPassphrase(self.app.officer)
        yield choice_field(
            "rekey", "May somebody know the old one?", _RENEWED, taken=("no",)
        )

    def answer(self) -> ChangePassphrase:
        """The change."""
        current = self.query_one("#asked-current", SecretField).value
        if not current:
            raise Unanswered(current="Type the passphrase you use now.")
        new = self.query_one(NewPassphrase).chosen()
        return ChangePassphrase(current=current, new=new, rekey=self.one("rekey") == "yes")


class TryRecoveryKey(Asking):
    """The paper is fetched and tried; nobody is added."""

    ASKS = "Try the recovery key"
    SAVE = "Try it"
    PURPOSE = "Whether the key on paper would open the vault. Nothing else changes."

    def fields(self) -> ComposeResult:
        """The whole key."""
        hint = "All 13 groups; capitals or not, with spaces or without"
        yield SecretField("The recovery key from its paper", name="recovery", hint=hint)

    def answer(self) -> TestRecoveryKey:
        """The trial."""
        typed = self.query_one("#asked-recovery", SecretField).value
        if not typed.strip():
            raise Unanswered(recovery="Type the 13 groups.")
        return TestRecoveryKey(recovery=typed)


class WhoKeepsIt(Asking):
    """Somebody else than whoever opens the vault every day."""

    ASKS = "Who keeps the recovery key"
    SAVE = "Keep this"
    PURPOSE = "Who keeps the envelope with the recovery key, and where it lies."

    def fields(self) -> ComposeResult:
        """Who, and where."""
        yield Static(safe("The key is the trust's, not yours."), classes="warning")
        yield line_field("keeper", "Who keeps it")
        yield line_field("place", "Where", example="the safe in the trust office")

    def form_name(self) -> FormName:
        """The first run asks the same."""
        return KEEPER

    def answer(self) -> KeepRecoveryKey:
        """The keeper."""
        check_keeper(self.text("keeper"), self.app.officer)
        return KeepRecoveryKey(
            holder=self.text("keeper"),
            place=self.needed("place", "Enter where the envelope lies."),
        )
