"""Questions about one removal request: a check, and what the staff member says."""

from typing import Self

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.case_views import Standing
from investigator.casework.commands.removal import AnswerRemoval, CheckRemoval
from investigator.domain.errors import Refused
from investigator.domain.removal_request import RemovalResult, Seen
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
from investigator.tui.words import CHECKS, REMOVAL_RESULTS

_SAID = (
    RemovalResult.REFUSED,
    RemovalResult.NO_REPLY,
    RemovalResult.UNREACHABLE,
    RemovalResult.IMPOSSIBLE,
    RemovalResult.WITHDRAWN,
)


class AboutRequest(Question):
    """Names the request it is about."""

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


class CheckIt(AboutRequest):
    """Somebody looked whether the posts are gone."""

    ASKS = "A check for"
    SAVE = "Record the check"
    PURPOSE = "What you saw, and when. It shows that a post was there or gone, then."

    def fields(self) -> ComposeResult:
        """What was seen, when, and what shows it."""
        yield choice_field("result", "What you saw", choices.worded(CHECKS, Seen))
        yield moment_field("at", "When you looked", self.standing.now)
        yield choice_field(
            "exhibit",
            "The exhibit that shows it",
            choices.exhibits(self.case),
            hint="Capture it first; a check with no capture is only your word.",
        )
        yield line_field("residue", "What remains, such as copies or comments")

    def answer(self) -> CheckRemoval:
        """The check."""
        result = self.needed("result", "Choose what you saw.")
        at = self.moment("at", self.standing.now, needed=True)
        return CheckRemoval(
            case=self.case.ref,
            request=self.number,
            at=at or self.standing.now,
            result=Seen(result),
            exhibit=self.one("exhibit"),
            residue=self.text("residue"),
        )


class AnswerRequest(AboutRequest):
    """What the staff member says; silence is told as silence."""

    ASKS = "What the staff member says to"
    SAVE = "Record it"
    PURPOSE = (
        "Refused, no reply yet and could not be reached are three different things. "
        "A removal is told by a check, not by an answer."
    )

    def fields(self) -> ComposeResult:
        """Their words, when they say it went, and how it stands."""
        warning = "Silence and illness are no refusal: choose no reply yet, or not reached."
        yield Static(safe(warning), classes="warning")
        yield text_field("words", "Their words, or that nothing was said")
        yield moment_field("removed", "When they say they took it down", self.standing.now)
        yield choice_field(
            "result",
            "How it stands",
            (
                Choice(key="", words="No more than what was said"),
                *choices.worded(REMOVAL_RESULTS, _SAID),
            ),
            taken=("",),
        )

    def answer(self) -> AnswerRemoval:
        """The answer; the words are the staff member's."""
        result = self.one("result")
        if result == RemovalResult.REFUSED and not self.text("words"):
            raise Refused(
                "A refusal is told in the staff member's own words.",
                remedy="Write what was said; for silence choose no reply yet.",
            )
        return AnswerRemoval(
            case=self.case.ref,
            request=self.number,
            words=self.text("words"),
            removed_at=self.moment("removed", self.standing.now),
            result=RemovalResult(result) if result else None,
            words_of=self.case.respondent_label if self.text("words") else "",
        )
