"""The application's ground: looks, the palette, toasts, the clipboard and the lock."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.content import Content
from textual.filter import LineFilter
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen

from investigator.domain.text import visible
from investigator.tui.filters import NoActingCharacters
from investigator.tui.palette import OwnCommands, PaletteCommand
from investigator.tui.shut import ShutApp
from investigator.tui.stylesheets import KIT, sheets
from investigator.tui.themes import Look, every_theme, theme_name
from investigator.tui.words import key_words

# Moving between the fields of the lock screen is needed to unlock by keys alone.
WHILE_LOCKED = frozenset({"unlock", "quit", "help", "focus_next", "focus_previous"})


class InvestigatorApp(ShutApp):
    """An application that leaks nothing by itself; the real one adds screens and desk."""

    CSS_PATH = sheets(*KIT)
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {OwnCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Commands", show=False, priority=True),
        # First in line, so keys that follow at once reach the next field.
        Binding("tab", "focus_next", "Next field", show=False, priority=True),
        Binding("shift+tab", "focus_previous", "Field before", show=False, priority=True),
    ]
    CLIPBOARD_SECONDS: ClassVar[float] = 45

    def __init__(
        self,
        *,
        crash_folder: Path | None = None,
        look: Look = Look.DARK,
        practice: bool = False,
    ) -> None:
        super().__init__(crash_folder=crash_folder)
        self.locked = False
        self._no_acting_characters = NoActingCharacters()
        self._held_back: list[Notification] = []
        self._copies = 0
        self.animation_level = "none"
        for theme in every_theme():
            self.register_theme(theme)
        self.wear(look, practice=practice)

    def wear(self, look: Look, *, practice: bool = False) -> None:
        """Put on a look; a practice vault has its own colours in each."""
        self.theme = theme_name(look, practice=practice)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, also while a theme of Textual's is on."""
        return every_theme()[0].variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Everything drawn, by whichever widget, passes the last gate."""
        return [self._no_acting_characters, *super().get_line_filters()]

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on the keyboard, `Ctrl+S` rather than a sign for it."""
        return binding.key_display or key_words(binding.key)

    def palette_commands(self, screen: Screen[object]) -> Iterable[PaletteCommand]:
        """What Ctrl+P offers from a screen; the real application says."""
        del screen
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but unlocking and leaving while locked."""
        if self.locked and action not in WHILE_LOCKED:
            return False
        return super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Show the commands, unless locked."""
        if not self.locked:
            super().action_command_palette()

    def action_help_quit(self) -> None:
        """Ctrl+C copies; whoever meant to leave is told how."""
        self.notify("Press Ctrl+Q to leave.")

    def notify(
        self,
        message: str | Content,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a toast: always as data, never as markup."""
        del markup
        super().notify(
            visible(str(message), lines=True),
            title=visible(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def _on_notify(self, event: Notify) -> None:
        if self.locked:
            event.prevent_default()
            self._held_back.append(event.notification)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, and forget it again after a while unless something was copied since."""
        if self.locked:
            return
        super().copy_to_clipboard(text.encode("utf-8", "replace").decode())
        self._copies += 1
        copied = self._copies
        if self._driver is not None:
            self.set_timer(
                self.CLIPBOARD_SECONDS,
                lambda: self.clear_clipboard() if self._copies == copied else None,
            )

    def clear_clipboard(self) -> None:
        """Empty the clipboard if we wrote it."""
        if self.clipboard:
            super().copy_to_clipboard("")

    def lock(self) -> None:
        """Nothing of a case is left to see or to paste, and no command but two works."""
        self.locked = True
        self.clear_notifications()
        self.clear_clipboard()
        self.clear_selection()
        self.refresh_bindings()

    def unlock(self) -> None:
        """Commands work again and toasts that were held back appear."""
        self.locked = False
        held, self._held_back = self._held_back, []
        for one in held:
            self.notify(one.message, title=one.title, severity=one.severity)
        self.refresh_bindings()
