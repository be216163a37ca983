"""Words an allegation against clauses of the policy."""

from textual.app import ComposeResult

from investigator.casework.commands.allegation import DraftAllegation
from investigator.tui.modals.answers import Unanswered, day_field, text_field
from investigator.tui.modals.clause_picker import ClausePicker
from investigator.tui.modals.question import Question


class WordAllegation(Question):
    """One wording, one or more clauses, and the days of the conduct."""

    ASKS = "Word an allegation"
    SAVE = "Keep in draft"
    PURPOSE = (
        "What was done, when and where, without saying that it is true. It stays a draft "
        "until it is put to the staff member."
    )

    def fields(self) -> ComposeResult:
        """Wording, clauses, days."""
        yield text_field(
            "wording",
            "The allegation, as the staff member will read it",
            hint="What, when, where and how; not whether it is true.",
        )
        yield ClausePicker(
            "Clauses it rests on",
            name="clauses",
            hint="Space takes one.",
            only_grounds=True,
        )
        yield ClausePicker("Cited with it, if any", name="cited")
        yield day_field("from", "First day of the conduct", self.standing.now)
        yield day_field(
            "to",
            "Last day, if it went on",
            self.standing.now,
        )

    def answer(self) -> DraftAllegation:
        """The draft."""
        wording = self.needed("wording", "Write what was done, when and where.")
        clauses = self.query_one("#asked-clauses", ClausePicker).chosen
        if not clauses:
            raise Unanswered(clauses="Choose at least one clause with Space.")
        return DraftAllegation(
            case=self.case.ref,
            wording=wording,
            clauses=clauses,
            cited_with=self.query_one("#asked-cited", ClausePicker).chosen,
            conduct_from=self.day("from", self.standing.now),
            conduct_to=self.day("to", self.standing.now),
        )
