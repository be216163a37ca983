"""Every widget of the kit on one screen, for tests and for looking at."""

import sys

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from investigator.tui.base import InvestigatorApp
from investigator.tui.marks import marked
from investigator.tui.safe import safe, said
from investigator.tui.themes import Look
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Facts, known
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.stage_line import StageLine
from investigator.tui.widgets.strength_meter import StrengthMeter
from investigator.tui.widgets.time_field import Echo, TimeField
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import REMOVAL_RESULTS, Tone

COLUMNS = (
    Column(heading="Ref", width=7),
    Column(heading="Staff member", least=14, share=1),
    Column(heading="School", least=12, share=1, from_width=100),
    Column(heading="State", least=22, share=1),
    Column(heading="Due", width=18, drop=1),
)


def row(number: int, text: str) -> Row:
    labels = list(REMOVAL_RESULTS.values())
    tones = list(Tone)
    return Row(
        key=f"R{number}",
        cells=(
            safe(f"R{number}"),
            safe(text),
            safe("Northfield"),
            marked(labels[number % len(labels)]),
            safe("■ OVERDUE 2 days"),
        ),
        tone=tones[number % len(tones)],
    )


class Gallery(InvestigatorApp):
    def __init__(
        self, text: str = "A. Sample", *, look: Look = Look.DARK, practice: bool = False
    ) -> None:
        super().__init__(look=look, practice=practice)
        self.text = text
        self.chosen: list[str] = []
        self.highlighted: list[str] = []

    def compose(self) -> ComposeResult:
        text = self.text
        yield Static(said("investigator  $name", name=text), classes="banner")
        yield StageLine(2)
        table = VirtualTable(
            COLUMNS, ListedRows([row(number, text) for number in range(1, 41)]), id="table"
        )
        table.border_title = safe(text)
        yield table
        yield Facts(known([("Staff member", text), (text, "Northfield")]))
        echo = Echo(words=text, understood=False)
        yield TimeField("Time shown", lambda _typed: echo, value=text, id="shown")
        yield Field(text, Input(placeholder="For example 14/3/2026 21:14"), hint=text)
        yield ChoiceList(
            [Choice(key="a", words=text, note=text), Choice(key="b", words="Not known")],
            taken=["b"],
        )
        yield StrengthMeter()
        yield ProgressLine()
        with Horizontal(classes="gallery--buttons"):
            yield Button(safe("Save"), variant="primary", id="save")
            yield Button(safe(text), id="other")
            yield Button(safe("Not now"), disabled=True)
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(".gallery--buttons").styles.height = 1
        self.query_one(StrengthMeter).show_score(2, self.text)
        self.query_one(ProgressLine).show_share(self.text, 0.6)
        self.query_one(SentenceBar).say_refused("R1 is not due yet.", self.text)
        self.query_one("#shown", TimeField).blame(self.text)
        self.query_one("#table").focus()

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        self.highlighted.append(event.key)

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        self.chosen.append(event.key)


def plain(content: Content | str) -> str:
    return str(content)


if __name__ == "__main__":
    Gallery(look=Look(sys.argv[1]), practice="practice" in sys.argv).run()
