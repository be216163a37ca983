"""What else can be done while a vault is locked: other ways in, and the way out."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button

from investigator.casework.doorstep import Door
from investigator.tui.safe import safe

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class OtherWays(Vertical):
    """Two rows of buttons; whoever has a key of another sort finds it here."""

    app: "Investigator"

    class Unlock(Message):
        """What was typed is to be tried."""

    class Keyring(Message):
        """The laptop's keyring is to be tried."""

    def __init__(self, door: Door) -> None:
        super().__init__(id="ways")
        self._door = door

    def compose(self) -> ComposeResult:
        """The ordinary ones first."""
        with Horizontal(classes="buttons"):
            yield Button(safe("Unlock"), variant="primary", id="unlock")
            if self._door.keyring:
                yield Button(safe("Use this laptop's keyring"), id="keyring")
            if self.app.own_folder is not None:
                yield Button(safe("Back to your own vault"), id="own")
            yield Button(safe("Leave"), id="leave")
        with Horizontal(classes="buttons"):
            yield Button(safe("I have a recovery key"), id="recovery")
            yield Button(safe("Restore from a backup"), id="restore")

    @on(Button.Pressed, "#unlock")
    def _unlock(self) -> None:
        self.post_message(self.Unlock())

    @on(Button.Pressed, "#keyring")
    def _keyring(self) -> None:
        self.post_message(self.Keyring())

    @on(Button.Pressed, "#own")
    def _own(self) -> None:
        self.app.action_stop_practising()

    @on(Button.Pressed, "#leave")
    async def _leave(self) -> None:
        await self.app.action_quit()

    @on(Button.Pressed, "#recovery")
    def _recover(self) -> None:
        from investigator.tui.screens.recovery import RecoveryScreen  # noqa: PLC0415 - rare

        self.app.when_shut(lambda: self.app.push_screen(RecoveryScreen()))

    @on(Button.Pressed, "#restore")
    def _restore(self) -> None:
        from investigator.tui.screens.restore import RestoreScreen  # noqa: PLC0415 - rare

        self.app.when_shut(lambda: self.app.push_screen(RestoreScreen()))
