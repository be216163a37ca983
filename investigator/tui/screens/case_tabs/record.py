"""Tab 9: every entry of the record, and whether the chain between them holds."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from investigator.casework import case_views
from investigator.casework.case_views import EntryLine, Standing
from investigator.casework.case_views import Record as RecordShown
from investigator.tui.entry_words import entry_words
from investigator.tui.modals.put_right import PutRightQuestion, begin
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.allegation_facts import whose_words
from investigator.tui.screens.case_tabs.deeds import Deed, ask, keys
from investigator.tui.screens.case_tabs.pane import CasePane
from investigator.tui.times import moment
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import Row
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import Tone

_SHORT = 8


class EntryRows:
    """Entries as rows, the newest first, worded only when they are looked at."""

    def __init__(self, entries: Sequence[EntryLine]) -> None:
        self._entries = entries

    @property
    def total(self) -> int:
        """How many."""
        return len(self._entries)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Some of them."""
        last = self.total - start
        some = self._entries[max(last - count, 0) : last]
        return [_row(one) for one in reversed(some)]

    def place_of(self, key: str) -> int | None:
        """Entries are numbered from 1."""
        place = self.total - int(key)
        return place if 0 <= place < self.total else None


class RecordPane(CasePane):
    """Reading the record checks its chain and its signatures."""

    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(
            key="v", words="Verify", explained="Check every exhibit", action="screen.verify"
        ),
        Deed(
            key="p",
            words="Put right…",
            explained="Take out a note that was added by mistake",
            action="put_right",
        ),
        Deed(key="c", words="Note", explained="Note what happened", action="screen.note"),
    )
    BINDINGS = keys(DEEDS)

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self._entries: tuple[EntryLine, ...] = ()

    def body(self) -> ComposeResult:
        """The chain, the entries, one in full."""
        yield Static(safe("Reading the record"), classes="line", id="case-chain")
        yield VirtualTable(
            (
                Column(heading="No", width=5, right=True),
                Column(heading="Recorded", width=25),
                Column(heading="What", least=24, share=5),
                Column(heading="Typed by", least=12, share=1, from_width=88, drop=2),
                Column(heading="Mark", width=8, from_width=104, drop=3),
            ),
            empty="The record has no entry.",
        )
        yield Static(safe(""), classes="in-full")

    def changed(self, before: Standing | None) -> None:
        """Reads it again when there are more entries."""
        if before is None or before.seq != self.standing.seq:
            ref = self.standing.case.ref
            ask(self, partial(case_views.record, ref=ref), self._show)

    def _show(self, record: RecordShown) -> None:
        if not self.is_attached:
            return
        self._entries = record.entries
        count = f"{len(record.entries):,}"
        chain = (
            said("[bold $overdue]■ The record does not hold:[/] $why", why=record.problem)
            if record.problem
            else said(
                "Record: [$done]unbroken ✓[/] $count entries, each one signed",
                count=count,
            )
        )
        self.query_one("#case-chain", Static).update(chain)
        self.query_one(VirtualTable).show_rows(EntryRows(record.entries))
        self._tell()

    def _tell(self) -> None:
        key = self.query_one(VirtualTable).key
        full = self._in_full(self._entries[int(key) - 1]) if key else ""
        self.query_one(".in-full", Static).update(safe(full, lines=True))

    def _in_full(self, one: EntryLine) -> str:
        telling = one.telling
        happened = f"Happened {moment(telling.happened_at)}. "
        paper = f" Rests on {telling.rests_on}." if telling.rests_on else ""
        clock = f"{_mark(one)}{one.clock}\n" if one.clock else ""
        return (
            f"{telling.seq}  {entry_words(one.fact)}\n"
            f"{happened}Words of {whose_words(self.standing, telling)}.{paper}\n"
            f"{clock}Mark of this entry {one.hash}"
        )

    def action_put_right(self) -> None:
        """A note was added by mistake."""
        key = self.query_one(VirtualTable).key
        if key:
            shown = f"entry {key}"
            begin(self, PutRightQuestion(self.standing, key, shown=shown))

    def on_virtual_table_highlighted(self) -> None:
        """Another entry."""
        self._tell()


def _row(one: EntryLine) -> Row:
    telling = one.telling
    return Row(
        key=str(telling.seq),
        cells=(
            safe(str(telling.seq)),
            safe(moment(telling.recorded_at)),
            safe(f"{_mark(one)}{entry_words(one.fact)}"),
            safe(telling.typed_by),
            safe(one.hash[:_SHORT]),
        ),
        tone=Tone.SOON if one.jumped else Tone.PLAIN,
    )


def _mark(one: EntryLine) -> str:
    """That the clock of the laptop jumped before this entry."""
    return "▲ " if one.jumped else ""
