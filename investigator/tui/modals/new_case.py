"""A new case: five answers, any two of which may still be unknown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Button, Input, Static, TextArea

from investigator.casework.commands.case import OpenCase
from investigator.casework.desk import Done
from investigator.casework.schools import school_names
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.tui.messages import Wanted
from investigator.tui.safe import safe, said
from investigator.tui.times import echo_moment, typed_moment
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_ANSWERS = 5
_MAY_BE_UNKNOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the vault knows before anything is answered."""

    schools: tuple[str, ...]
    officer: str
    now: Instant


def known(desk: "Desk") -> Known:
    """Asked of the desk first."""
    return Known(
        schools=school_names(desk), officer=desk.vault.officer.name, now=desk.now()
    )


class NewCase(ModalScreen[Done | None]):
    """Its answer is one command; what was typed stays while that is refused."""

    PURPOSE: ClassVar[str] = (
        "Five answers begin a case, and two of them may be left empty until they are "
        "known. Everything else is asked when its stage needs it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave it"),
    ]

    def __init__(self, about: Known) -> None:
        super().__init__(classes="asking")
        self._known = about
        self._warned = self._under_way = False

    def compose(self) -> ComposeResult:
        """The five, a title for lists, what was refused, buttons."""
        with Vertical(classes="asking--box wide"):
            yield Static(safe("A new case: five answers"), classes="asking--title")
            with VerticalScroll(classes="asking--fields", can_focus=False):
                yield from self._fields()
            yield Static(safe(""), id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(said("Save [bold]Ctrl+S[/]"), variant="primary", id="save")
                yield Button(said("Leave it [bold]Esc[/]"), id="leave")

    def _fields(self) -> ComposeResult:
        schools = SuggestFromList(self._known.schools, case_sensitive=False)
        yield Field("1  Who told you?", Input(id="by-words"), id="by")
        yield TimeField(
            "2  When?",
            echo_moment(self._known.now),
            hint="Day and time, such as 23/11/2026 16:35",
            id="at",
        )
        words = TextArea(id="exact-words", tab_behavior="focus")
        yield Field("3  Their exact words", words, id="words")
        yield Field("4  About whom?", Input(id="about-words"), id="about")
        yield Field(
            "5  Which school?", Input(id="school-words", suggester=schools), id="school"
        )
        yield Field(
            "A few words for lists",
            Input(id="title-words", placeholder="such as: post about a parents' evening"),
            hint="Without anybody's name",
            id="title",
        )

    def on_mount(self) -> None:
        """The cursor is in the first answer."""
        self.query_one("#by", Field).focus_control()
        self.call_after_refresh(self._to_the_top)

    def _to_the_top(self) -> None:
        self.query_one(".asking--fields").scroll_home(animate=False)

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Answers; keys that are still on their way to a field count."""
        self.call_after_refresh(self._save)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leaves; where something was typed, only when asked a second time."""
        if self._under_way:
            return
        if self._warned or not any(self._typed()):
            self.dismiss(None)
            return
        self._warned = True
        self._tell("What you typed here is not kept.", "Press Esc again to leave it.")

    def _typed(self) -> tuple[str, str, str, str, str]:
        return (
            self._text("#by-words"),
            self.query_one("#at", TimeField).value.strip(),
            self.query_one("#exact-words", TextArea).text.strip(),
            self._text("#about-words"),
            self._text("#school-words"),
        )

    def _text(self, name: str) -> str:
        return self.query_one(name, Input).value.strip()

    def _save(self) -> None:
        by, at, words, about, school = typed = self._typed()
        moment = typed_moment(at, self._known.now) if at else None
        faults = {}
        if at and moment is None:
            faults["at"] = "Write the day and the time, such as 23/11/2026 16:35."
        if show_faults(self, faults) or self._under_way:
            return
        if sum(not each for each in typed) > _MAY_BE_UNKNOWN:
            self._tell(
                "Only two of the five may be left empty.",
                f"Answer {_ANSWERS - _MAY_BE_UNKNOWN} at least; the rest can wait.",
            )
            return
        self._under_way = True
        wanted = OpenCase(
            title=self._text("#title-words"),
            school=school,
            respondent=about,
            words=words,
            reported_at=moment,
            reported_by=by,
            reported_to=self._known.officer,
        )
        self.post_message(Wanted(wanted, done=self._saved, refused=self._refused))

    def _saved(self, done: Done) -> None:
        self.dismiss(done)

    def _refused(self, why: Refused) -> None:
        self._under_way = False
        self._tell(why.sentence, why.remedy)

    def _tell(self, sentence: str, remedy: str) -> None:
        self.query_one("#refusal", Static).update(
            said("[$due]▲ $why[/] $remedy", why=sentence, remedy=remedy)
        )

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _go_on(self) -> None:
        self._warned = False
