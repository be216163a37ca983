"""An application that can be locked, covered and left, and that loses nothing by it.

Everything is hidden first. What takes time is done behind the screen that hides it.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.screen import Screen

from investigator.tui.clerked import ClerkedApp
from investigator.tui.closing import Closing
from investigator.tui.screens.curtain import Curtain

_WHILE_COVERED = frozenset({"privacy", "lock", "quit"})


class GuardedApp(ClerkedApp):
    """Ctrl+L locks, F8 covers, F7 begins or ends a meeting, Ctrl+Q leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "privacy", "Cover the screen", show=False, priority=True),
        Binding("f7", "meeting", "Meeting until", show=False, priority=True),
    ]
    officer = ""
    offered: frozenset[int] = frozenset()
    _shutting: Closing | None = None
    _leaving = False

    def first_screen(self) -> Screen[None]:
        """What stands there while the vault is locked; the real application says."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing works beneath the privacy screen; a meeting needs an open vault."""
        if self.behind_curtain and action not in _WHILE_COVERED:
            return False
        if action in {"lock", "meeting"} and not self.attended:
            return False
        return super().check_action(action, parameters)

    @property
    def behind_curtain(self) -> bool:
        """Whether the privacy screen lies over all others."""
        return any(isinstance(one, Curtain) for one in self.screen_stack)

    def action_privacy(self) -> None:
        """Covers the screen, or brings it back."""
        if not self.behind_curtain:
            self.hold_back()
            self.cover(covered=True)
            self.push_screen(Curtain(), self.uncovered)
        elif isinstance(self.screen, Curtain):
            self.screen.dismiss()

    def uncovered(self, _answer: object = None) -> None:
        """The privacy screen or the count-down is gone; one may still lie beneath."""
        self.call_later(self._uncover)

    def _uncover(self) -> None:
        if not self.behind_curtain:
            self.cover(covered=False)
            if not self.locked:
                self.show_held_back()

    def action_meeting(self) -> None:
        """Until when nobody need touch a key."""
        from investigator.tui.modals.meeting import MeetingUntil  # noqa: PLC0415 - seldom

        if not isinstance(self.screen, MeetingUntil):
            self.push_screen(MeetingUntil(self.clock.now(), self.meeting_words), self.met)

    def met(self, answer: object) -> None:
        """The answer of that question."""
        if answer is not None:
            self.meet(getattr(answer, "ends", None))

    def action_lock(self) -> None:
        """Somebody locks: copies outside are offered to be deleted."""
        self._lock_away(ask=True)

    def lock_now(self) -> None:
        """Nobody is there, or the laptop slept."""
        self._lock_away(ask=False)

    def _lock_away(self, *, ask: bool) -> None:
        if self.attended:
            self._hide()
            self.show_only(self.first_screen())
            self._shut_behind(ask=ask)

    def _hide(self) -> None:
        """Forms are kept; then nothing is left to see, to paste or to be answered."""
        self.keep_drafts()
        self.lock()
        self._idle.end_meeting()
        self.officer = ""
        self.stop_all()
        self.covered = False
        self.cover(covered=False)

    def _shut_behind(self, *, ask: bool) -> None:
        self._shutting = Closing(self, ask=ask)
        self._shutting.begin()

    def shut(self) -> None:
        """Everything is hidden and closed, and nothing is asked."""
        self._hide()
        self._shut_behind(ask=False)

    def shut_now(self) -> None:
        """The vault is locked by now."""
        self._shutting = None

    @property
    def being_shut(self) -> bool:
        """Whether the vault is still being locked behind the screen."""
        return self._shutting is not None

    def when_shut(self, callback: Callable[[], object]) -> None:
        """Calls when the vault is locked, which may be now."""
        if self._shutting is None:
            callback()
        else:
            self._shutting.then(callback)

    def keep_drafts(self) -> None:
        """Every half-filled form on the screens is kept before all else."""
        for screen in self.screen_stack if self.is_running else ():
            question = getattr(screen, "to_keep", lambda: None)()
            if question is not None:
                self.hand_in(question)

    def show_only(self, screen: Screen[None]) -> None:
        """Puts one screen in place of all; none beneath comes to life again for it."""
        beneath = self._screen_stack[1:-1]
        del self._screen_stack[1:-1]
        for each in beneath:
            each.remove()
        self.switch_screen(screen)

    async def action_quit(self) -> None:
        """Leaves; what is under way is stopped, and the vault is backed up and locked.

        A screen may ask first, when something would be lost that cannot be had again. A
        second time leaves at once.
        """
        before = getattr(self.screen, "asks_before_leaving", None)
        if self._leaving:
            self.exit(0)
        elif before is None or not before():
            self._leave()

    def _leave(self) -> None:
        from investigator.tui.screens.leaving import LeavingScreen  # noqa: PLC0415 - once

        self._leaving = self.being_shut or self.attended
        if self.attended:
            self._hide()
            self.show_only(LeavingScreen())
            self._shut_behind(ask=True)
        self.clear_clipboard()
        closing = self._shutting
        if closing is None:
            self.exit(0)
        else:
            closing.then(lambda: self._exit_saying(closing.said))

    def _exit_saying(self, said: tuple[str, ...]) -> None:
        self._said_last = said
        self.exit(0)

    _said_last: tuple[str, ...] = ()

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Whatever ends the program, half-filled forms are kept first."""
        if not self.locked:
            self.keep_drafts()
        super().exit(result, return_code, message)

    def close_clerk(self) -> tuple[str, ...]:
        """Ends the clerk's thread; what is still to be told goes to standard error."""
        return (*self._said_last, *super().close_clerk())
