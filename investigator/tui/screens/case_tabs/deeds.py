"""What can be done from a pane: each by its key, by its button and from the palette."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button

from investigator.casework.desk import Desk
from investigator.tui.messages import Asked
from investigator.tui.safe import said
from investigator.tui.words import key_words

T = TypeVar("T")
_OF_SCREEN = "screen."  # the workspace has these keys itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A key, the short words on its button, the palette's words, and the action's name."""

    key: str
    words: str
    explained: str
    action: str


def keys(deeds: Sequence[Deed]) -> list[BindingType]:
    """The deeds as bindings; the footer leaves them to the buttons."""
    return [
        Binding(one.key, one.action, one.explained, show=False, key_display=one.key)
        for one in deeds
        if not one.action.startswith(_OF_SCREEN)
    ]


def buttons(deeds: Sequence[Deed]) -> Horizontal:
    """The deeds as a row of buttons, each with its key."""
    return Horizontal(*(_button(one) for one in deeds), classes="deeds")


def ask(asking: Widget, question: Callable[[Desk], T], answer: Callable[[T], None]) -> None:
    """Asks the desk; what it answers has the type that the question gives."""
    taking = cast("Callable[[object], None]", answer)
    asking.post_message(Asked(question, answer=taking))


def _button(one: Deed) -> Button:
    label = said("[bold]$key[/] $words", key=key_words(one.key), words=one.words)
    return Button(label, name=one.action, classes="deed")
