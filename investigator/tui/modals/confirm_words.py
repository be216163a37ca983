"""A person confirms the words that were typed for them."""

from textual.app import ComposeResult

from investigator.casework.case_views import Standing
from investigator.casework.commands.case import ConfirmWords
from investigator.domain.steps import How, unconfirmed
from investigator.tui.modals import choices
from investigator.tui.modals.answers import choice_field, line_field
from investigator.tui.modals.question import Question
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import Wording

HOW = {
    "signed_page": Wording("A signed page, kept as an exhibit"),
    "recorded_call": Wording("A call, noted here"),
    "signed_reply": Wording("A signed reply"),
}


class ConfirmTheirWords(Question):
    """Which entry, and how it was confirmed."""

    ASKS = "Confirm words that were typed for somebody"
    SAVE = "They confirm it"
    PURPOSE = "A decision typed for somebody counts as theirs once they confirm it."

    def __init__(self, standing: Standing, entry: int = 0) -> None:
        super().__init__(standing)
        self._entry = entry

    def fields(self) -> ComposeResult:
        """Which, how, and the paper or the note."""
        waiting = tuple(unconfirmed(self.case))
        first = str(self._entry or (waiting[0].seq if waiting else ""))
        yield choice_field(
            "entry",
            "Which entry",
            (
                Choice(key=str(one.seq), words=f"Entry {one.seq}, words of {one.speaker}")
                for one in waiting
            ),
            taken=(first,),
        )
        yield choice_field("how", "How", choices.worded(HOW, HOW), taken=("signed_page",))
        yield choice_field("exhibit", "The signed page", choices.exhibits(self.case))
        yield line_field("note", "Who rang whom, and when, if it was a call")

    def answer(self) -> ConfirmWords:
        """The confirmation."""
        return ConfirmWords(
            case=self.case.ref,
            entry=int(self.needed("entry", "Nothing waits to be confirmed.")),
            how=How(self.one("how")),
            exhibit=self.one("exhibit"),
            note=self.text("note"),
        )
