"""What was due was done."""

from textual.app import ComposeResult

from investigator.casework.case_views import Standing
from investigator.casework.commands.removal import MeetDeadline
from investigator.domain.deadline import DeadlineState
from investigator.tui.modals.answers import choice_field, line_field, moment_field
from investigator.tui.modals.question import Question
from investigator.tui.times import due
from investigator.tui.widgets.choice_list import Choice


class MeetIt(Question):
    """Which deadline, and how it was met."""

    ASKS = "What was due was done"
    SAVE = "Record it"
    PURPOSE = "A deadline that was met. One that was missed is never taken away."

    def __init__(self, standing: Standing, number: str = "") -> None:
        super().__init__(standing)
        self._number = number

    def fields(self) -> ComposeResult:
        """Which, when, how."""
        open_ones = [
            Choice(key=number, words=f"{number}  {one.set.fact.rule}, due {due(one.due)}")
            for number, one in self.case.deadlines.items()
            if self.standing.deadlines[number] is not DeadlineState.MET
        ]
        yield choice_field("deadline", "Which deadline", open_ones, taken=(self._number,))
        yield moment_field(
            "when", "When it was done", self.standing.now, hint="Leave it empty for now."
        )
        yield line_field("note", "How, in a line")

    def answer(self) -> MeetDeadline:
        """That it was met."""
        return MeetDeadline(
            case=self.case.ref,
            deadline=self.needed("deadline", "Choose the deadline."),
            note=self.text("note"),
            happened_at=self.moment("when", self.standing.now),
        )
