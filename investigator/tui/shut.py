"""What Textual would write, run or print by itself, shut: screens, prompts, links, faults.

It overrides private hooks of the one version that is pinned; each has its test.
"""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.screen import Screen

from investigator.domain.errors import Refused
from investigator.tui import crash

# Textual's own actions that write the screen, leave it, or run keys of somebody's choosing.
SHUT = frozenset(
    {
        *("screenshot", "suspend_process", "simulate_key", "change_theme", "toggle_dark"),
        *("notify", "show_help_panel", "hide_help_panel"),
    }
)


class ShutApp(App[int]):
    """An application without Textual's ways out of it."""

    def __init__(self, *, crash_folder: Path | None = None) -> None:
        super().__init__()
        self.crash_folder = crash_folder
        self._farewell = ""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's: one of them writes the screen to a file."""
        del screen
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The shut actions never."""
        return action not in SHUT and super().check_action(action, parameters)

    def action_screenshot(
        self, filename: str | None = None, path: str | None = None
    ) -> None:
        """Do nothing: the screen is never written to a file."""

    def save_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str:
        """Write nothing."""
        del filename, path, time_format
        return ""

    def deliver_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str | None:
        """Write nothing."""
        del filename, path, time_format
        return None

    def action_suspend_process(self) -> None:
        """Do nothing: the case would stay readable in the terminal's scrollback."""

    def suspend(self) -> NoReturn:
        """Refused for the same reason."""
        raise Refused(
            "The application does not step aside for another program.",
            remedy="Lock it or leave it with Ctrl+Q, then start the other program.",
        )

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: the program never reaches the network."""

    def on_load(self) -> None:
        """A task that dies unseen is a fault like any other."""
        asyncio.get_running_loop().set_exception_handler(self._task_died)

    def _task_died(
        self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]
    ) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_for(crash.fault_lines(error))

    def _fatal_error(self) -> None:
        error = sys.exc_info()[1]
        self._close_for(crash.fault_lines(error) if error else iter(()))

    def panic(self, *renderables: RenderableType) -> None:
        """Close; what was to be printed is read for places only, since it can hold data."""
        self._return_code = 1
        self._close_for(line for one in renderables for line in crash.drawn_lines(one))

    def _close_for(self, lines: Iterable[str]) -> None:
        if not self._farewell:
            note = crash.write_note(iter(lines), self.crash_folder)
            self._farewell = crash.sentence(note)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._farewell:
            self._exit_renderables.clear()
            sys.stderr.write(self._farewell + "\n")
        super()._print_error_renderables()
