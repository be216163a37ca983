"""Tab 7: what a hearing needs; it appears once the case is on its way to one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult

from investigator.casework.case_views import Standing
from investigator.domain.allegation import AllegationState
from investigator.domain.people import Role
from investigator.tui.safe import said
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.pane import CasePane, Detail
from investigator.tui.times import due, moment
from investigator.tui.widgets.facts import known
from investigator.tui.words import DEADLINES, ROLES, STATES

_ROLES = (
    Role.COMMISSIONING_MANAGER,
    Role.HEARING_CHAIR,
    Role.APPEAL_CHAIR,
    Role.NOTE_TAKER,
)
_GONE = (AllegationState.WITHDRAWN, AllegationState.MOVED)


class Hearing(CasePane):
    """Who decides, what is put, which exhibits go in, what is due. No view of anybody."""

    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="m", words="Stage", explained="Move the stage", action="screen.move"),
        Deed(key="c", words="Note", explained="Note what happened", action="screen.note"),
    )
    BINDINGS = keys(DEEDS)

    def body(self) -> ComposeResult:
        """Facts alone."""
        yield Detail(beside_list=False, label_width=22)

    def changed(self, before: Standing | None) -> None:
        """All of it."""
        del before
        title = said(
            "[bold]Hearing[/]  $stage", stage=STATES[self.standing.case.stage.value].words
        )
        self.query_one(Detail).show_known(title, known(self._pairs()))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        case = self.standing.case
        for role in _ROLES:
            yield ROLES[role.value].words, case.holder(role) or "nobody yet"
        put = [
            f"{number}  {one.drafted.fact.wording}"
            for number, one in case.allegations.items()
            if one.put is not None and one.state not in _GONE
        ]
        yield "Allegations put", "\n".join(put) or "none"
        used: list[str] = []
        kept_out: list[str] = []
        for number, one in case.exhibits.items():
            (kept_out if one.withheld else used).append(number)
        yield "Exhibits", ", ".join(used) or "none"
        if kept_out:
            yield (
                "Not used",
                ", ".join(f"{each}: not used in this hearing" for each in kept_out),
            )
        for number, deadline in case.deadlines.items():
            state = self.standing.deadlines[number].value
            word = DEADLINES[state].text if state in DEADLINES else state.replace("_", " ")
            yield f"Due, {number}", f"{deadline.set.fact.rule}: {due(deadline.due)}, {word}"
        for told in case.plans.values():
            yield "Planned", f"{moment(told.fact.at)}  {told.fact.what}"
