"""Tab 3: the allegations, what each rests on, what was said and what was found."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content

from investigator.casework.case_views import Standing
from investigator.domain.people import Role
from investigator.tui.marks import marked
from investigator.tui.modals.allegation import (
    AboutAllegation,
    AnswerIt,
    ClaimIt,
    PutIt,
    WeighIt,
    WithdrawIt,
)
from investigator.tui.modals.finding import RecordFinding
from investigator.tui.modals.word_allegation import WordAllegation
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.allegation_facts import allegation_facts
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known
from investigator.tui.widgets.pages import Row
from investigator.tui.words import finding_wording

_ROLE = Role.INVESTIGATING_OFFICER.value


class Allegations(ListPane):
    """Only the investigating officer's words stand here."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column(heading="No", width=3),
        Column(heading="What is alleged", least=24, share=3),
        Column(heading="Clauses", least=8, share=1, drop=2),
        Column(heading="Where it stands", width=21),
    )
    EMPTY = "No allegation is worded yet. Press n to word one."
    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="n", words="Word", explained="Word an allegation", action="word"),
        Deed(key="u", words="Put", explained="Put it to the staff member", action="put"),
        Deed(key="i", words="Answer", explained="Record the answer", action="answer"),
        Deed(key="e", words="Exhibit", explained="Tie an exhibit to it", action="weigh"),
        Deed(key="d", words="Finding", explained="Record the finding", action="find"),
        Deed(
            key="k",
            words="Exception",
            explained="They say an exception applies",
            action="claim",
        ),
        Deed(
            key="x", words="Withdraw", explained="Withdraw an allegation", action="withdraw"
        ),
    )
    DRAWN_FROM = ("allegations", "exhibits", "confirmed")
    BINDINGS = keys(DEEDS)

    def rows(self) -> Sequence[Row]:
        """A row for each."""
        rows = []
        for number, one in self.standing.case.allegations.items():
            label = finding_wording(one.state.value, _ROLE)
            cells = (
                safe(number),
                safe(one.drafted.fact.wording),
                safe(", ".join(one.clauses)),
                marked(label),
            )
            rows.append(Row(key=number, cells=cells, tone=label.tone))
        return rows

    def title(self, key: str) -> Content:
        """Number and standing."""
        label = finding_wording(self.standing.case.allegations[key].state.value, _ROLE)
        return said("[bold]$key[/]  $state", key=key, state=marked(label))

    def facts(self, key: str) -> Sequence[Known]:
        """All that hangs on it."""
        return allegation_facts(self.standing, key)

    def action_word(self) -> None:
        """A new one."""
        self.open_question(WordAllegation(self.standing))

    def action_put(self) -> None:
        """It was put."""
        self._about(PutIt)

    def action_answer(self) -> None:
        """It was answered."""
        self._about(AnswerIt)

    def action_weigh(self) -> None:
        """An exhibit for or against."""
        self._about(WeighIt)

    def action_find(self) -> None:
        """What was found."""
        self._about(RecordFinding)

    def action_claim(self) -> None:
        """An exception is said to apply."""
        self._about(ClaimIt)

    def action_withdraw(self) -> None:
        """It is no longer pursued."""
        self._about(WithdrawIt)

    def _about(self, question: Callable[[Standing, str], AboutAllegation]) -> None:
        if self.selected:
            self.open_question(question(self.standing, self.selected))
        else:
            self.action_word()
