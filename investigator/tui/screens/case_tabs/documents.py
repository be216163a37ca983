"""Tab 8: the documents that fit the stage, what each still needs, and those made."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.content import Content

from investigator.casework import case_views
from investigator.casework.case_views import Fitting, Standing
from investigator.casework.desk import Done
from investigator.casework.offers import open_in_viewer
from investigator.domain.issued import DocumentIssued
from investigator.domain.ledger import Told
from investigator.tui.marks import marked
from investigator.tui.modals.make_document import MakeIt
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.next_step import mend
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.times import moment
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known, known
from investigator.tui.widgets.pages import Row
from investigator.tui.words import DOCUMENTS, Wording, key_words

_NEXT = "make-"
_SHORT = 8


class Documents(ListPane):
    """The next one stands first; below it what was made, the newest first."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column(heading="Document", least=22, share=3),
        Column(heading="How it stands", least=16, share=1),
        Column(heading="Made", least=25, share=1, from_width=56),
        Column(heading="Fingerprint", width=11, from_width=84, drop=2),
    )
    EMPTY = "No document can be made of this case."
    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="n", words="Make", explained="Make the document", action="make"),
        Deed(key="o", words="Open", explained="Open the PDF made last", action="open"),
    )
    BINDINGS = keys(DEEDS)

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self._written: Path | None = None

    def rows(self) -> Sequence[Row]:
        """What may be made, then what was."""
        made = reversed(tuple(self.standing.case.documents.items()))
        return [
            *(_to_make(one) for one in case_views.fitting(self.standing)),
            *(_made(str(seq), told) for seq, told in made),
        ]

    def title(self, key: str) -> Content:
        """Its name."""
        fitting = self._fitting(key)
        name = fitting.title if fitting else _title(self._issued(key).fact.kind)
        return said("[bold]$name[/]", name=name)

    def facts(self, key: str) -> Sequence[Known]:
        """What is missing for it, or what it is."""
        fitting = self._fitting(key)
        if fitting is not None:
            missing = (
                (f"Key {key_words(mend(gap.code).key)}", f"{gap.what} {gap.mend}")
                for gap in fitting.missing
            )
            head = "It can be made as final." if not fitting.missing else "Only as a draft."
            return known((("Missing", head), *missing))
        told = self._issued(key)
        fact = told.fact
        return known(
            (
                ("State", DOCUMENTS[fact.state.value].text),
                ("Made", f"{moment(told.telling.recorded_at)} by {told.telling.typed_by}"),
                ("Pages", str(fact.pages)),
                ("Tells the case", f"as it stood after entry {fact.as_of}"),
                ("Fingerprint", fact.sha256.hex),
                ("Missing then", "\n".join(fact.missing) or "nothing"),
            )
        )

    def action_make(self) -> None:
        """The one under the cursor, or the first that fits."""
        fitting = self._fitting(self.selected) or next(
            iter(case_views.fitting(self.standing)), None
        )
        if fitting is None:
            self.notify(self.EMPTY)
        else:
            self.app.push_screen(MakeIt(self.standing, fitting), self._took)

    def action_open(self) -> None:
        """In the system's viewer; where there is none, its place is told."""
        path = self._written
        if path is None:
            self.notify("Make the document first; then o opens the file.")
        elif not open_in_viewer(path):
            self.notify(f"There is no viewer here. The file is {path}", timeout=20)

    def _took(self, done: Done | None) -> None:
        if done is not None:
            file = getattr(done.made, "file", None)
            self._written = file if isinstance(file, Path) else self._written
            if self._written is not None:
                self.notify(f"Written to {self._written}", timeout=12)

    def _fitting(self, key: str) -> Fitting | None:
        kinds = (one for one in case_views.fitting(self.standing))
        return next((one for one in kinds if key == f"{_NEXT}{one.kind}"), None)

    def _issued(self, key: str) -> Told[DocumentIssued]:
        return self.standing.case.documents[int(key)]


def _to_make(one: Fitting) -> Row:
    count = len(one.missing)
    label = Wording(f"{count} missing", "▲") if count else Wording("Ready", "✓")
    empty = safe("")
    cells = (safe(one.title), marked(label), safe("not made yet"), empty)
    return Row(key=f"{_NEXT}{one.kind}", cells=cells)


def _made(key: str, told: Told[DocumentIssued]) -> Row:
    fact = told.fact
    cells = (
        safe(_title(fact.kind)),
        marked(DOCUMENTS[fact.state.value]),
        safe(moment(told.telling.recorded_at)),
        safe(fact.sha256.hex[:_SHORT]),
    )
    return Row(key=key, cells=cells)


def _title(kind: str) -> str:
    return kind.replace("-", " ").capitalize()
