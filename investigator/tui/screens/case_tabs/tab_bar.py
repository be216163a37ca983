"""The tabs of a case in one line: their numbers never move, and a click opens one."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from investigator.tui.safe import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab's number, and its words where there is room and where there is not."""

    number: int
    words: str
    short: str


class TabBar(Static):
    """Tabs that have something to show, and the one that is open."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self._tabs: tuple[Tab, ...] = ()
        self._open = 0

    def show_tabs(self, tabs: Sequence[Tab], opened: int) -> None:
        """These, and which of them is open."""
        self._tabs, self._open = tuple(tabs), opened
        self.refresh()

    def render(self) -> Content:
        """The longest words that fit."""
        return self._gap().join(self._tab(one) for one in self._tabs)

    def on_click(self, event: events.Click) -> None:
        """The tab under the pointer."""
        at = self._gap().cell_length // -2
        for one in self._tabs:
            at += self._tab(one).cell_length + self._gap().cell_length
            if event.x < at:
                self.post_message(self.Chosen(one.number))
                return

    def _tab(self, one: Tab) -> Content:
        words = one.short if self._short() else one.words
        if one.number == self._open:
            return said(
                "[bold $on-banner on $banner]$at $words[/]", at=one.number, words=words
            )
        return said("[$quiet]$at[/] $words", at=one.number, words=words)

    def _short(self) -> bool:
        return self._length(short=False, gap=1) > self._room()

    def _gap(self) -> Content:
        wide = self._length(short=self._short(), gap=2) <= self._room()
        return Content("  " if wide else " ")

    def _room(self) -> int:
        return self.content_size.width

    def _length(self, *, short: bool, gap: int) -> int:
        words = (one.short if short else one.words for one in self._tabs)
        return sum(len(each) + 2 + gap for each in words) - gap
