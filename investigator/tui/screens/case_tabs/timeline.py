"""Tab 5: what happened, in order of time; what is uncertain says so."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from investigator.casework import case_views
from investigator.casework.case_views import Standing
from investigator.domain.chronology import Event, EventKind
from investigator.tui.modals.look import LookQuestion
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, ask, keys
from investigator.tui.screens.case_tabs.pane import CasePane
from investigator.tui.times import moment, span
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import Row
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import Tone

KINDS = {
    EventKind.POST: "Post",
    EventKind.STEP: "Step",
    EventKind.EXHIBIT: "Exhibit",
    EventKind.REMOVAL: "Removal",
    EventKind.STAGE: "Stage",
    EventKind.PLAN: "Plan",
}
_FILTERS: tuple[EventKind | None, ...] = (None, *EventKind)


class EventRows:
    """Events as rows, worded only when they are looked at."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    @property
    def total(self) -> int:
        """How many."""
        return len(self._events)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Some of them."""
        some = enumerate(self._events[start : start + count], start=start)
        return [_row(at, event) for at, event in some]

    def place_of(self, key: str) -> int | None:
        """Rows are named by their place."""
        return int(key) if key.isdecimal() and int(key) < self.total else None


class Timeline(CasePane):
    """One line an event; the one under the cursor is told in full below."""

    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="f", words="Filter", explained="Show another kind", action="filter"),
        Deed(key="l", words="Look", explained="Record a look that was made", action="look"),
        Deed(key="c", words="Note", explained="Note what happened", action="screen.note"),
    )
    BINDINGS = keys(DEEDS)

    class Open(Message):
        """The exhibit of an event is wanted."""

        def __init__(self, exhibit: str) -> None:
            super().__init__()
            self.exhibit = exhibit

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self._events: tuple[Event, ...] = ()
        self._listed: tuple[Event, ...] = ()
        self._filter = 0

    def body(self) -> ComposeResult:
        """Which kind, the table, one event in full."""
        yield Static(safe(""), classes="line", id="case-kind")
        yield VirtualTable(
            (
                Column(heading="When", least=25, share=1),
                Column(heading="Kind", width=8, drop=2),
                Column(heading="What", least=24, share=5),
                Column(heading="Source", least=14, share=1, from_width=90, drop=3),
            ),
            empty="Nothing of this kind is in the timeline.",
        )
        yield Static(safe(""), classes="in-full")

    def changed(self, before: Standing | None) -> None:
        """Asks for the events again."""
        del before
        ref = self.standing.case.ref
        ask(self, partial(case_views.timeline, ref=ref), self._show)

    def _show(self, events: tuple[Event, ...]) -> None:
        if self.is_attached:
            self._events = events
            self._list()

    def _list(self) -> None:
        kind = _FILTERS[self._filter]
        listed = (one for one in self._events if kind in (None, one.kind))
        self._listed = tuple(listed)
        shown = "everything" if kind is None else f"only: {KINDS[kind]}"
        line = said(
            "[$quiet]Shown:[/] $shown  [$quiet]$count of $total, times in British time[/]",
            shown=shown,
            count=len(self._listed),
            total=len(self._events),
        )
        self.query_one("#case-kind", Static).update(line)
        self.query_one(VirtualTable).show_rows(EventRows(self._listed))
        self._tell()

    def _tell(self) -> None:
        key = self.query_one(VirtualTable).key
        one = self._listed[int(key)] if key is not None else None
        self.query_one(".in-full", Static).update(
            safe(_in_full(one) if one else "", lines=True)
        )

    def on_virtual_table_highlighted(self) -> None:
        """Another event."""
        self._tell()

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        """Opens the exhibit that shows it."""
        exhibit = self._listed[int(event.key)].exhibit
        if exhibit:
            self.post_message(self.Open(exhibit))

    def action_look(self) -> None:
        """A search that was made."""
        self.open_question(LookQuestion(self.standing))

    def action_filter(self) -> None:
        """The next kind that has any event, then all again."""
        kinds = {one.kind for one in self._events}
        places = range(1, len(_FILTERS) + 1)
        for step in places:
            place = (self._filter + step) % len(_FILTERS)
            if _FILTERS[place] is None or _FILTERS[place] in kinds:
                self._filter = place
                break
        self._list()


def _row(at: int, event: Event) -> Row:
    when = f"{moment(event.at)} ?" if event.uncertain else moment(event.at)
    mark = "Uncertain: " if event.uncertain else ""
    later = f" (entered {moment(event.entered)})" if event.entered else ""
    plan = event.kind is EventKind.PLAN
    return Row(
        key=str(at),
        cells=(
            safe(when),
            safe(KINDS[event.kind]),
            safe(f"{mark}{event.what}{later}"),
            safe(event.source),
        ),
        tone=Tone.QUIET if plan else Tone.SOON if event.uncertain else Tone.PLAIN,
    )


def _in_full(event: Event) -> str:
    when = span(event.span) if event.span else moment(event.at)
    sure = "uncertain, " if event.uncertain else ""
    later = f"\nEntered later: {moment(event.entered)}" if event.entered else ""
    opens = f"\nEnter opens {event.exhibit}." if event.exhibit else ""
    return f"{event.what}\nWhen: {sure}{when}. Source: {event.source}{later}{opens}"
