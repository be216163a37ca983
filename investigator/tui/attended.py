"""An application that watches whether anybody is there, and wears what a laptop prefers."""

import sys
from pathlib import Path

from textual import events

from investigator.casework.idle import COUNT_DOWN, Clock, Idle
from investigator.casework.preferences import Preferences
from investigator.tui.base import InvestigatorApp
from investigator.tui.themes import Look

_TOUCHES = (events.Key, events.Paste, events.MouseDown, events.MouseScrollUp)


class AttendedApp(InvestigatorApp):
    """Locks itself when it is left alone or the laptop has slept, after a count-down."""

    def __init__(
        self,
        clock: Clock,
        *,
        preferences: Preferences,
        crash_folder: Path | None,
        practice: bool,
    ) -> None:
        super().__init__(crash_folder=crash_folder, practice=practice)
        self.practice = practice
        self.preferences = preferences
        self._idle = Idle(clock, preferences.lock_after_minutes)
        self._at_terminal = _is_terminal()
        self.prefer(preferences)

    @property
    def attended(self) -> bool:
        """Whether there is anything to lock."""
        return False

    def prefer(self, chosen: Preferences) -> None:
        """Wears and keeps to these preferences from now on."""
        self.preferences = chosen
        self._idle.minutes = chosen.lock_after_minutes
        self.animation_level = "none" if chosen.calm_display else "full"
        self.wear(Look(chosen.look), practice=self.practice)

    def on_mount(self) -> None:
        """Looks once a second."""
        self.set_interval(1, self.look_whether_idle)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A calm display has no blinking cursor."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = not self.preferences.calm_display

    async def on_event(self, event: events.Event) -> None:
        """Any key counts as somebody being there."""
        if isinstance(event, (*_TOUCHES, events.MouseScrollDown)):
            self._idle.touched()
        await super().on_event(event)

    def begin_attendance(self) -> None:
        """The vault was just opened."""
        self._idle.begin()

    def look_whether_idle(self) -> None:
        """Counts down in the last minute, and locks at its end.

        A terminal that was taken away, its window closed, ends the application.
        """
        if self._at_terminal and not _is_terminal():
            self.exit(0)
            return
        if not self.attended:
            return
        left = self._idle.seconds_left()
        if left == 0:
            self.lock_now()
        elif left <= COUNT_DOWN:
            self._count_down(left)

    def lock_now(self) -> None:
        """What locking means is for the real application to say."""

    def _count_down(self, left: int) -> None:
        from investigator.tui.modals.count_down import CountDown  # noqa: PLC0415

        if isinstance(self.screen, CountDown):
            self.screen.show_left(left)
        else:
            self.push_screen(CountDown(left))


def _is_terminal() -> bool:
    """Whether standard input still leads to somebody."""
    return sys.__stdin__ is not None and not sys.__stdin__.closed and sys.__stdin__.isatty()
