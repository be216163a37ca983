"""Where it was: every place that held what is taken out, and the proposal that follows."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from investigator.casework.taken import TakenOut
from investigator.domain.put_right import HeldIn
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.times import moment


class WasIn(ModalScreen[bool]):
    """True where a data breach is to be recorded."""

    PURPOSE: ClassVar[str] = (
        "What was taken out, and every place that ever held it. Whether a copy that left "
        "is a data breach, a person decides."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "Close"),
        Binding("left", "app.focus_previous", "Other button", show=False),
        Binding("right", "app.focus_next", "Other button", show=False),
    ]

    def __init__(self, found: TakenOut) -> None:
        super().__init__(classes="asking")
        self._found = found

    def compose(self) -> ComposeResult:
        """What went, where it was, what follows."""
        found = self._found
        with Vertical(classes="asking--box"):
            yield Static(safe(f"{found.what} is taken out"), classes="asking--title")
            with VerticalScroll(classes="asking--body"):
                yield Static(where_it_was(found))
            with Horizontal(classes="buttons"):
                yield Button(safe("Close"), variant="primary", id="close")
                if found.proposed is not None:
                    yield Button(safe("Record a data breach"), id="breach")

    def on_mount(self) -> None:
        """The text can be scrolled; Enter on the first button changes nothing."""
        self.query_one("#close").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "breach")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 an action's argument
        """Answers by key."""
        self.dismiss(answer)


def place_lines(found: TakenOut) -> Iterator[Content]:
    """The places, one a line."""
    if not found.held_in:
        yield safe("No copy of it is known anywhere else.")
        return
    yield said("[bold]It was in:[/]" if found.done else "[bold]It is in:[/]")
    for one in found.held_in:
        yield _place(one)


def _place(one: HeldIn) -> Content:
    when = moment(one.when) if one.when else ""
    more = ", ".join(each for each in (one.where, when) if each)
    return said(
        "• $what [$quiet]$sealed[/] [$due]$left[/]\n  [$quiet]$more[/]",
        what=one.what,
        sealed="(encrypted)" if one.sealed else "",
        left="▲ may have left this laptop" if one.left_laptop else "",
        more=more,
    )


def where_it_was(found: TakenOut) -> Content:
    """All that is told, as lines."""
    return lines_of(*_told(found))


def _told(found: TakenOut) -> Iterator[Content]:
    if found.moved_to:
        yield said("It is now [bold]$where[/].", where=found.moved_to)
    yield from place_lines(found)
    proposed = found.proposed
    if proposed is not None:
        yield safe("")
        yield said(
            "[$due]A copy that others can read may have left this laptop.[/] Record a data "
            "breach? Known from now, 72 hours end [bold]$ends[/].",
            ends=moment(proposed.ends),
        )
