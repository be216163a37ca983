"""A note of what happened, which stays on the record."""

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.commands.case import TakeStep
from investigator.tui.modals.answers import moment_field, text_field
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe


class Note(Question):
    """Says once, above the box, who may come to read it."""

    ASKS = "Note what happened"
    SAVE = "Keep the note"
    PURPOSE = "A step or a note for the timeline. It stays on the record."

    def fields(self) -> ComposeResult:
        """The note, and when it happened."""
        warning = "This stays on the record and the person may be shown it."
        yield Static(safe(warning), classes="warning")
        yield text_field("what", "What happened", lines=5)
        yield moment_field(
            "when", "When it happened", self.standing.now, hint="Leave it empty for now."
        )

    def answer(self) -> TakeStep:
        """The step."""
        return TakeStep(
            case=self.case.ref,
            what=self.needed("what", "Write in a line what happened."),
            happened_at=self.moment("when", self.standing.now),
        )
