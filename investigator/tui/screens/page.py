"""A page that ships with the program, to be read: no case, no key and no link in it."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from investigator.casework.pages import Block, Form, Page, page
from investigator.tui.band import Band
from investigator.tui.safe import safe
from investigator.tui.widgets.key_line import KeyLine

_STYLES = {
    Form.TITLE: "bold $frame",
    Form.HEADING: "bold $frame",
    Form.SMALL_HEADING: "bold",
}


class PageScreen(Screen[None]):
    """One page, from its beginning."""

    PURPOSE: ClassVar[str] = (
        "A page about the program, which is the same on every laptop. The arrow keys and "
        "Page Down move it; Esc goes back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "Back")]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page: Page = page(name)

    def compose(self) -> ComposeResult:
        """The blocks under one another."""
        yield Band(self._page.title)
        with VerticalScroll(id="page"):
            yield from _laid_out(self._page)
        yield KeyLine()

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#page").focus()

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.dismiss()


def _laid_out(one: Page) -> Iterator[Static]:
    for block in one.blocks:
        if block.form is not Form.TITLE:  # it stands in the top line
            yield Static(_words(block), classes=f"page--{block.form.value}")


def _words(block: Block) -> Content:
    told = Content("")
    for run in block.runs:
        words = safe(run.words)
        told += words.stylize("bold") if run.strong or run.code else words
    style = _STYLES.get(block.form)
    told = told if style is None else told.stylize(style)
    return Content("· ") + told if block.form is Form.POINT else told
