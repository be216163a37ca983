"""A folder: typed with completion, or looked for."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input

from investigator.tui.safe import safe
from investigator.tui.widgets.form import Field


class FolderField(Field):
    """Says `Chosen` when a folder was looked for and found, or Enter was pressed."""

    class Chosen(Message):
        """A folder is meant."""

        def __init__(self, field: "FolderField", folder: Path) -> None:
            super().__init__()
            self.field = field
            self.folder = folder

        @property
        def control(self) -> "FolderField":
            """For `@on(FolderField.Chosen, "#name")`."""
            return self.field

    def __init__(self, label: str, *, name: str, value: str = "", hint: str = "") -> None:
        self.input = Input(value)
        super().__init__(label, self.input, hint=hint, id=name)

    @property
    def folder(self) -> Path | None:
        """What is typed, or None."""
        typed = self.input.value.strip()
        return Path(typed).expanduser() if typed else None

    def below(self) -> ComposeResult:
        """The way to look around."""
        with Horizontal(classes="field--buttons"):
            yield Button(safe("Look for it"), classes="look")

    @on(Button.Pressed, ".look")
    def _look(self, event: Button.Pressed) -> None:
        event.stop()
        from textual_fspicker import SelectDirectory  # noqa: PLC0415 - for who looks around

        start = self.folder
        begin = start if start is not None and start.is_dir() else Path.home()
        self.app.push_screen(SelectDirectory(begin, title="Which folder"), self._put)

    def _put(self, path: Path | None) -> None:
        if path is not None:
            self.input.value = str(path)
            self.post_message(self.Chosen(self, path))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        folder = self.folder
        if folder is not None:
            event.stop()
            self.post_message(self.Chosen(self, folder))
