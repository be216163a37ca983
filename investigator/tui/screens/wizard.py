"""A screen that asks step by step: Back, Next, and what was typed stays."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, ContentSwitcher, Static

from investigator.casework.desk import Progress
from investigator.tui.band import Band
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.screens.first_run_words import where
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class Wizard(Screen[None]):
    """Walks through its steps; the last one ends it in its own way."""

    app: "Investigator"
    TITLE_WORDS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", priority=True),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, steps: list[Step]) -> None:
        super().__init__()
        self.begun = Begun()
        self.at = 0
        self.steps = steps
        self._busy = self._sure = False

    def compose(self) -> ComposeResult:
        """Where one is, the step, Back and Next."""
        yield Band(self.TITLE_WORDS)
        yield Static(safe(""), id="where")
        with ContentSwitcher(initial=self.steps[0].id, id="steps"):
            yield from self.steps
        with Horizontal(classes="buttons"):
            yield Button(safe("Back"), id="back")
            yield Button(safe("Next"), variant="primary", id="next")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The first step."""
        self.show_step()

    @property
    def step(self) -> Step:
        """The one in front."""
        return self.steps[self.at]

    def asked(self) -> list[Step]:
        """The steps that count: where nothing is asked any more is none."""
        return [each for each in self.steps if not each.LAST]

    def show_step(self) -> None:
        """Brings the step to the front."""
        step = self.step
        self.query_one("#steps", ContentSwitcher).current = step.id
        self.show_where()
        self.query_one("#back", Button).disabled = not self.may_go_back()
        self.query_one("#next", Button).display = not step.LAST
        step.begin(self.begun)

    def show_where(self) -> None:
        """Which step of how many."""
        self.query_one("#where", Static).update(where(self.asked(), self.at))

    def may_go_back(self) -> bool:
        """Whether there is a way back from this step."""
        return self.at > 0

    def to_keep(self) -> object:
        """What the step in front keeps of itself."""
        return getattr(self.step, "to_keep", lambda: None)()

    def loses(self) -> str:
        """What leaving now would lose for good, in words; empty for nothing."""
        return ""

    def asks_before_leaving(self) -> bool:
        """Asks once, where something cannot be had again."""
        lost = self.loses()
        if not lost or self._sure:
            return False
        from investigator.tui.modals.confirm import Confirm  # noqa: PLC0415 - seldom wanted

        question = Confirm("Leave now?", lost, yes="Leave all the same", no="Stay")
        self.app.push_screen(question, self._leave)
        return True

    def _leave(self, sure: bool | None) -> None:  # noqa: FBT001 what a dialogue answers
        self._sure = bool(sure)
        if sure:
            self.app.call_later(self.app.action_quit)

    def over(self) -> None:
        """Somebody goes back from the first step."""

    @on(Button.Pressed, "#next")
    def action_next(self) -> None:
        """Checks this step and goes on; keys still on their way to a field count."""
        if not self._busy:
            self.call_after_refresh(self.step.go_on)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """To the step before."""
        if self._busy:
            return
        if self.at == 0:
            self.over()
        elif self.may_go_back():
            self.at -= 1
            self.show_step()

    def show_progress(self, progress: Progress) -> None:
        """What takes long says how far it is."""
        if self._busy and progress.whole > 1:
            share = f"{progress.what}: {progress.done} of {progress.whole}"
            self.query_one(SentenceBar).say(share)

    @on(Step.Finished)
    def finished(self, event: Step.Finished) -> None:
        """The step is done, or has told something."""
        self.begun = event.begun
        if not isinstance(event, Step.Learnt):
            self.at = min(self.at + 1, len(self.steps) - 1)
            self.show_step()

    @on(Step.Busy)
    def is_busy(self, event: Step.Busy) -> None:
        """Something is under way, or no longer."""
        self._busy = bool(event.sentence)
        self.query_one(SentenceBar).say(event.sentence)
