"""A file becomes an exhibit: four questions, and a second step for whoever has time."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Input

from investigator.casework.case_views import Standing
from investigator.casework.commands.exhibit import AdmitExhibit, Showing
from investigator.casework.offers import newest_files
from investigator.casework.room import asked_about
from investigator.domain.exhibit import ExhibitKind, Origin
from investigator.domain.instant import LONDON, Instant
from investigator.domain.post import Authorship, Basis
from investigator.tui.modals import choices
from investigator.tui.modals.answers import asked, choice_field, line_field, moment_field
from investigator.tui.modals.confirm import Confirm
from investigator.tui.modals.exhibit_fields import (
    AUTHORSHIPS,
    BASES,
    FileField,
    ShownField,
    kind_of,
    offered,
)
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe
from investigator.tui.times import echo_shown, typed_moment
from investigator.tui.widgets.choice_list import ChoiceList
from investigator.tui.widgets.time_field import Echo
from investigator.tui.words import KINDS

_OFFERED = 4
_NO_TIME = "none"


class AddExhibit(Question):
    """Which file, what it shows, the time as the site shows it, how it came."""

    ASKS = "Add an exhibit"
    SAVE = "Add it"
    PURPOSE = (
        "A file becomes an exhibit with a number for life. Its bytes are sealed as they "
        "are. Four answers are enough; the post's account and words can be added below."
    )

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self._newest = newest_files(_OFFERED)
        self._wanted_whole: Path | None = None

    def fields(self) -> ComposeResult:
        """The four, then the second step, which is closed at first."""
        yield FileField("file", "1  Which file", offered(self._newest))
        yield line_field("title", "2  What it shows", example="post about the pay offer")
        yield ShownField(
            "3  The time as the site shows it",
            self._echo,
            hint="Letter for letter, such as “24 September at 11:42” or “3h”; or none.",
            id=asked("shown"),
        )
        yield choice_field(
            "basis",
            "    In which clock",
            choices.worded(BASES, BASES),
            taken=(Basis.VIEWER_DEVICE_ZONE.value,),
        )
        yield line_field("supplied_by", "4  How it came: from whom")
        yield moment_field("captured", "    Captured when, British time", self.standing.now)
        yield Button(safe("More about the post (can wait)"), id="asked-more")
        with Vertical(id="asked-second"):
            yield from self._second()

    def answer(self) -> AdmitExhibit:
        """The exhibit with what it shows."""
        file = self.needed("file", "Choose the file, or type where it is.")
        path = Path(file).expanduser()
        captured = self.moment("captured", self.standing.now)
        kind = self.one("kind")
        return AdmitExhibit(
            case=self.case.ref,
            file=path,
            title=self.needed("title", "Say in a few words what it shows."),
            kind=ExhibitKind(kind) if kind else kind_of(path),
            origin=Origin(supplied_by=self.text("supplied_by"), captured_at=captured),
            showing=self._showing(self.needed("shown", "Enter the time, or “none”.")),
            large_confirmed=path == self._wanted_whole,
        )

    def _save(self) -> None:
        """A very large file is asked about once."""
        path = Path(self.text("file")).expanduser()
        asking = "" if path == self._wanted_whole else asked_about(path)
        if not asking:
            super()._save()
            return

        def answered(whole: bool | None) -> None:  # noqa: FBT001 - what a modal answers
            if whole:
                self._wanted_whole = path
                super(AddExhibit, self)._save()

        self.app.push_screen(
            Confirm("A large file", asking, yes="Add the whole of it", no="Not now"),
            answered,
        )

    def _showing(self, shown: str) -> Showing | None:
        none = shown.lower() in (_NO_TIME, "none shown")
        showing = Showing(
            shown="" if none else shown,
            basis=Basis(self.one("basis")),
            zone=self._zone(),
            platform=self.text("platform"),
            handle=self.text("handle"),
            address=self.text("address"),
            words=self.text("words"),
            author=self.one("author"),
            authorship=Authorship(self.one("authorship")),
        )
        return showing if showing != self._nothing(showing) else None

    def _nothing(self, showing: Showing) -> Showing:
        """What no answer at all would make."""
        return Showing(
            basis=showing.basis, zone=showing.zone, authorship=Authorship.UNKNOWN
        )

    def _second(self) -> ComposeResult:
        yield choice_field("kind", "What sort of file", choices.worded(KINDS, ExhibitKind))
        yield line_field("platform", "Site or app", example="facebook")
        yield line_field("handle", "Account, as shown")
        yield line_field("address", "Address of the post")
        yield line_field("words", "Its words, letter for letter")
        yield choice_field("author", "Whose post it is", choices.people(self.case))
        yield choice_field(
            "authorship",
            "Their own words, or passed on",
            choices.worded(AUTHORSHIPS, Authorship),
            taken=(Authorship.UNKNOWN.value,),
        )

    def _zone(self) -> str:
        return "" if self.one("basis") == Basis.UNKNOWN.value else LONDON

    def _echo(self, typed: str) -> Echo:
        if typed.lower() in (_NO_TIME, "none shown"):
            return Echo(words="The site shows no time.", understood=True)
        return echo_shown(typed, self._captured(), self._zone_of_basis())

    def _zone_of_basis(self) -> str:
        return "UTC" if self.one("basis") == Basis.UTC.value else self._zone()

    def _captured(self) -> Instant | None:
        return typed_moment(self.text("captured"), self.standing.now)

    @on(ChoiceList.Changed)
    def _again(self) -> None:
        """The clock changes how the time is read."""
        self._read_again()

    @on(Input.Changed)
    def _captured_changed(self, event: Input.Changed) -> None:
        """An age such as “3h” is counted from the capture."""
        shown = self.query_one("#asked-shown", ShownField)
        if event.input is not shown.input:
            self._read_again()

    def _read_again(self) -> None:
        self.call_after_refresh(self.query_one("#asked-shown", ShownField).read_again)

    @on(Button.Pressed, "#asked-more")
    def _open_second(self) -> None:
        second = self.query_one("#asked-second")
        second.display = not second.display
        if second.display:
            second.query_one("#asked-kind").scroll_visible(animate=False, top=True)
