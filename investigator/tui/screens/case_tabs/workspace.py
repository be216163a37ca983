"""One case in its tabs: what is asked for, what is shown, which pane is open."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from investigator.casework import case_views
from investigator.casework.case_views import Standing
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe
from investigator.tui.screens.case_tabs import tabs
from investigator.tui.screens.case_tabs.deeds import ask
from investigator.tui.screens.case_tabs.head import head_line
from investigator.tui.screens.case_tabs.next_step import Mend, next_step
from investigator.tui.screens.case_tabs.pane import CasePane, ListPane
from investigator.tui.screens.case_tabs.tab_bar import TabBar
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.stage_line import StageLine
from investigator.tui.words import Tone, stage_of

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class Workspace(Screen[None], ShowsProgress):
    """Asks for the case, shows it, and asks again after each command."""

    app: "Investigator"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it on the instance
        (0, "-narrow"),
        (100, "-wide"),
    ]

    def __init__(self, ref: str) -> None:
        super().__init__(classes="case")
        self.ref = ref
        self.standing: Standing | None = None
        self.opened = 0
        self.panes: dict[int, CasePane] = {}
        self.names = False

    def compose(self) -> ComposeResult:
        """Head, stages, tabs, the open pane, what comes next."""
        yield Static(safe(self.ref), classes="banner", id="case-head")
        yield StageLine()
        yield TabBar()
        yield Container(id="case-panes")
        yield ProgressLine()
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Asks for the case."""
        self.ask_again()

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        if self.standing is not None:
            self.ask_again()

    def on_resize(self) -> None:
        """The head folds to the width there is."""
        self.show_meeting()

    def ask_again(self) -> None:
        """The case as it stands now."""
        ask(self, partial(case_views.standing, ref=self.ref), self.show)

    def show(self, standing: Standing) -> None:
        """Shows the case; an answer that is older than what is shown is left aside."""
        if not self.is_attached or (self.standing and standing.seq < self.standing.seq):
            return
        before, self.standing = self.standing, standing
        self.show_head(standing)
        self.query_one(StageLine).show_stage(stage_of(standing.case.stage.value))
        if not self.opened:
            self.call_later(self.action_tab, 1)
            return
        if before is not None and before.seq == standing.seq:
            return
        self.query_one(TabBar).show_tabs(tabs.shown(standing, self.opened), self.opened)
        self.panes[self.opened].show_standing(standing)
        self._say_next()

    def show_head(self, standing: Standing) -> None:
        """Which case this is."""
        line = self.query_one("#case-head", Static)
        line.update(
            head_line(
                standing,
                names=self.names,
                width=max(self.size.width - 2, 20),
                meeting=self.app.meeting_words,
            )
        )

    def show_meeting(self) -> None:
        """A meeting began, or is over."""
        if self.standing is not None:
            self.show_head(self.standing)

    def _say_next(self) -> None:
        step = next_step(self.standing) if self.standing else None
        bar = self.query_one(SentenceBar)
        if step is None:
            bar.say("Nothing is missing now.", Tone.DONE)
        else:
            bar.say_next(step.words)

    async def action_tab(self, number: int) -> None:
        """Opens a tab; a pane is made when it is first wanted."""
        if self.standing is None:
            return
        for each in self.panes.values():
            each.display = False
        self.opened = number
        pane = self.panes.get(number)
        if pane is None:
            pane = tabs.tab(number).pane(self.standing)
            self.panes[number] = pane
            await self.query_one("#case-panes").mount(pane)
        else:
            pane.display = True
            if pane.standing is not self.standing:
                pane.show_standing(self.standing)
        self.query_one(TabBar).show_tabs(tabs.shown(self.standing, number), number)
        self._say_next()
        pane.take_focus()

    def do(self, how: Mend) -> None:
        """Opens a tab, puts the cursor on what it is about, and does the action there."""
        self.call_later(self._do, how)

    async def _do(self, how: Mend) -> None:
        await self.action_tab(how.tab)
        pane = self.panes[how.tab]
        if how.subject and isinstance(pane, ListPane):
            pane.choose(how.subject)
        if how.action:
            await pane.run_action(how.action)
