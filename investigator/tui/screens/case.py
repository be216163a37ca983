"""The case workspace: everything that can be done with one case."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from investigator.casework.case_views import Standing
from investigator.casework.commands.exhibit import VerifyExhibits
from investigator.casework.desk import Done
from investigator.tui.messages import Wanted
from investigator.tui.modals.add_exhibit import AddExhibit
from investigator.tui.modals.move_stage import MoveStage
from investigator.tui.modals.note import Note
from investigator.tui.modals.question import Question
from investigator.tui.palette import PaletteCommand
from investigator.tui.screens.case_tabs import tabs
from investigator.tui.screens.case_tabs.next_step import Mend, mend, next_step
from investigator.tui.screens.case_tabs.overview import Overview
from investigator.tui.screens.case_tabs.people import People
from investigator.tui.screens.case_tabs.tab_bar import TabBar
from investigator.tui.screens.case_tabs.timeline import Timeline
from investigator.tui.screens.case_tabs.workspace import Workspace
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.words import Tone

_REMOVAL = 6


class CaseScreen(Workspace):
    """One case by its reference."""

    PURPOSE: ClassVar[str] = (
        "One case. The tabs hold what is known; the line at the foot says what to do next. "
        "Everything can be done by a key, by a button or from the commands (Ctrl+P)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "All cases"),
        *(
            Binding(
                str(one.tab.number), f"tab({one.tab.number})", one.tab.words, show=False
            )
            for one in tabs.TABS
        ),
        Binding("a", "add", "Add an exhibit", show=False),
        Binding("c", "note", "Note what happened", show=False),
        Binding("m", "move", "Move the stage", show=False),
        Binding("w", "names", "Show or hide whole names", show=False),
        Binding("v", "verify", "Check every exhibit", show=False),
        Binding("g", "next", "Do what comes next", show=False),
    ]

    def palette_commands(self, screen: Screen[object]) -> Iterable[PaletteCommand]:
        """What the panes that are not open can do."""
        del screen
        yield PaletteCommand(
            words="Close as opened in error…",
            explained="Empties and closes a case that was opened by mistake",
            run=self._close_in_error,
        )
        open_pane = self.panes.get(self.opened)
        for one in tabs.TABS:
            if isinstance(open_pane, one.pane):
                continue
            for deed in one.pane.DEEDS:
                if deed.action.startswith("screen."):
                    continue
                how = Mend(tab=one.tab.number, action=deed.action, key=deed.key)
                yield PaletteCommand(
                    words=deed.explained,
                    explained=f"In {one.tab.number} {one.tab.words}, key {deed.key}",
                    run=partial(self.do, how),
                )

    def _ask(self, question: Callable[[Standing], Question]) -> None:
        if self.standing is not None:
            self.app.push_screen(question(self.standing))

    def _close_in_error(self) -> None:
        from investigator.tui.modals.put_right import CloseInError, begin  # noqa: PLC0415

        if self.standing is not None:
            begin(self, CloseInError(self.standing))

    def action_add(self) -> None:
        """A file becomes an exhibit."""
        self._ask(AddExhibit)

    def action_note(self) -> None:
        """Something happened."""
        self._ask(Note)

    def action_move(self) -> None:
        """To another stage."""
        self._ask(MoveStage)

    def action_next(self) -> None:
        """Does what the line at the foot says."""
        step = next_step(self.standing) if self.standing else None
        if step is not None:
            self.do(step.mend)

    def action_names(self) -> None:
        """Whole names, or initials again."""
        self.names = not self.names
        if self.standing is not None:
            self.show_head(self.standing)
        for pane in self.query(People):
            pane.show_names(self.names)

    def action_verify(self) -> None:
        """Every exhibit is hashed again."""
        self.post_message(Wanted(VerifyExhibits(case=self.ref), done=self._verified))

    def _verified(self, done: Done) -> None:
        checked = done.made if isinstance(done.made, tuple) else ()
        wrong = [one.problem for one in checked if one.problem]
        bar = self.query_one(SentenceBar)
        if wrong:
            bar.say("■ " + " ".join(wrong), Tone.LATE)
        else:
            bar.say(
                f"✓ {len(checked)} exhibits match the copies that were sealed.", Tone.DONE
            )

    def action_leave(self) -> None:
        """Back to all cases; while something runs, it is stopped first."""
        if self.query_one(ProgressLine).display:
            self.app.stop_job()
        else:
            self.dismiss()

    def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        """A tab was clicked."""
        self.call_later(self.action_tab, message.number)

    def on_overview_mend(self, message: Overview.Mend) -> None:
        """What is missing is to be mended."""
        self.do(mend(message.code))

    def on_overview_go(self, message: Overview.Go) -> None:
        """What is due is wanted."""
        number = message.number
        if number.startswith("R"):
            self.do(Mend(tab=_REMOVAL, action="", key="", subject=number))
        elif number.startswith("D"):
            self.do(Mend(tab=1, action="meet", key="d"))

    def on_timeline_open(self, message: Timeline.Open) -> None:
        """The exhibit of an event."""
        self.do(Mend(tab=4, action="", key="4", subject=message.exhibit))
