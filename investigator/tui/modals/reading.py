"""Which of several readings of a time counts, and the page that tells how it was read."""

from pathlib import Path

from textual.app import ComposeResult

from investigator.casework.commands.dispute import ChooseReading
from investigator.casework.commands.exhibit import MakeDocument
from investigator.casework.offers import documents_folder, file_name
from investigator.domain.errors import Refused
from investigator.domain.post import Post, TimeShown
from investigator.tui.modals import choices
from investigator.tui.modals.answers import choice_field, line_field, text_field
from investigator.tui.modals.choices import whose, words_of
from investigator.tui.modals.exhibit import AboutExhibit
from investigator.tui.times import span
from investigator.tui.widgets.choice_list import Choice

_KIND = "how-this-time-was-read"


class ReadingQuestion(AboutExhibit):
    """A named person chooses; the program only offers the readings."""

    ASKS = "Which reading counts, of"
    SAVE = "Record the choice"
    PURPOSE = (
        "A time that can be read in several ways counts as one of them where something "
        "else speaks for it. Say which, and what that is."
    )

    def fields(self) -> ComposeResult:
        """Which, why, on what, whose."""
        shown = self._shown()
        readings = shown[1].readings if shown else ()
        yield choice_field(
            "reading",
            "Which reading",
            (
                Choice(key=str(at), words=span(each.span), note=each.note)
                for at, each in enumerate(readings)
            ),
        )
        yield text_field("reason", "What speaks for it", lines=2)
        yield choice_field(
            "exhibits", "In which exhibits", choices.exhibits(self.case), several=True
        )
        yield from whose(self.standing, "choice")

    def answer(self) -> ChooseReading:
        """The choice."""
        shown = self._shown()
        if shown is None:
            raise Refused(
                f"{self.number} does not show the time of one post.",
                remedy="Choose an exhibit that does.",
            )
        post, time = shown
        at = int(self.needed("reading", "Choose one of the readings."))
        return ChooseReading(
            case=self.case.ref,
            post=post.number,
            exhibit=self.number,
            reading=time.readings[at].span,
            reason=self.needed("reason", "Say what speaks for it."),
            exhibits=self.taken("exhibits"),
            words_of=words_of(self),
        )

    def _shown(self) -> tuple[Post, TimeShown] | None:
        posts = self.case.exhibits[self.number].posts
        post = self.case.posts[posts[0]] if len(posts) == 1 else None
        shown = post.shown_in(self.number) if post else None
        return (post, shown) if post and shown else None


class HowItWasRead(AboutExhibit):
    """One page about the time of one exhibit, for the people in the room."""

    ASKS = "Print how the time was read, of"
    SAVE = "Make the PDF"
    PURPOSE = (
        "One page: what was shown, how it was read, who disputes it, what was decided."
    )

    def fields(self) -> ComposeResult:
        """Where to."""
        name = f"{file_name(self.case.ref, f'How {self.number} was read')}.pdf"
        yield line_field(
            "out",
            "Write it to",
            value=str(documents_folder() / name),
            hint="The file is not encrypted. One of this name is replaced.",
        )

    def answer(self) -> MakeDocument:
        """The page."""
        out = self.needed("out", "Say where the file is to be written.")
        path = Path(out).expanduser()
        return MakeDocument(case=self.case.ref, kind=_KIND, part=self.number, out=path)
