"""A new case: five answers, any two of which may still be unknown."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from investigator.casework.desk import Done
from investigator.domain.errors import Refused
from investigator.tui.messages import Wanted
from investigator.tui.modals.new_case_answers import FiveAnswers, Known
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import show_faults

_MAY_BE_UNKNOWN = 2


class NewCase(ModalScreen[Done | None]):
    """Its answer is one command; what was typed stays while that is refused."""

    PURPOSE: ClassVar[str] = (
        "Five answers begin a case, and two of them may be left empty until they are "
        "known. Everything else is asked when its stage needs it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave it"),
    ]

    def __init__(self, about: Known) -> None:
        super().__init__(classes="asking")
        self._known = about
        self._warned = self._under_way = False

    def compose(self) -> ComposeResult:
        """The five, a title for lists, what was refused, buttons."""
        with Vertical(classes="asking--box wide"):
            yield Static(safe("A new case: five answers"), classes="asking--title")
            yield FiveAnswers(self._known)
            yield Static(safe(""), id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(said("Save [bold]Ctrl+S[/]"), variant="primary", id="save")
                yield Button(said("Leave it [bold]Esc[/]"), id="leave")

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Answers; keys that are still on their way to a field count."""
        self.call_after_refresh(self._save)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leaves; where something was typed, only when asked a second time."""
        if self._under_way:
            return
        if self._warned or not any(self.query_one(FiveAnswers).typed()):
            self.dismiss(None)
            return
        self._warned = True
        self._tell("What you typed here is not kept.", "Press Esc again to leave it.")

    def _save(self) -> None:
        answers = self.query_one(FiveAnswers)
        if self._under_way or show_faults(self, answers.faults()):
            return
        if sum(not each for each in answers.typed()) > _MAY_BE_UNKNOWN:
            self._tell(
                "Only two of the five may be left empty.",
                "Answer three at least; the rest can wait.",
            )
            return
        self._under_way = True
        wanted = Wanted(answers.command(), done=self._saved, refused=self._refused)
        self.post_message(wanted)

    def _saved(self, done: Done) -> None:
        self.dismiss(done)

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self._tell(why.sentence, why.remedy)

    def _tell(self, sentence: str, remedy: str) -> None:
        self.query_one("#refusal", Static).update(
            said("[$due]▲ $why[/] $remedy", why=sentence, remedy=remedy)
        )

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _go_on(self) -> None:
        self._warned = False
