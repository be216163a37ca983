"""The nine tabs of a case: which pane each shows, and when it appears."""

from collections.abc import Sequence
from dataclasses import dataclass

from investigator.casework.case_views import Standing
from investigator.domain.people import Role
from investigator.domain.procedure import Stage
from investigator.tui.screens.case_tabs.allegations import Allegations
from investigator.tui.screens.case_tabs.documents import Documents
from investigator.tui.screens.case_tabs.exhibits import Exhibits
from investigator.tui.screens.case_tabs.hearing import Hearing
from investigator.tui.screens.case_tabs.overview import Overview
from investigator.tui.screens.case_tabs.pane import CasePane
from investigator.tui.screens.case_tabs.people import People
from investigator.tui.screens.case_tabs.record import RecordPane
from investigator.tui.screens.case_tabs.removal import Removal
from investigator.tui.screens.case_tabs.tab_bar import Tab
from investigator.tui.screens.case_tabs.timeline import Timeline

_ORDER = tuple(Stage)
_EARLY = (Stage.INTAKE, Stage.TRIAGE, Stage.PAUSED_EXTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTab:
    """A tab with its pane."""

    tab: Tab
    pane: type[CasePane]


def _tab(number: int, words: str, short: str, pane: type[CasePane]) -> CaseTab:
    return CaseTab(tab=Tab(number=number, words=words, short=short), pane=pane)


TABS: Sequence[CaseTab] = (
    _tab(1, "Overview", "Home", Overview),
    _tab(2, "People", "People", People),
    _tab(3, "Allegations", "Alleged", Allegations),
    _tab(4, "Exhibits", "Exhibits", Exhibits),
    _tab(5, "Timeline", "Time", Timeline),
    _tab(6, "Removal", "Removal", Removal),
    _tab(7, "Hearing", "Hearing", Hearing),
    _tab(8, "Documents", "Docs", Documents),
    _tab(9, "Record", "Record", RecordPane),
)


def tab(number: int) -> CaseTab:
    """The tab with this number."""
    return TABS[number - 1]


def shown(standing: Standing, opened: int) -> tuple[Tab, ...]:
    """The tabs that have something to show or that the stage needs, and the open one."""
    wanted = {1, 4, 5, 8, opened, *_wanted(standing)}
    return tuple(one.tab for one in TABS if one.tab.number in wanted)


def _wanted(standing: Standing) -> set[int]:
    case = standing.case
    near = _ORDER.index(case.stage) >= _ORDER.index(Stage.AWAITING_DECISION)
    needs = {
        2: bool(case.people) or case.stage not in _EARLY,
        3: bool(case.allegations) or case.stage not in _EARLY,
        6: bool(case.removals),
        7: near or Role.HEARING_CHAIR in case.roles,
        9: bool(case.exhibits or case.moves or case.taken_over),
    }
    return {number for number, needed in needs.items() if needed}
