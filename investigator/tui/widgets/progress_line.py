"""How far a long job is, on one line, with the key that stops it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from investigator.tui.safe import said

_CELLS = 20


class ProgressLine(Static, can_focus=True):
    """Hidden while nothing runs; Escape or `x` asks that the job be stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,x", "ask_to_stop", "Stop"),
    ]

    class Stop(Message):
        """The person wants the job stopped."""

        def __init__(self, line: "ProgressLine") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "ProgressLine":
            """For `@on(ProgressLine.Stop, "#name")`."""
            return self.line

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self.display = False
        self._stoppable = True

    def show_share(self, label: str, share: float, *, stoppable: bool = True) -> None:
        """What runs and which part of it is done, from 0 to 1."""
        self._stoppable = stoppable
        self.display = True
        self.update(_as_bar(label, max(min(share, 1.0), 0.0), stoppable=stoppable))

    def finish(self) -> None:
        """Nothing runs any more."""
        self.display = False

    def action_ask_to_stop(self) -> None:
        """Say so; whether it stops is for whoever runs the job."""
        if self._stoppable:
            self.post_message(self.Stop(self))

    def on_click(self) -> None:
        """A click asks the same."""
        self.action_ask_to_stop()


def _as_bar(label: str, share: float, *, stoppable: bool) -> Content:
    full = int(share * _CELLS)
    bar = Content.styled("#" * full + "-" * (_CELLS - full), "$frame")
    percent = f"{int(share * 100):>3}%"
    stop = said("  [$quiet]Esc stops it[/]") if stoppable else Content("")
    return said(
        "$label  |$bar| $percent$stop", label=label, bar=bar, percent=percent, stop=stop
    )
