"""Questions about one allegation: put, answered, weighed, exception, withdrawn."""

from typing import Self

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.case_views import Standing
from investigator.casework.commands.allegation import (
    AnswerAllegation,
    ClaimException,
    PutAllegation,
    WeighExhibit,
    WithdrawAllegation,
)
from investigator.domain.weighing import Effect
from investigator.tui.modals import choices
from investigator.tui.modals.answers import (
    choice_field,
    line_field,
    moment_field,
    text_field,
)
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import Wording

EFFECTS = {
    "supports": Wording("Supports it"),
    "undermines": Wording("Undermines it"),
    "neutral": Wording("Neutral"),
}


class AboutAllegation(Question):
    """Shows the wording above what is asked."""

    def __init__(self, standing: Standing, number: str) -> None:
        super().__init__(standing)
        self.number = number

    @classmethod
    def again(cls, standing: Standing, about: tuple[str, ...]) -> Self:
        """About the same."""
        return cls(standing, about[0])

    def about(self) -> tuple[str, ...]:
        """The number."""
        return (self.number,)

    def heading(self) -> str:
        """With the number."""
        return f"{self.ASKS} {self.number}"

    def wording(self) -> Static:
        """The allegation's words."""
        words = self.case.allegations[self.number].drafted.fact.wording
        return Static(safe(words, lines=True), classes="quoted")


class PutIt(AboutAllegation):
    """That it was put, and when."""

    ASKS = "Put to the staff member:"
    SAVE = "It was put"
    PURPOSE = "Records that the allegation was put to the staff member, in these words."

    def fields(self) -> ComposeResult:
        """When."""
        yield self.wording()
        yield moment_field(
            "when", "When it was put", self.standing.now, hint="Leave it empty for now."
        )

    def answer(self) -> PutAllegation:
        """That it was put."""
        return PutAllegation(
            case=self.case.ref,
            allegation=self.number,
            happened_at=self.moment("when", self.standing.now),
        )


class AnswerIt(AboutAllegation):
    """What the staff member says."""

    ASKS = "What the staff member says to"
    SAVE = "Record the answer"
    PURPOSE = "The answer in the staff member's own words, or a fair summary of them."

    def fields(self) -> ComposeResult:
        """Their words, and when."""
        yield self.wording()
        yield text_field(
            "words",
            "Their words",
            hint="Or “no answer given”, after two dated chances.",
            lines=5,
        )
        yield moment_field(
            "when", "When they said it", self.standing.now, hint="Leave it empty for now."
        )

    def answer(self) -> AnswerAllegation:
        """The answer; the words are the staff member's."""
        return AnswerAllegation(
            case=self.case.ref,
            allegation=self.number,
            words=self.needed("words", "Write what was said, or “no answer given”."),
            happened_at=self.moment("when", self.standing.now),
            words_of=self.case.respondent_label,
        )


class WeighIt(AboutAllegation):
    """What an exhibit does for it, in either direction."""

    ASKS = "Tie an exhibit to"
    SAVE = "Tie it"
    PURPOSE = "An exhibit supports an allegation, undermines it or is neutral."

    def fields(self) -> ComposeResult:
        """Which, and what it does."""
        yield choice_field("exhibit", "Which exhibit", choices.exhibits(self.case))
        yield choice_field("effect", "What it does", choices.worded(EFFECTS, Effect))
        yield line_field("note", "Why, in a line")

    def answer(self) -> WeighExhibit:
        """The tie."""
        exhibit = self.needed("exhibit", "Choose the exhibit.")
        effect = self.needed("effect", "Choose what it does.")
        return WeighExhibit(
            case=self.case.ref,
            allegation=self.number,
            exhibit=exhibit,
            effect=Effect(effect),
            note=self.text("note"),
        )


class ClaimIt(AboutAllegation):
    """The staff member says that an exception applies."""

    ASKS = "The staff member says an exception applies:"
    SAVE = "Record it"
    PURPOSE = "What the staff member says; whether it applies is for people to decide."

    def fields(self) -> ComposeResult:
        """Which clause, what is said, which exhibits show it."""
        one = self.case.allegations[self.number]
        clauses = (*one.clauses, *one.drafted.fact.cited_with)
        yield choice_field(
            "clause",
            "To which clause",
            (Choice(key=each, words=self._clause(each)) for each in clauses),
            taken=clauses[:1],
        )
        yield text_field("claim", "What they say, in their words")
        yield choice_field(
            "exhibits", "Exhibits that show it", choices.exhibits(self.case), several=True
        )

    def answer(self) -> ClaimException:
        """The claim."""
        return ClaimException(
            case=self.case.ref,
            allegation=self.number,
            clause=self.needed("clause", "Choose the clause."),
            claim=self.needed("claim", "Write what they say."),
            exhibits=self.taken("exhibits"),
        )

    def _clause(self, number: str) -> str:
        clause = self.standing.clauses.get(number)
        return f"{number}  {clause.title}" if clause else number


class WithdrawIt(AboutAllegation):
    """It is no longer pursued; its number stays."""

    ASKS = "Withdraw"
    SAVE = "Withdraw it"
    PURPOSE = "The allegation is no longer pursued. Its number is never used again."

    def fields(self) -> ComposeResult:
        """Why."""
        yield self.wording()
        yield text_field("reason", "Why it is no longer pursued")

    def answer(self) -> WithdrawAllegation:
        """The withdrawal."""
        return WithdrawAllegation(
            case=self.case.ref,
            allegation=self.number,
            reason=self.needed("reason", "Say why it is no longer pursued."),
        )
