"""Chooses the edition of the policy that the case is judged by."""

from textual.app import ComposeResult

from investigator.casework.commands.case import PinEdition
from investigator.tui.modals.answers import line_field
from investigator.tui.modals.question import Question


class ChooseEdition(Question):
    """The one in force on the day of the conduct."""

    ASKS = "Choose the policy edition"
    SAVE = "Choose it"
    PURPOSE = "The edition in force when the conduct happened; the newest may be wrong."

    def fields(self) -> ComposeResult:
        """Its date and its title."""
        yield line_field("edition", "Edition", example="2025-06")
        yield line_field("title", "Title", value="Social Media Policy")

    def answer(self) -> PinEdition:
        """The edition."""
        return PinEdition(
            case=self.case.ref,
            edition=self.needed("edition", "Enter the edition, such as 2025-06."),
            title=self.needed("title", "Enter its title."),
        )
