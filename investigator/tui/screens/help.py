"""Help: what the screen in front is for, in two sentences, then its keys."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Static

from investigator.tui.acts import acts_of
from investigator.tui.safe import lines_of, safe, said

_EVERYWHERE = (
    ("Ctrl+P", "All commands, by name"),
    ("Tab", "Next field or button"),
    ("Ctrl+L", "Lock now"),
    ("F8", "Cover the screen, and bring it back"),
    ("F7", "Meeting: no lock by itself until a time"),
    ("Ctrl+Q", "Leave"),
    ("Ctrl+C", "Copy what is marked"),
)
_WHILE_LOCKED = ("Tab", "Ctrl+Q")
_KEY_WIDTH = 10


class HelpScreen(ModalScreen[None]):
    """Read from the screen itself, so that it cannot differ from what the keys do."""

    PURPOSE: ClassVar[str] = "What the screen beneath is for, and its keys."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter", "close", "Close"),
        Binding("s", "read('security')", "What is promised, and what is not"),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__(classes="asking")
        self._purpose = getattr(about, "PURPOSE", "")
        self._acts = [(act.key, act.explained or act.words) for act in acts_of(about)]

    def compose(self) -> ComposeResult:
        """Purpose first."""
        with Vertical(classes="asking--box"):
            yield Static(safe("Help"), classes="asking--title")
            with VerticalScroll(classes="asking--body"):
                yield Static(safe(self._purpose))
                yield Static(self._key_list())
            with Horizontal(classes="buttons"):
                yield Button(safe("Close"), variant="primary", id="close")
                yield Button(said("Security [bold]s[/]"), id="security")

    def on_mount(self) -> None:
        """The text can be scrolled at once."""
        self.query_one(VerticalScroll).focus()

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()

    @on(Button.Pressed, "#security")
    def _security(self) -> None:
        self.action_read("security")

    def action_read(self, name: str) -> None:
        """A page that ships with the program."""
        from investigator.tui.screens.page import PageScreen  # noqa: PLC0415 - seldom read

        self.app.push_screen(PageScreen(name))

    def _key_list(self) -> Content:
        return lines_of(safe(""), *self._keys())

    def _keys(self) -> Iterator[Content]:
        locked = getattr(self.app, "locked", False)
        everywhere = [one for one in _EVERYWHERE if not locked or one[0] in _WHILE_LOCKED]
        yield from (_line(key, words) for key, words in self._acts)
        yield safe("")
        yield said("[$quiet]On every screen[/]")
        yield from (_line(key, words) for key, words in everywhere)


def _line(key: str, words: str) -> Content:
    return said("[bold $frame]$key[/]$words", key=key.ljust(_KEY_WIDTH), words=words)
