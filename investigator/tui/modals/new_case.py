"""A new case: five answers, any two of which may still be unknown."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from investigator.casework.desk import Done
from investigator.casework.drafts import FormName
from investigator.domain.errors import Refused
from investigator.tui.messages import Wanted
from investigator.tui.modals.drafted import KEPT, Drafted, brought_back
from investigator.tui.modals.new_case_answers import FiveAnswers, Known
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import show_faults

_MAY_BE_UNKNOWN = 2
NEW_CASE = FormName(form="new_case:NewCase")


class NewCase(ModalScreen[Done | None], Drafted):
    """Its answer is one command; what was typed stays while that is refused."""

    PURPOSE: ClassVar[str] = (
        "Five answers begin a case, and two of them may be left empty until they are "
        "known. Everything else is asked when its stage needs it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave it; what you typed is kept"),
        Binding("ctrl+r", "afresh", "Begin afresh: throws away what you typed"),
    ]

    def __init__(self, about: Known) -> None:
        super().__init__(classes="asking")
        self._known = about
        self._under_way = False

    def form_name(self) -> FormName:
        """One new case at a time is half filled."""
        return NEW_CASE

    def form_title(self) -> str:
        """For the list of half-filled forms."""
        return "A new case"

    def on_mount(self) -> None:
        """What was typed before comes back."""
        self.begin_draft()

    def compose(self) -> ComposeResult:
        """The five, a title for lists, what was refused, buttons."""
        with Vertical(classes="asking--box wide"):
            yield Static(safe("A new case: five answers"), classes="asking--title")
            yield brought_back()
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
        """Leaves; what was typed is kept for the next time."""
        if self._under_way:
            return
        if self.half_filled:
            self.app.notify(KEPT)
        self.keep_now()
        self.dismiss(None)

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
        self.forget()
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
