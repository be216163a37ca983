"""A look that was made: what it asked, where, as whom, and what was found either way."""

from textual.app import ComposeResult

from investigator.casework.commands.inquiry import RecordLook
from investigator.tui.modals import choices
from investigator.tui.modals.answers import (
    choice_field,
    line_field,
    moment_field,
    text_field,
)
from investigator.tui.modals.question import Question


class LookQuestion(Question):
    """Each search of a site, a device, a log or a mailbox."""

    ASKS = "A look that was made"
    PURPOSE = (
        "Each search says what it asked, where, signed in as whom, from when to when, what "
        "it found for and against, and what was passed over."
    )

    def fields(self) -> ComposeResult:
        """The parts of a look."""
        now = self.standing.now
        yield line_field("question", "What you looked for", example="did they answer it")
        yield line_field("where", "Where", example="the public page of the account")
        yield line_field("signed_in_as", "Signed in as", example="not signed in")
        yield moment_field("started", "From", now)
        yield moment_field("ended", "Until", now)
        yield text_field("found_for", "Found for what is alleged", lines=2)
        yield text_field("found_against", "Found against it", lines=2)
        yield text_field("passed_over", "Seen and passed over", lines=2)
        yield choice_field(
            "exhibits", "What it brought in", choices.exhibits(self.case), several=True
        )

    def answer(self) -> RecordLook:
        """The look."""
        now = self.standing.now
        return RecordLook(
            case=self.case.ref,
            question=self.needed("question", "Say what you looked for."),
            where=self.needed("where", "Say where you looked."),
            signed_in_as=self.needed("signed_in_as", "Say as whom, or “not signed in”."),
            started=self.moment("started", now, needed=True) or now,
            ended=self.moment("ended", now, needed=True) or now,
            found_for=self.text("found_for"),
            found_against=self.text("found_against"),
            passed_over=self.text("passed_over"),
            exhibits=self.taken("exhibits"),
        )
