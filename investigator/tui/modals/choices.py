"""Choices that questions share: people, exhibits, clauses, whose words."""

from collections.abc import Iterable, Iterator, Mapping

from textual.app import ComposeResult

from investigator.casework.case_views import Standing
from investigator.domain.case import Case
from investigator.tui.modals.answers import Answers, Unanswered, choice_field, line_field
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import Wording

_OWN = "own"


def worded(table: Mapping[str, Wording], keys: Iterable[str]) -> Iterator[Choice]:
    """Fixed values as choices in the words of the screen."""
    return (Choice(key=key, words=table[key].words) for key in keys)


def people(case: Case) -> Iterator[Choice]:
    """Everybody in the case."""
    for key, one in case.people.items():
        post = f", {one.added.fact.post}" if one.added.fact.post else ""
        yield Choice(key=key, words=f"{one.label}{post}")


def exhibits(case: Case) -> Iterator[Choice]:
    """Every exhibit, the newest first."""
    for number, one in reversed(tuple(case.exhibits.items())):
        yield Choice(key=number, words=f"{number}  {one.admitted.fact.title}")


def allegations(case: Case) -> Iterator[Choice]:
    """Every allegation."""
    for number, one in case.allegations.items():
        yield Choice(key=number, words=f"{number}  {one.drafted.fact.wording}")


def whose(standing: Standing, noun: str) -> ComposeResult:
    """Asks whose it is: the typist's own, or typed for somebody."""
    yield choice_field(
        "whose",
        f"Whose {noun} is it?",
        (
            Choice(key=_OWN, words=f"Mine, {standing.officer}"),
            Choice(key="other", words="Somebody else's; I type it for them"),
        ),
        taken=(_OWN,),
    )
    yield line_field(
        "words_of",
        "Name of that person, if it is somebody else's",
        hint="It is marked as not yet confirmed until they confirm it.",
    )


def words_of(form: Answers) -> str:
    """The name of the person whose words they are; empty where they are the typist's."""
    if form.one("whose") == _OWN:
        return ""
    name = form.text("words_of")
    if not name:
        raise Unanswered(words_of="Enter the name of the person whose words these are.")
    return name
