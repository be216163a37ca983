"""An application that holds a passphrase in a local and in a message when it fails."""

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input

from investigator.tui.base import InvestigatorApp


class Crashing(InvestigatorApp):
    def __init__(self, crash_folder: Path | None, how: str = "handler") -> None:
        super().__init__(crash_folder=crash_folder)
        self.how = how

    def compose(self) -> ComposeResult:
        yield Input(password=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        passphrase = event.value
        if self.how == "worker":
            self.run_worker(self.fail(passphrase))
        elif self.how == "timer":
            self.set_timer(0.01, lambda: self.open_vault(passphrase))
        else:
            self.open_vault(passphrase)

    async def fail(self, passphrase: str) -> None:
        self.open_vault(passphrase)

    def open_vault(self, passphrase: str) -> None:
        try:
            dict[str, str]()[passphrase]
        except KeyError as cause:
            raise ValueError(f"{passphrase} does not open it") from cause


if __name__ == "__main__":
    Crashing(Path(sys.argv[1]), sys.argv[2]).run()
