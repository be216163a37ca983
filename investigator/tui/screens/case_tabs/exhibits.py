"""Tab 4: the exhibits, the times they show and every way those can be read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.content import Content

from investigator.casework import case_views
from investigator.casework.case_views import Standing
from investigator.casework.views import ExhibitView
from investigator.domain.numbers import in_order, is_number
from investigator.domain.post import TimeStatus
from investigator.domain.put_right import tombstone
from investigator.tui.modals.dispute import Dispute
from investigator.tui.modals.exhibit import AboutExhibit, Export, SamePostAs, Withhold
from investigator.tui.modals.put_right import PutRightQuestion, begin
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, ask, keys
from investigator.tui.screens.case_tabs.exhibit_facts import exhibit_facts, reads_as
from investigator.tui.screens.case_tabs.more_of_exhibit import begin as begin_more
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.screens.case_tabs.put_right_facts import put_right_facts
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known
from investigator.tui.widgets.pages import Row
from investigator.tui.words import KINDS, Tone

_SHORT = 8


class Exhibits(ListPane):
    """A row for each; numbers are for life, also of one that is withheld."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column(heading="No", width=4),
        Column(heading="What it shows", least=18, share=3),
        Column(heading="Time shown", least=21, share=1),
        Column(heading="Reads as", width=27, from_width=56),
        Column(heading="Fingerprint", width=11, from_width=94, drop=3),
    )
    EMPTY = "No exhibit is added yet. Press a to add the first file."
    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="a", words="Add", explained="Add an exhibit", action="screen.add"),
        Deed(
            key="l",
            words="Link",
            explained="It shows a post that the case has",
            action="same",
        ),
        Deed(key="e", words="Export", explained="Write a copy to a file", action="export"),
        Deed(
            key="h",
            words="Withhold",
            explained="Keep an exhibit out of what others get",
            action="withhold",
        ),
        Deed(
            key="p",
            words="Put right…",
            explained="Take out what was added by mistake",
            action="put_right",
        ),
        Deed(
            key="d",
            words="Dispute",
            explained="Somebody disputes times",
            action="dispute",
        ),
        Deed(
            key="t",
            words="More",
            explained="Times, decisions, who could see it, and more",
            action="more",
        ),
    )
    DRAWN_FROM = (
        *("exhibits", "taken_out", "moved_here", "posts", "people", "accounts"),
        *("disputes", "audiences", "monitoring"),
    )
    BINDINGS = keys(DEEDS)

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self._views: dict[str, ExhibitView] = {}

    def changed(self, before: Standing | None) -> None:
        """Asks for what follows from exhibits and posts, when either is not as it was."""
        if before is None or self._differs(before):
            ref = self.standing.case.ref
            ask(self, partial(case_views.exhibits, ref=ref), self._show)

    def _show(self, views: tuple[ExhibitView, ...]) -> None:
        if self.is_attached:
            self._views = {one.exhibit.number: one for one in views}
            self.redraw()

    def rows(self) -> Sequence[Row]:
        """A row for each."""
        listed = {number: _row(number, one) for number, one in self._views.items()}
        gone = {
            number: _taken_out(number, tombstone(told))
            for number, told in self.standing.case.taken_out.items()
            if number not in listed and is_number(number, "E")
        }
        if not gone:
            return tuple(listed.values())
        listed |= gone
        return [listed[number] for number in sorted(listed, key=in_order)]

    def title(self, key: str) -> Content:
        """Number and what it shows."""
        if key not in self._views:
            told = tombstone(self.standing.case.taken_out[key])
            return said("[bold]$number[/]  [$quiet]$told[/]", number=key, told=told)
        fact = self._views[key].exhibit.admitted.fact
        return said(
            "[bold]$number[/]  $title  [$quiet]$kind[/]",
            number=key,
            title=fact.title,
            kind=KINDS[fact.kind.value].words,
        )

    def facts(self, key: str) -> Sequence[Known]:
        """All that is known of it."""
        if key in self._views:
            return exhibit_facts(self.standing.case, self._views[key])
        return put_right_facts(self.standing.case.taken_out[key])

    def action_same(self) -> None:
        """It shows a post that the case already has."""
        self._about(SamePostAs)

    def action_export(self) -> None:
        """A copy outside the vault."""
        self._about(Export)

    def action_withhold(self) -> None:
        """Kept out of what others get."""
        self._about(Withhold)

    def action_dispute(self) -> None:
        """Somebody says that times are wrong."""
        self._about(Dispute)

    def action_more(self) -> None:
        """What else can be done with it."""
        if self.selected in self._views:
            begin_more(self, lambda: self.standing, self.selected, self.open_question)

    def action_put_right(self) -> None:
        """It was added by mistake."""
        if self.selected in self._views:
            title = self._views[self.selected].exhibit.admitted.fact.title
            shown = f"{self.selected}: {title}"
            begin(self, PutRightQuestion(self.standing, self.selected, shown=shown))

    def _about(self, question: Callable[[Standing, str], AboutExhibit]) -> None:
        if self.selected in self._views:
            self.open_question(question(self.standing, self.selected))


def _row(number: str, one: ExhibitView) -> Row:
    fact = one.exhibit.admitted.fact
    withheld = one.exhibit.withheld is not None
    title = f"{fact.title} (withheld)" if withheld else fact.title
    return Row(
        key=number,
        cells=(
            safe(number),
            safe(title),
            safe(_time_shown(one)),
            safe(reads_as(one)),
            safe(fact.file.sha256.hex[:_SHORT]),
        ),
        tone=Tone.QUIET if withheld else Tone.PLAIN,
    )


def _taken_out(number: str, told: str) -> Row:
    empty = safe("")
    when, _, why = told.partition(", ")
    cells = (safe(number), safe(when), safe(why), empty, empty)
    return Row(key=number, cells=cells, tone=Tone.QUIET)


def _time_shown(one: ExhibitView) -> str:
    if one.shown is not None:
        disputed = one.status is TimeStatus.CHALLENGED
        return f"? {one.shown.shown}" if disputed else one.shown.shown
    posts = len(one.exhibit.posts)
    return f"{posts} posts" if posts > 1 else "none"
