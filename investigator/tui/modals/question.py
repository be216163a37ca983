"""A question over a case: fields, one command as its answer, refusals shown in place."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from investigator.casework.case_views import Standing
from investigator.casework.commands.base import CaseCommand
from investigator.casework.desk import Done, Progress
from investigator.domain.case import Case
from investigator.domain.errors import Refused
from investigator.tui.messages import Wanted
from investigator.tui.modals.answers import Answers, Unanswered
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from investigator.tui.clerked import ClerkedApp


class Question(Answers, ModalScreen[Done | None]):
    """Asks; the command it answers is carried out while what was typed stays.

    A field that is not answered is told beside it. What a rule refuses is told above the
    buttons, and nothing that was typed is lost. `None` is its result when it was left.
    """

    app: "ClerkedApp"
    ASKS: ClassVar[str] = ""
    SAVE: ClassVar[str] = "Record"
    PURPOSE: ClassVar[str] = "Answer what is asked, then press Ctrl+S. Esc leaves it."
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own
    VERTICAL_BREAKPOINTS = [(0, "-short"), (38, "-tall")]  # noqa: RUF012 - Textual's own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave it"),
    ]

    def __init__(self, standing: Standing) -> None:
        super().__init__(classes="question")
        self.standing = standing
        self._at_first: tuple[object, ...] = ()
        self._warned = False
        self._under_way = False

    @property
    def case(self) -> Case:
        """The case as it stood when the question was opened."""
        return self.standing.case

    def heading(self) -> str:
        """What is asked."""
        return self.ASKS

    def fields(self) -> ComposeResult:
        """What must be answered."""
        yield from ()

    def answer(self) -> CaseCommand:
        """The command; raises `Unanswered` for fields, `Refused` for a rule."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Heading, fields, what was refused, progress, buttons."""
        with Vertical(classes="question--box"):
            yield Static(safe(self.heading()), classes="question--title")
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
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._at_first = self.filled()
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
        """It is recorded."""
        self.dismiss(done)

    def show_refusal(self, why: Refused) -> None:
        """Why not, and what to do first; everything typed is still there."""
        self._under_way = False
        self.query_one("#asked-save", Button).disabled = False
        self._tell(why.sentence, why.remedy)

    def action_leave(self) -> None:
        """Leaves; where something was typed, only when asked a second time."""
        if self._under_way:
            return
        if self.filled() == self._at_first or self._warned:
            self.dismiss(None)
            return
        self._warned = True
        self._tell(
            "What you typed here is not kept.",
            "Press Esc again to leave it, or go on.",
        )

    def show_progress(self, progress: Progress) -> None:
        """How far the work is; Esc stops it."""
        line = self.query_one(ProgressLine)
        line.show_share(progress.what, progress.done / max(progress.whole, 1))
        line.focus()

    def end_progress(self) -> None:
        """Nothing runs."""
        line = self.query_one(ProgressLine)
        if line.has_focus:
            self.query_one("#asked-save").focus()
        line.finish()

    @on(ProgressLine.Stop)
    def _stop(self) -> None:
        self.app.stop_job()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _go_on(self) -> None:
        self._warned = False

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
