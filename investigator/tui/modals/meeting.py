"""Asks until when a meeting lasts, during which the vault does not lock by itself."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from investigator.casework.idle import MEETING_HOURS, meeting_end
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Until when; None for a meeting that is over."""

    ends: Instant | None


class MeetingUntil(ModalScreen[Meeting | None]):
    """A time of today; the way back is always there."""

    PURPOSE: ClassVar[str] = (
        "During a meeting the vault does not lock by itself until the time you give. "
        "Ctrl+L and closing the lid lock it all the same."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "Begin", priority=True),
        Binding("escape", "leave", "Leave it"),
    ]

    def __init__(self, now: Instant, running: str) -> None:
        super().__init__(classes="asking")
        self._now = now
        self._under_way = running

    def compose(self) -> ComposeResult:
        """One time, and the end of a meeting that runs."""
        hint = f"A time of today, such as 11:30, at most {MEETING_HOURS} hours ahead"
        with Vertical(classes="asking--box"):
            yield Static(safe("Meeting until"), classes="asking--title")
            if self._under_way:
                yield Static(safe(f"Now: {self._under_way}"))
            yield Static(
                safe(
                    "The vault does not lock by itself until then. It does when the "
                    "laptop sleeps, and when you press Ctrl+L."
                ),
                classes="quiet",
            )
            yield Field("Until when?", Input(id="until-words"), hint=hint, id="until")
            with Horizontal(classes="buttons"):
                begin = said("Begin [bold]Ctrl+S[/]")
                yield Button(begin, variant="primary", id="begin")
                if self._under_way:
                    yield Button(safe("End it now"), id="end")
                yield Button(said("Leave it [bold]Esc[/]"), id="leave")

    def on_mount(self) -> None:
        """The cursor is in the line."""
        self.query_one("#until", Field).focus_control()

    @on(Button.Pressed, "#begin")
    @on(Input.Submitted)
    def action_begin(self) -> None:
        """Takes the time, or says what is wrong with it."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        typed = self.query_one("#until-words", Input).value
        try:
            ends = meeting_end(typed, self._now)
        except Refused as why:
            self.query_one("#until", Field).blame(str(why))
            return
        self.dismiss(Meeting(ends=ends))

    @on(Button.Pressed, "#end")
    def _end(self) -> None:
        self.dismiss(Meeting(ends=None))

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
