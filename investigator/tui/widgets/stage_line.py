"""The six words of where a case stands: what is done, what is now, what comes next."""

from textual.content import Content
from textual.widgets import Static

from investigator.tui.safe import said
from investigator.tui.words import STAGES

_ROOM_FOR_ALL = 74


class StageLine(Static):
    """One line; where there is no room for six words it says which stage of how many."""

    def __init__(self, now: int | None = None, *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._now = now

    def show_stage(self, now: int | None) -> None:
        """`now` counts from 0; None shows nothing."""
        self._now = now
        self.refresh(layout=True)

    def render(self) -> Content:
        """As much as fits."""
        if self._now is None:
            return Content("")
        whole = Content("  ").join(_stage(place, self._now) for place in range(len(STAGES)))
        if self.content_size.width >= min(whole.cell_length, _ROOM_FOR_ALL):
            return whole
        return said(
            "Stage $number of $count: [bold]$word[/]",
            number=self._now + 1,
            count=len(STAGES),
            word=STAGES[self._now],
        )


def _stage(place: int, now: int) -> Content:
    word = STAGES[place]
    last = len(STAGES) - 1
    if place < now or (place == now == last):
        return said("[$done]✓ $word[/]", word=word)
    if place == now:
        return said("[bold $frame]> $word[/]", word=word)
    return said("[$quiet]· $word[/]", word=word)
