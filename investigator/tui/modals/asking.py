"""A question with fields, whose answer is one command; refusals are shown in place."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from investigator.casework.commands.base import Command
from investigator.casework.desk import Done, Progress
from investigator.domain.errors import Refused
from investigator.tui.messages import Wanted
from investigator.tui.modals.answers import Answers, Unanswered
from investigator.tui.modals.drafted import KEPT, Drafted, brought_back
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class Asking(ModalScreen[Done | None], ShowsProgress, Drafted, Answers):
    """Asks; the command it answers is carried out while what was typed stays.

    A field that is not answered is told beside it. What a rule refuses is told above the
    buttons, and nothing that was typed is lost. `None` is its result when it was left.
    """

    app: "Investigator"
    ASKS: ClassVar[str] = ""
    SAVE: ClassVar[str] = "Record"
    PURPOSE: ClassVar[str] = (
        "Answer what is asked, then press Ctrl+S. Esc leaves it and keeps what you typed."
    )
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own
    VERTICAL_BREAKPOINTS = [(0, "-short"), (38, "-tall")]  # noqa: RUF012 - Textual's own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave it; what you typed is kept"),
        Binding("ctrl+r", "afresh", "Begin afresh: throws away what you typed"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="question")
        self._under_way = False
        self._result: Done | None = None

    def heading(self) -> str:
        """What is asked."""
        return self.ASKS

    def form_title(self) -> str:
        """What is asked, without what it is asked of."""
        return self.ASKS.rstrip(":")

    def fields(self) -> ComposeResult:
        """What must be answered."""
        yield from ()

    def answer(self) -> Command:
        """The command; raises `Unanswered` for fields, `Refused` for a rule."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Heading, fields, what was refused, progress, buttons."""
        with Vertical(classes="question--box"):
            yield Static(safe(self.heading()), classes="question--title")
            yield brought_back()
            with VerticalScroll(classes="question--fields", can_focus=False):
                yield from self.fields()
            yield Static(safe(""), classes="question--refusal")
            yield ProgressLine()
            with Horizontal(classes="question--buttons"):
                save = said("$save [bold]Ctrl+S[/]", save=self.SAVE)
                yield Button(save, variant="primary", id="asked-save")
                yield Button(said("Leave it [bold]Esc[/]"), id="asked-leave")

    def on_mount(self) -> None:
        """The cursor goes to the first field."""
        first = next(iter(self.query(Field)), None)
        if first is None:
            self.query_one("#asked-save").focus()
        else:
            first.focus_control()
        self.begin_draft()
        self.call_after_refresh(self._scroll_home)

    def _scroll_home(self) -> None:
        self.query_one(".question--fields").scroll_home(animate=False)

    def action_save(self) -> None:
        """Answers; keys that are still on their way to a field count."""
        self.call_after_refresh(self._save)

    def _save(self) -> None:
        if self._under_way:
            return
        try:
            command = self.answer()
        except Unanswered as why:
            show_faults(self, why.faults)
            return
        except Refused as why:
            self.show_refusal(why)
            return
        show_faults(self, {})
        self._tell("", "")
        self._under_way = True
        self.query_one("#asked-save", Button).disabled = True
        self.post_message(Wanted(command, done=self.taken_in, refused=self.show_refusal))

    def taken_in(self, done: Done) -> None:
        """It is recorded; another screen that lies over this one is read first."""
        self.forget()
        self._result = done
        if self.is_active:
            self.dismiss(done)

    def on_screen_resume(self) -> None:
        """What lay over it is gone."""
        if self._result is not None:
            self.dismiss(self._result)

    def show_refusal(self, why: Refused) -> None:
        """Why not, and what to do first; everything typed is still there."""
        self._under_way = False
        self.query_one("#asked-save", Button).disabled = False
        self._tell(why.sentence, why.remedy)

    def action_leave(self) -> None:
        """Leaves; what was typed is kept for the next time."""
        if self._under_way:
            return
        if self.half_filled and self.form_name() is not None:
            self.app.notify(KEPT)
        self.keep_now()
        self.dismiss(None)

    def show_progress(self, progress: Progress) -> None:
        """How far the work is; Esc stops it."""
        super().show_progress(progress)
        self.query_one(ProgressLine).focus()

    def end_progress(self) -> None:
        """Nothing runs."""
        if self.query_one(ProgressLine).has_focus:
            self.query_one("#asked-save").focus()
        super().end_progress()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Button.Pressed, "#asked-save")
    def _save_pressed(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#asked-leave")
    def _leave_pressed(self) -> None:
        self.action_leave()

    def _tell(self, sentence: str, remedy: str) -> None:
        line = self.query_one(".question--refusal", Static)
        line.display = bool(sentence)
        line.update(said("[$due]▲ $why[/] $remedy", why=sentence, remedy=remedy))
