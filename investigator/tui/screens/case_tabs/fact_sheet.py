"""Labels and values in one widget: moving through a list draws text and mounts nothing."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from investigator.tui.safe import safe
from investigator.tui.widgets.facts import Known

_GAP = 2
_LEAST = 10


class FactSheet(Widget):
    """A label to the left, its value beside it, wrapped lines under one another."""

    def __init__(self, label_width: int = 16) -> None:
        super().__init__(classes="fact-sheet")
        self._label_width = label_width
        self._facts: tuple[Known, ...] = ()
        self._laid: tuple[int, tuple[Content, ...]] = (-1, ())

    def show_facts(self, facts: Sequence[Known]) -> None:
        """Show these instead."""
        self._facts = tuple(facts)
        self._laid = (-1, ())
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they take at this width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """All of the lines; the container scrolls."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> tuple[Content, ...]:
        if self._laid[0] != width:
            self._laid = (width, tuple(self._lay(width)))
        return self._laid[1]

    def _lay(self, width: int) -> Iterator[Content]:
        side = self._label_width
        room = max(width - side - _GAP, _LEAST)
        for one in self._facts:
            label = safe(one.label).truncate(side, ellipsis=True).stylize("$quiet")
            for paragraph in one.content.split("\n", allow_blank=True):
                for line in paragraph.wrap(room) or [paragraph]:
                    yield label.pad_right(side + _GAP - label.cell_length) + line
                    label = Content("")
