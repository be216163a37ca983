"""Tab 4: the exhibits, the times they show and every way those can be read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.content import Content

from investigator.casework import case_views
from investigator.casework.case_views import Standing
from investigator.casework.views import ExhibitView
from investigator.tui.modals.exhibit import AboutExhibit, Export, SamePostAs, Withhold
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, ask, keys
from investigator.tui.screens.case_tabs.exhibit_facts import exhibit_facts, reads_as
from investigator.tui.screens.case_tabs.pane import ListPane
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
            words="Same post",
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
            key="v", words="Verify", explained="Check every exhibit", action="screen.verify"
        ),
    )
    DRAWN_FROM = ("exhibits", "posts", "people", "accounts")
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
        return [_row(number, one) for number, one in self._views.items()]

    def title(self, key: str) -> Content:
        """Number and what it shows."""
        fact = self._views[key].exhibit.admitted.fact
        return said(
            "[bold]$number[/]  $title  [$quiet]$kind[/]",
            number=key,
            title=fact.title,
            kind=KINDS[fact.kind.value].words,
        )

    def facts(self, key: str) -> Sequence[Known]:
        """All that is known of it."""
        return exhibit_facts(self.standing.case, self._views[key])

    def action_same(self) -> None:
        """It shows a post that the case already has."""
        self._about(SamePostAs)

    def action_export(self) -> None:
        """A copy outside the vault."""
        self._about(Export)

    def action_withhold(self) -> None:
        """Kept out of what others get."""
        self._about(Withhold)

    def _about(self, question: Callable[[Standing, str], AboutExhibit]) -> None:
        if self.selected:
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


def _time_shown(one: ExhibitView) -> str:
    if one.shown is not None:
        return one.shown.shown
    posts = len(one.exhibit.posts)
    return f"{posts} posts" if posts > 1 else "none"
