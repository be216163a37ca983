"""Makes a document as a PDF: a draft, or the final one when nothing is missing."""

from pathlib import Path
from typing import Self

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework.case_views import Fitting, Standing, fitting
from investigator.casework.commands.exhibit import MakeDocument
from investigator.casework.offers import documents_folder, file_name
from investigator.tui.modals.answers import choice_field, line_field
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice


class MakeIt(Question):
    """Where it goes, and whether a draft is wanted."""

    ASKS = "Make"
    SAVE = "Make the PDF"
    PURPOSE = "A PDF of the case as it stands. What is missing is said on its pages."

    def __init__(self, standing: Standing, fitting: Fitting) -> None:
        super().__init__(standing)
        self._fitting = fitting

    @classmethod
    def again(cls, standing: Standing, about: tuple[str, ...]) -> Self:
        """The same document, with what is missing now."""
        return cls(standing, next(one for one in fitting(standing) if one.kind in about))

    def about(self) -> tuple[str, ...]:
        """Which document."""
        return (self._fitting.kind,)

    def heading(self) -> str:
        """With the document's name."""
        return f"{self.ASKS}: {self._fitting.title}"

    def fields(self) -> ComposeResult:
        """Where to, and as what."""
        missing = len(self._fitting.missing)
        if missing:
            things = "1 thing is" if missing == 1 else f"{missing} things are"
            yield Static(
                safe(f"{things} missing, so it will say DRAFT on each page."),
                classes="warning",
            )
        else:
            yield choice_field(
                "state",
                "As what",
                (Choice(key="final", words="Final"), Choice(key="draft", words="Draft")),
                taken=("final",),
            )
        name = f"{file_name(self.case.ref, self._fitting.title)}.pdf"
        yield line_field(
            "out",
            "Write it to",
            value=str(documents_folder() / name),
            hint="The file is not encrypted. One of this name is replaced.",
        )

    def answer(self) -> MakeDocument:
        """The document."""
        out = self.needed("out", "Say where the file is to be written.")
        draft = bool(self._fitting.missing) or self.one("state") == "draft"
        return MakeDocument(
            case=self.case.ref,
            kind=self._fitting.kind,
            out=Path(out).expanduser(),
            draft=draft,
        )
