"""The application's ground: looks, the palette, toasts, the clipboard and the lock."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
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
    LATER_STYLES: ClassVar[Sequence[str | PurePath]] = ()
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
        self.locked = self.covered = False
        self._no_acting_characters = NoActingCharacters()
        self._held_back: list[Notification] = []
        self._copies = 0
        self._all_styles = False
        self._worn: dict[str, str] = {}
        self.animation_level = "none"
        for theme in every_theme():
            self.register_theme(theme)
        self.wear(look, practice=practice)

    def wear(self, look: Look, *, practice: bool = False) -> None:
        """Put on a look; a practice vault has its own colours in each."""
        self.theme = theme_name(look, practice=practice)
        if not self.is_running:  # so that the styles are read in these colours at once
            self._worn = self.get_css_variables()
            self.stylesheet.set_variables(self._worn)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Nothing is read again as long as no colour has changed."""
        variables = self.get_css_variables()
        if variables != self._worn:
            self._worn = variables
            super().refresh_css(animate)

    def _load_screen_css(self, screen: Screen[object]) -> None:
        """The styles of all other screens come with the first of them."""
        if not self._all_styles and getattr(screen, "ALL_STYLES", True):
            self._all_styles = True
            for path in self.LATER_STYLES:
                self.stylesheet.read(path)
        super()._load_screen_css(screen)

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
        if self.locked or self.covered:
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
        """Empty the clipboard if we wrote it last."""
        if self.clipboard:
            super().copy_to_clipboard("")

    def pasted(self, text: str) -> None:
        """What was pasted tells whether another program has written the clipboard since."""
        if text != self.clipboard:
            self._clipboard = ""

    def lock(self) -> None:
        """Nothing of a case is left to see or to paste, and no command but two works."""
        self.locked = True
        self._held_back.clear()
        self.clear_notifications()
        self.clear_clipboard()
        self.clear_selection()
        self.refresh_bindings()

    def unlock(self) -> None:
        """Commands work again and toasts that were held back appear."""
        self.locked = False
        self.show_held_back()
        self.refresh_bindings()

    def hold_back(self) -> None:
        """No toast shows until they are shown again; those that do go back among them."""
        self.covered = True
        self._held_back += self._notifications
        self.clear_notifications()

    def show_held_back(self) -> None:
        """Toasts that came while none could be shown."""
        self.covered = False
        held, self._held_back = self._held_back, []
        for one in held:
            self.notify(one.message, title=one.title, severity=one.severity)
