"""One clause as it is read on the screen, beside the list."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from investigator.casework.policy_words import (
    fact_words,
    ground_words,
    severity_words,
    strength_words,
)
from investigator.domain.policy import Clause
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import Row
from investigator.tui.words import Tone

COLUMNS = (Column(heading="Clause", width=8), Column(heading="What it is about"))
_OWN_WORDS = "In the program's own words; the trust's text is what counts."


def clause_row(one: Clause) -> Row:
    """Its line in the list; what can ground nothing is quieter."""
    tone = Tone.PLAIN if one.ground != "no" else Tone.QUIET
    return Row(key=one.number, cells=(safe(one.number), safe(one.title)), tone=tone)


class ClausePane(VerticalScroll, can_focus=True):
    """The clause under the cursor; it scrolls when it has the focus."""

    def __init__(self) -> None:
        super().__init__(id="clause")

    def compose(self) -> ComposeResult:
        """Nothing at first."""
        yield Static(safe(""), id="clause-words")

    def show_clause(self, one: Clause, titles: Sequence[tuple[str, str]]) -> None:
        """A clause from its beginning; `titles` are those of the related ones."""
        self.query_one("#clause-words", Static).update(clause_words(one, titles))
        self.scroll_home(animate=False)

    def show_none(self) -> None:
        """No clause is found."""
        self.query_one("#clause-words", Static).update(safe(""))


def clause_words(one: Clause, titles: Sequence[tuple[str, str]]) -> Content:
    """All that is known of a clause; `titles` are those of the clauses related to it."""
    return lines_of(*_lines(one, titles))


def _lines(one: Clause, titles: Sequence[tuple[str, str]]) -> Iterator[Content]:
    yield said("[bold $frame]$number  $title[/]", number=one.number, title=one.title)
    yield safe(one.summary)
    yield said("[$quiet]$own[/]", own=_OWN_WORDS)
    yield safe("")
    yield said("[bold]How strongly[/]  $strength", strength=strength_words(one))
    yield said("[bold]Allegation[/]  $ground", ground=ground_words(one))
    severity = severity_words(one)
    if severity:
        yield said("[bold]The policy itself says[/]  $severity", severity=severity)
    if one.safeguarding:
        yield said("◆ Ask the safeguarding question first.")
    yield from _list("Ask whether one of these applies", one.exceptions)
    yield from _list("To be found out", [fact_words(each) for each in one.facts_to_prove])
    yield from _list(
        "To be asked in the person's favour",
        [fact_words(each) for each in one.facts_to_answer],
    )
    yield from _list("Read with it", [f"{number}  {title}" for number, title in titles])


def _list(heading: str, lines: Sequence[str]) -> Iterator[Content]:
    if lines:
        yield safe("")
        yield said("[bold]$heading[/]", heading=heading)
        yield from (said("· $line", line=line) for line in lines)
