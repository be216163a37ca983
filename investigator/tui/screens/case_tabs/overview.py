"""Tab 1: what is missing, what is due, what came last, and the words of the concern."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message

from investigator.casework.case_views import EntryLine, Standing
from investigator.domain.agenda import Item
from investigator.domain.clock_notes import summary
from investigator.domain.instant import LONDON, Instant
from investigator.domain.readiness import Blocks
from investigator.tui.dates import due_wording
from investigator.tui.entry_words import entry_words
from investigator.tui.marks import marked
from investigator.tui.modals.concern import RecordConcernQuestion
from investigator.tui.modals.confirm_words import ConfirmTheirWords
from investigator.tui.modals.meet_deadline import MeetIt
from investigator.tui.modals.pin_edition import ChooseEdition
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.next_step import mend
from investigator.tui.screens.case_tabs.pane import CasePane, Detail
from investigator.tui.times import moment
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known, known
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import STATES, Tone, key_words

_BLOCKS = {
    Blocks.NOTHING: "nothing",
    Blocks.STAGE: "stage",
    Blocks.REPORT: "report",
}
_SHOWN = 4


class Overview(CasePane):
    """The first thing to see of a case."""

    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="a", words="Exhibit", explained="Add an exhibit", action="screen.add"),
        Deed(key="c", words="Note", explained="Note what happened", action="screen.note"),
        Deed(key="m", words="Stage", explained="Move the stage", action="screen.move"),
        Deed(key="d", words="Done", explained="What was due was done", action="meet"),
        Deed(key="y", words="Confirm", explained="Confirm typed words", action="confirm"),
        Deed(key="p", words="Policy", explained="Choose the policy edition", action="pin"),
        Deed(key="o", words="Concern", explained="Record the concern", action="concern"),
    )
    BINDINGS = keys(DEEDS)

    class Mend(Message):
        """What is missing under the cursor is to be mended."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    class Go(Message):
        """What is due under the cursor is wanted, by its number."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.number = number

    def body(self) -> ComposeResult:
        """Missing and due, then the rest to read."""
        with Container(classes="list-and-detail"):
            with Vertical(classes="list"):
                yield VirtualTable(
                    (
                        Column(heading="What is missing", least=30, share=4),
                        Column(heading="Stops", width=7, drop=1),
                        Column(heading="Key", width=4),
                    ),
                    empty="Nothing is missing.",
                    id="case-missing",
                )
                yield VirtualTable(
                    (
                        Column(heading="What is due", least=24, share=2),
                        Column(heading="When", least=21, share=1),
                    ),
                    empty="Nothing is due.",
                    id="case-due",
                )
            yield Detail(label_width=8)

    def changed(self, before: Standing | None) -> None:
        """All three parts."""
        del before
        gaps = [
            Row(
                key=gap.code,
                cells=(
                    safe(gap.what),
                    safe(_BLOCKS[gap.blocks]),
                    safe(key_words(mend(gap.code).key)),
                ),
                tone=Tone.QUIET if gap.blocks is Blocks.NOTHING else Tone.PLAIN,
            )
            for gap in self.standing.gaps
        ]
        self.query_one("#case-missing", VirtualTable).show_rows(ListedRows(gaps))
        items = [self._due(at, item) for at, item in enumerate(self.standing.due)]
        self.query_one("#case-due", VirtualTable).show_rows(ListedRows(items))
        self.query_one(Detail).show_known(said("[bold]The case so far[/]"), self._known())

    def _due(self, at: int, item: Item) -> Row:
        due = item.due.local(LONDON) if isinstance(item.due, Instant) else item.due
        words = due_wording(due, self.standing.now.local(LONDON))
        label = f"{item.number}  {item.what}" if item.number else item.what
        return Row(
            key=item.number or f"plan-{at}",
            cells=(safe(label), marked(words)),
            tone=words.tone,
        )

    def _known(self) -> Sequence[Known]:
        case = self.standing.case
        concern = case.concern
        edition = case.edition.fact.title if case.edition else "not chosen yet"
        facts = [
            ("Concern", concern.fact.words if concern else case.title),
            ("Stage", STATES[case.stage.value].words),
            ("Policy", edition),
        ]
        if concern is not None and concern.fact.reported_at is not None:
            by = f" by {concern.fact.reported_by}" if concern.fact.reported_by else ""
            facts.append(("Reported", f"{moment(concern.fact.reported_at)}{by}"))
        clock = summary(self.standing.clock)
        if clock:
            facts.append(("Clock", f"▲ {clock}"))
        latest = self.standing.latest[:_SHOWN]
        facts += [
            ("Latest" if at == 0 else "", _line(one)) for at, one in enumerate(latest)
        ]
        return known(facts)

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        """Enter mends what is missing, or goes to what is due."""
        if event.table.id == "case-missing":
            self.post_message(self.Mend(event.key))
        else:
            self.post_message(self.Go(event.key))

    def on_detail_back(self) -> None:
        """Back to the lists."""
        self.query_one("#case-missing").focus()

    def action_meet(self) -> None:
        """A deadline was met."""
        number = self.query_one("#case-due", VirtualTable).key or ""
        self.open_question(MeetIt(self.standing, number))

    def action_confirm(self) -> None:
        """Somebody confirms the words typed for them."""
        self.open_question(ConfirmTheirWords(self.standing))

    def action_concern(self) -> None:
        """The first words, recorded once."""
        self.open_question(RecordConcernQuestion(self.standing))

    def action_pin(self) -> None:
        """The edition of the policy."""
        self.open_question(ChooseEdition(self.standing))


def _line(one: EntryLine) -> str:
    return f"{moment(one.telling.recorded_at)}  {entry_words(one.fact)}"
