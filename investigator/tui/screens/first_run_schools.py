"""The last steps: the trust's schools, and what to do first in the new vault."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input

from investigator.casework.commands.vault import ReadSchools
from investigator.casework.desk import Done
from investigator.casework.schools import SchoolsRead, save_example
from investigator.tui.messages import Asked, Wanted
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.widgets.form import Field
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_EXAMPLE = "schools-example.csv"


class SchoolsStep(Step):
    """One file with all schools; it may wait."""

    SHORT: ClassVar[str] = "Schools"
    TITLE: ClassVar[str] = "Your schools"
    WHY: ClassVar[str] = (
        "One CSV file holds the schools with their heads, safeguarding leads, LADO and "
        "social care numbers, term dates and closures. Leave it empty to do it later."
    )

    def __init__(self) -> None:
        super().__init__()
        self._read = ""

    def fields(self) -> ComposeResult:
        """Where the file is; an example to fill in."""
        yield Field(
            "The file",
            Input(id="file-words", placeholder="~/schools.csv"),
            id="file",
        )
        with Horizontal(classes="buttons"):
            yield Button(safe("Read the file"), id="read")
            yield Button(safe("Save a filled example"), id="example")

    def do(self) -> None:
        """Reads what was named and not read yet; then, or without any, goes on."""
        typed = self.text("#file-words").strip()
        if not typed or typed == self._read:
            self.finish(self.begun)
            return
        self.busy("Reading the schools.")
        wanted = ReadSchools(file=Path(typed).expanduser())
        self.post_message(Wanted(wanted, done=self._schools, refused=self.refused))

    @on(Button.Pressed, "#read")
    def _read_file(self, event: Button.Pressed) -> None:
        event.stop()
        if self.text("#file-words").strip():
            self.do()
        else:
            self.query_one("#file", Field).blame("Enter where the file is.")

    @on(Button.Pressed, "#example")
    def _example(self, event: Button.Pressed) -> None:
        event.stop()
        target = Path.home() / _EXAMPLE

        def save(_desk: "Desk") -> Path:
            return save_example(target)

        self.post_message(Asked(save, answer=self._example_saved, refused=self.refused))

    def _example_saved(self, path: object) -> None:
        self.query_one("#file-words", Input).value = str(path)
        self.tell(f"✓ Saved as {path}.", "Fill it in with a spreadsheet.", tone=Tone.DONE)

    def _schools(self, done: Done) -> None:
        self.busy("")
        self.query_one("#file", Field).blame("")
        self._read = self.text("#file-words").strip()
        if isinstance(done.made, SchoolsRead):
            self.tell(f"✓ {done.made.sentence}", "Go on with Next.", tone=Tone.DONE)


class ReadyStep(Step):
    """Three ways on."""

    SHORT: ClassVar[str] = "Ready"
    LAST: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Your vault is ready"
    WHY: ClassVar[str] = (
        "You can open a first case, look round in an invented one where anything may be "
        "tried, or go to the list of cases, which is still empty."
    )

    class Chosen(Message):
        """What is to be done first: open, practise or cases."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def fields(self) -> ComposeResult:
        """One below the other."""
        with Vertical(classes="ways"):
            yield Button(safe("Open a case"), variant="primary", id="way-open")
            yield Button(safe("Practice case"), id="way-practise")
            yield Button(safe("Go to the cases"), id="way-cases")

    def begin(self, begun: Begun) -> None:
        """The first of them is at hand."""
        super().begin(begun)
        self.query_one("#way-open").focus()

    def do(self) -> None:
        """Next is the list of cases."""
        self.post_message(self.Chosen("cases"))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Chosen((event.button.id or "").removeprefix("way-")))
