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
        """Title to the left; to the right a meeting, and the officer if there is room."""
        practice = getattr(self.app, "practice", False)
        title = said("PRACTICE  $title", title=self.title) if practice else safe(self.title)
        whole = said("$title  $more", title=title, more=self._more) if self._more else title
        officer, width = getattr(self.app, "officer", ""), self.content_size.width
        meeting = getattr(self.app, "meeting_words", "")
        for left in (whole, title):
            for words in (officer or "investigator", initials(officer), ""):
                right = safe("  ".join(each for each in (meeting, words) if each))
                room = width - left.cell_length - right.cell_length
                if room > 0 and right.cell_length:
                    return left + safe(" " * room) + right
        return whole.truncate(max(width, 1), ellipsis=True)
