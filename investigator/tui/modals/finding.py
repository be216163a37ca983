"""A finding on an allegation, in the words of the investigating officer."""

from textual.app import ComposeResult

from investigator.casework.commands.allegation import FindOnAllegation
from investigator.domain.allegation import FINDINGS, AllegationState
from investigator.domain.people import Role
from investigator.tui.modals.allegation import AboutAllegation
from investigator.tui.modals.answers import choice_field, text_field
from investigator.tui.modals.choices import whose, words_of
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import finding_wording


class RecordFinding(AboutAllegation):
    """Three words, the reasons, and whose finding it is; the program proposes none."""

    ASKS = "The investigating officer's finding on"
    SAVE = "Record the finding"
    PURPOSE = (
        "What the investigating officer found, more likely than not, and why. Whether "
        "there is a case to answer is for somebody else."
    )

    def fields(self) -> ComposeResult:
        """The finding, why, whose."""
        yield self.wording()
        role = Role.INVESTIGATING_OFFICER.value
        yield choice_field(
            "finding",
            "Finding",
            (
                Choice(key=each.value, words=finding_wording(each.value, role).words)
                for each in FINDINGS
            ),
        )
        yield text_field("reasons", "Reasons", hint="Which evidence decided it, and why.")
        yield from whose(self.standing, "finding")

    def answer(self) -> FindOnAllegation:
        """The finding."""
        return FindOnAllegation(
            case=self.case.ref,
            allegation=self.number,
            finding=AllegationState(self.needed("finding", "Choose one of the three.")),
            reasons=self.needed("reasons", "Say which evidence decided it, and why."),
            words_of=words_of(self),
        )
