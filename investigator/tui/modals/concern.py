"""The concern in the first words it was told in, where the case was opened without them."""

from textual.app import ComposeResult

from investigator.casework.commands.case import RecordConcern
from investigator.tui.modals.answers import line_field, moment_field, text_field
from investigator.tui.modals.question import Question


class RecordConcernQuestion(Question):
    """First words are kept as they were."""

    ASKS = "Record the concern"
    PURPOSE = "Who told whom, when, in which words. First words are never altered."

    def fields(self) -> ComposeResult:
        """The words, who told whom, when."""
        now = self.standing.now
        yield text_field("words", "The words, as they were said or written", lines=4)
        yield line_field("by", "Reported by")
        yield line_field("to", "Reported to")
        yield moment_field("at", "Reported when", now)
        yield moment_field("seen", "The material was first seen", now)

    def answer(self) -> RecordConcern:
        """The concern."""
        now = self.standing.now
        return RecordConcern(
            case=self.case.ref,
            words=self.needed("words", "Write the words as they were said."),
            first_seen=self.moment("seen", now),
            reported_at=self.moment("at", now),
            reported_by=self.text("by"),
            reported_to=self.text("to"),
        )
