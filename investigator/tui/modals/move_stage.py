"""Moves a case to another stage: only those that may follow are offered."""

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.commands.case import MoveCase
from investigator.domain.procedure import Stage, follows
from investigator.domain.readiness import Blocks
from investigator.tui.modals.answers import choice_field, line_field
from investigator.tui.modals.question import Question
from investigator.tui.safe import said
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import STAGES, STATES, stage_of


class MoveStage(Question):
    """The ordinary next stage stands first."""

    ASKS = "Move the case to another stage"
    SAVE = "Move it"
    PURPOSE = (
        "Only stages that may follow are offered. What is missing is told, not hidden."
    )

    def fields(self) -> ComposeResult:
        """Where to, and why."""
        case = self.case
        yield Static(
            said("Now: [bold]$stage[/]", stage=STATES[case.stage.value].words),
            classes="warning",
        )
        missing = [gap for gap in self.standing.gaps if gap.blocks is Blocks.STAGE]
        if missing:
            what = " ".join(gap.what for gap in missing)
            yield Static(said("▲ Missing: $what", what=what), classes="warning")
        ahead = follows(case.stage)
        yield choice_field(
            "to", "Which stage", (_choice(each) for each in ahead), taken=ahead[:1]
        )
        yield line_field(
            "reason",
            "Why, and who decided it",
            hint="Needed for a pause, for an end without a hearing, and to reopen.",
        )

    def answer(self) -> MoveCase:
        """The move."""
        to = self.needed("to", "Choose the stage.")
        return MoveCase(case=self.case.ref, to=Stage(to), reason=self.text("reason"))


def _choice(stage: Stage) -> Choice:
    return Choice(
        key=stage.value,
        words=f"{STATES[stage.value].words}  ({STAGES[stage_of(stage.value)]})",
    )
