"""An application that watches whether anybody is there, and wears what a laptop prefers."""

import gc
import sys
from pathlib import Path

from textual import events

from investigator.casework.idle import COUNT_DOWN, Clock, Idle, laptop_clock, suspended_ns
from investigator.casework.preferences import Preferences
from investigator.domain.instant import LONDON, Instant
from investigator.tui.base import InvestigatorApp
from investigator.tui.themes import Look

_TOUCHES = (events.Key, events.Paste, events.MouseDown, events.MouseScrollUp)

_FIRST_SEEN = 0.3  # seconds: until then nothing is collected that start-up made


class AttendedApp(InvestigatorApp):
    """Locks itself when it is left alone or the laptop has slept, after a count-down."""

    def __init__(
        self,
        clock: Clock | None,
        *,
        preferences: Preferences,
        crash_folder: Path | None,
        practice: bool,
    ) -> None:
        super().__init__(crash_folder=crash_folder, practice=practice)
        self.practice = practice
        self.preferences = preferences
        self.clock = clock or laptop_clock()
        minutes = preferences.lock_after_minutes
        sleeps = (suspended_ns,) if clock is None else ()
        self._idle = Idle(self.clock, minutes, *sleeps)
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
        self.set_timer(_FIRST_SEEN, collect)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A calm display has no blinking cursor."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = not self.preferences.calm_display

    async def on_event(self, event: events.Event) -> None:
        """Any key counts as somebody being there."""
        if isinstance(event, (*_TOUCHES, events.MouseScrollDown)):
            self._idle.touched()
        if isinstance(event, events.Paste):
            self.pasted(event.text)
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
        meeting, left = self._idle.meeting, self._idle.seconds_left()
        if meeting is not None and self._idle.meeting is None:
            self.meeting_changed()
            self.notify(
                f"The meeting time is over. The vault locks again when nobody has touched "
                f"a key for {_minutes(self._idle.minutes)}.",
                timeout=20,
            )
        if left == 0:
            self.lock_now()
        elif left <= COUNT_DOWN:
            self._count_down(left)

    def lock_now(self) -> None:
        """What locking means is for the real application to say."""

    @property
    def meeting_words(self) -> str:
        """What the top line says during a meeting, or empty."""
        ends = self._idle.meeting
        return f"Meeting until {ends.local(LONDON):%H:%M}" if ends else ""

    def meet(self, ends: Instant | None) -> None:
        """A meeting until then; None for the end of one."""
        if ends is None:
            self._idle.end_meeting()
        else:
            self._idle.meet(ends)
        self.meeting_changed()

    def meeting_changed(self) -> None:
        """The top line of every screen is drawn again."""
        for screen in self.screen_stack:
            for band in screen.query(".banner"):
                band.refresh()
            show = getattr(screen, "show_meeting", None)
            if show is not None:
                show()

    def cover(self, *, covered: bool) -> None:
        """Something lies over all screens, or no longer."""

    def uncovered(self, _answer: object = None) -> None:
        """It was taken away."""
        self.cover(covered=False)

    def _count_down(self, left: int) -> None:
        from investigator.tui.modals.count_down import CountDown  # noqa: PLC0415

        if isinstance(self.screen, CountDown):
            self.screen.show_left(left)
        else:
            self.cover(covered=True)
            self.push_screen(CountDown(left), self.uncovered)


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"


def _is_terminal() -> bool:
    """Whether standard input still leads to somebody."""
    return sys.__stdin__ is not None and not sys.__stdin__.closed and sys.__stdin__.isatty()


def collect() -> None:
    """What start-up made stays for good, so it is never looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
