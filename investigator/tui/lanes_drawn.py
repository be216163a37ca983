"""The times of a post drawn as lanes: each origin a lane, each reading a bar."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from investigator.domain.instant import Instant, Span
from investigator.domain.lanes import Lane, Place
from investigator.tui.safe import said
from investigator.tui.times import moment, span

_BARS = {Place.AGREES: "█", Place.APART: "▒", Place.COUNTS: "◆", Place.SUPPOSED: "░"}
_PLACES = {
    Place.AGREES: "✓ agrees",
    Place.APART: "▲ stands apart",
    Place.COUNTS: "◆ counts",
    Place.SUPPOSED: "? not taken",
}
_LEAST = 10 * 60 * 1_000_000  # one moment alone stands in ten minutes
_LEDGE = 16
_GAP = 2


def drawn(lanes: Sequence[Lane], width: int) -> Iterator[Content]:
    """Two lines a lane and a line for each reading, none wider than asked."""
    if not lanes:
        yield said("[$quiet]No time of this post can be read.[/]")
        return
    first, last = _frame(lanes)
    for lane in lanes:
        bar = _bar(lane, first, last, width)
        yield said("[bold]$label[/]", label=lane.label).truncate(width, ellipsis=True)
        yield said("[$frame]$bar[/]", bar=bar)
        told = "  or  ".join(span(each) for each in lane.spans)
        line = said(
            "$place  [$quiet]$origin[/]  $told",
            place=_PLACES[lane.place],
            origin=lane.origin,
            told=told,
        )
        yield from line.wrap(width)
    yield said("[$quiet]$axis[/]", axis="─" * width)
    begins, ends = moment(Instant(first)), moment(Instant(last))
    gap = width - len(begins) - len(ends)
    if gap < _GAP:
        yield said("[$quiet]from $begins[/]", begins=begins)
        yield said("[$quiet]until $ends[/]", ends=ends)
    else:
        yield said("[$quiet]$line[/]", line=f"{begins}{' ' * gap}{ends}")


def _frame(lanes: Sequence[Lane]) -> tuple[int, int]:
    """From the first to the last moment, with a ledge on either side."""
    spans: list[Span] = [each for lane in lanes for each in lane.spans]
    first = min(each.earliest.at for each in spans)
    last = max(each.latest.at for each in spans)
    ledge = max((last - first) // _LEDGE, (_LEAST - (last - first)) // 2)
    return first - ledge, last + ledge


def _bar(lane: Lane, first: int, last: int, width: int) -> str:
    """Each reading at its place; the shortest is one character."""
    cells, whole = ["·"] * width, last - first
    for each in lane.spans:
        begins = (each.earliest.at - first) * width // whole
        ends = -((first - each.latest.at) * width // whole)
        for at in range(min(begins, width - 1), min(max(ends, begins + 1), width)):
            cells[at] = _BARS[lane.place]
    return "".join(cells)
