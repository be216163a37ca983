"""Questions about one exhibit: withhold it, write a copy, say which post it shows too."""

from pathlib import Path
from typing import Self

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.case_views import Standing
from investigator.casework.commands.dispute import LinkSamePost
from investigator.casework.commands.exhibit import ExportExhibit, WithholdExhibit
from investigator.casework.offers import documents_folder, file_name
from investigator.domain.text import shortened
from investigator.tui.modals.answers import choice_field, line_field, text_field
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice

_WORDS = 50


class AboutExhibit(Question):
    """Names the exhibit it is about."""

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
        """With the number and what it shows."""
        title = self.case.exhibits[self.number].admitted.fact.title
        return f"{self.ASKS} {self.number}: {title}"


class Withhold(AboutExhibit):
    """Keeps it out of what others get; the number stays in every list."""

    ASKS = "Withhold"
    SAVE = "Withhold it"
    PURPOSE = "The exhibit is kept out of what others get. Its number stays in the list."

    def fields(self) -> ComposeResult:
        """Why."""
        yield text_field(
            "ground",
            "On what ground",
            hint="Such as a protected disclosure, or another person's data.",
        )

    def answer(self) -> WithholdExhibit:
        """The withholding."""
        return WithholdExhibit(
            case=self.case.ref,
            exhibit=self.number,
            ground=self.needed("ground", "Say on what ground."),
        )


class Export(AboutExhibit):
    """Writes the sealed bytes to a file that anybody at this laptop may read."""

    ASKS = "Write a copy of"
    SAVE = "Write the copy"
    PURPOSE = "The bytes as they were sealed, in a file outside the vault."

    def fields(self) -> ComposeResult:
        """The warning, and where to."""
        warning = (
            "The copy is not encrypted: anybody who gets the file can open it. "
            "That it was written is kept on the record."
        )
        yield Static(safe(warning), classes="warning")
        one = self.case.exhibits[self.number].file
        name = file_name(self.case.ref, self.number) + Path(one.original_name).suffix
        yield line_field("out", "Write it to", value=str(documents_folder() / name))

    def answer(self) -> ExportExhibit:
        """The copy."""
        out = self.needed("out", "Say where the copy is to be written.")
        return ExportExhibit(
            case=self.case.ref, exhibit=self.number, out=Path(out).expanduser()
        )


class SamePostAs(AboutExhibit):
    """A person says that two exhibits show one post; only then are their times compared."""

    ASKS = "Same post as"
    SAVE = "They show the same post"
    PURPOSE = (
        "You say that this exhibit shows a post the case already has. Their times are "
        "compared only then."
    )

    def fields(self) -> ComposeResult:
        """Which post, and why."""
        posts = [
            Choice(
                key=number,
                words=f"{number}, in {', '.join(one.exhibits)}: "
                f"{shortened(one.recorded.fact.words or 'no words typed', _WORDS)}",
            )
            for number, one in self.case.posts.items()
            if self.number not in one.exhibits
        ]
        yield choice_field("post", "Which post", posts)
        yield line_field("reason", "How you know", example="same words and picture")

    def answer(self) -> LinkSamePost:
        """The link."""
        return LinkSamePost(
            case=self.case.ref,
            post=self.needed("post", "Choose the post."),
            exhibit=self.number,
            reason=self.needed("reason", "Say how you know that it is the same post."),
        )
