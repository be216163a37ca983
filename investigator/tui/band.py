"""The top line of every screen: what it is, who works here, PRACTICE where it is that."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from investigator.tui.safe import safe, said
from investigator.tui.words import initials


class Band(Widget):
    """One line in the vault's colour; a practice vault says so first."""

    title: reactive[str] = reactive("")

    def __init__(self, title: str = "", *, more: str = "") -> None:
        super().__init__(classes="banner")
        self.title = title
        self._more = more

    def show_more(self, more: str) -> None:
        """What stands beside the title; it may hold words from outside."""
        self._more = more
        self.refresh()

    def render(self) -> Content:
        """Title to the left, officer to the right, as initials where there is no room."""
        practice = getattr(self.app, "practice", False)
        left = said("PRACTICE  $title", title=self.title) if practice else safe(self.title)
        if self._more:
            left = said("$left  $more", left=left, more=self._more)
        officer, width = getattr(self.app, "officer", ""), self.content_size.width
        for words in (officer or "investigator", initials(officer)):
            room = width - left.cell_length - safe(words).cell_length
            if room > 0:
                return left + safe(" " * room + words)
        return left.truncate(max(width, 1), ellipsis=True)
