"""The five answers that begin a case, as fields and as the command they make."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from investigator.casework.commands.case import OpenCase
from investigator.casework.schools import school_names
from investigator.domain.instant import Instant
from investigator.tui.times import echo_moment, typed_moment
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


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


class FiveAnswers(VerticalScroll, can_focus=False):
    """Who told, when, in which words, about whom, which school; and words for lists."""

    def __init__(self, about: Known) -> None:
        super().__init__(classes="asking--fields")
        self._known = about

    def compose(self) -> ComposeResult:
        """One below the other."""
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
        """The cursor is in the first answer, and its label in sight."""
        self.query_one("#by", Field).focus_control()
        self.call_after_refresh(self.scroll_home, animate=False)

    def typed(self) -> tuple[str, str, str, str, str]:
        """The five, each empty while it is not known."""
        return (
            self._text("#by-words"),
            self.query_one("#at", TimeField).value.strip(),
            self.query_one("#exact-words", TextArea).text.strip(),
            self._text("#about-words"),
            self._text("#school-words"),
        )

    def _text(self, name: str) -> str:
        return self.query_one(name, Input).value.strip()

    def _moment(self) -> Instant | None:
        return typed_moment(self.typed()[1], self._known.now)

    def faults(self) -> Mapping[str, str]:
        """What cannot be read."""
        if self.typed()[1] and self._moment() is None:
            return {"at": "Write the day and the time, such as 23/11/2026 16:35."}
        return {}

    def command(self) -> OpenCase:
        """What the answers ask for."""
        by, at, words, about, school = self.typed()
        return OpenCase(
            title=self._text("#title-words"),
            school=school,
            respondent=about,
            words=words,
            reported_at=self._moment() if at else None,
            reported_by=by,
            reported_to=self._known.officer,
        )
