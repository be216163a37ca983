"""A time that is typed as people write it, with the day it was understood as below."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """How what was typed is understood, in words; or that it is not understood."""

    words: str
    understood: bool


class TimeField(Field):
    """An input whose text is read by `read` at each key, the reading shown below it."""

    def __init__(
        self,
        label: str,
        read: Callable[[str], Echo],
        *,
        value: str = "",
        hint: str = "",
        id: str | None = None,  # noqa: A002 Textual's own name
    ) -> None:
        self.input = Input(value)
        super().__init__(label, self.input, hint=hint, id=id)
        self._read = read

    @property
    def value(self) -> str:
        """What is typed, as it is typed."""
        return self.input.value

    def below(self) -> ComposeResult:
        """The reading."""
        yield Static(safe(""), classes="field--echo")

    def on_mount(self) -> None:
        """Read what was put in."""
        self._show_echo()

    @on(Input.Changed)
    def _show_echo(self) -> None:
        line = self.query_one(".field--echo", Static)
        typed = self.value.strip()
        echo = self._read(typed) if typed else Echo(words="", understood=True)
        line.set_class(not echo.understood, "-not-understood")
        sign = "=" if echo.understood else "?"
        shown = said("$sign $words", sign=sign, words=echo.words)
        line.update(shown if echo.words else safe(""))
