"""Tab 6: removal requests; what was asked, seen, said, and how late as far as known."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.content import Content

from investigator.casework.case_views import Standing
from investigator.domain.instant import LONDON
from investigator.domain.removal_request import Late, RemovalRequest, RemovalState
from investigator.tui.dates import due_wording
from investigator.tui.marks import marked
from investigator.tui.modals.ask_removal import MODES, AskRemovalQuestion
from investigator.tui.modals.removal import AboutRequest, AnswerRequest, CheckIt
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.times import moment
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known, known
from investigator.tui.widgets.pages import Row
from investigator.tui.words import CHECKS, REMOVAL_RESULTS, Wording

_LONG = 48


class Removal(ListPane):
    """Lateness is told as an interval with its witnesses, the least of it first."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column(heading="No", width=3),
        Column(heading="What is to go", least=14, share=2),
        Column(heading="Due", least=25, share=1, from_width=62),
        Column(heading="How it stands", least=22, share=1),
    )
    EMPTY = "Nothing was asked to be removed. Press n to ask."
    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="n", words="Ask", explained="Ask for removal", action="request"),
        Deed(key="k", words="Check", explained="Record a check", action="check"),
        Deed(
            key="i",
            words="Answer",
            explained="Record what the staff member says to a request",
            action="answer",
        ),
    )
    BINDINGS = keys(DEEDS)

    def rows(self) -> Sequence[Row]:
        """A row for each."""
        rows = []
        for number, one in self.standing.case.removals.items():
            label = self._standing(one)
            cells = (
                safe(number),
                safe(", ".join(one.asked.fact.items)),
                safe(moment(one.due)),
                marked(label),
            )
            rows.append(Row(key=number, cells=cells, tone=label.tone))
        return rows

    def title(self, key: str) -> Content:
        """Number and standing."""
        label = self._standing(self.standing.case.removals[key])
        return said("[bold]$key[/]  $state", key=key, state=marked(label))

    def facts(self, key: str) -> Sequence[Known]:
        """Asked, seen, said."""
        one = self.standing.case.removals[key]
        return known(pair for pair in (*_asked(one), *_seen(one), *_said(one)) if pair[1])

    def _standing(self, one: RemovalRequest) -> Wording:
        if one.result is not None:
            return REMOVAL_RESULTS[one.result.value]
        if one.state(self.standing.now) is RemovalState.ENDED:
            return Wording("Gone; not known when", "✓")
        now = self.standing.now.local(LONDON)
        return due_wording(one.due.local(LONDON), now)

    def action_request(self) -> None:
        """A new request."""
        self.open_question(AskRemovalQuestion(self.standing))

    def action_check(self) -> None:
        """Somebody looked."""
        self._about(CheckIt)

    def action_answer(self) -> None:
        """The staff member said something, or nothing."""
        self._about(AnswerRequest)

    def _about(self, question: Callable[[Standing, str], AboutRequest]) -> None:
        if self.selected:
            self.open_question(question(self.standing, self.selected))
        else:
            self.action_request()


def _asked(one: RemovalRequest) -> Iterator[tuple[str, str]]:
    fact = one.asked.fact
    yield "What is to go", ", ".join(fact.items)
    yield "Asked", f"{moment(fact.asked_at)}, {MODES[fact.how.value].words.lower()}"
    yield (
        "Confirmed",
        f"{moment(fact.confirmed_at)}, in writing" if fact.confirmed_at else "",
    )
    yield "Due", f"{moment(fact.due)} ({_allowance(one)})"
    yield "Decided by", f"{fact.decided_by}; authority: {fact.authority}"
    yield "Thought to break", ", ".join(fact.breached)
    yield "No time to capture", fact.emergency
    yield "Follows", fact.follows
    yield "Followed by", one.followed_by


def _seen(one: RemovalRequest) -> Iterator[tuple[str, str]]:
    lines = []
    for told in one.checks:
        fact = told.fact
        by = f", shown by {fact.exhibit}" if fact.exhibit else ", no exhibit"
        left = f"; left: {fact.residue}" if fact.residue else ""
        words = CHECKS[fact.result.value].text
        lines.append(f"{moment(fact.at)}  {words}{by}{left}")
    yield "Checks", "\n".join(lines) or "none yet"


def _said(one: RemovalRequest) -> Iterator[tuple[str, str]]:
    if one.answer is not None:
        fact = one.answer.fact
        yield "They say", fact.words
        if fact.removed_at is not None:
            yield "By their account", f"taken down {moment(fact.removed_at)}"
    if one.result is not None:
        yield "How it ended", REMOVAL_RESULTS[one.result.value].text
    if one.late is not None:
        yield "How late", lateness(one, one.late)


def lateness(one: RemovalRequest, late: Late) -> str:
    """At least and at most, each with what shows it; never one figure."""
    lines = []
    if late.last_seen is not None:
        past = _length(late.last_seen.at - one.due.at)
        lines.append(f"at least {past}: still there at {moment(late.last_seen)} (check)")
    if late.first_seen_gone is not None:
        past = _length(late.first_seen_gone.at - one.due.at)
        lines.append(f"at most {past}: gone at {moment(late.first_seen_gone)} (check)")
    if late.own_account is not None:
        lines.append(f"by their own account gone at {moment(late.own_account)}")
    return "\n".join(lines)


def _length(microseconds: int) -> str:
    minutes = max(microseconds, 0) // 60_000_000
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return _count(minutes, "minute")
    if hours < _LONG:
        return (
            f"{_count(hours, 'hour')} {_count(rest, 'minute')}"
            if rest
            else (_count(hours, "hour"))
        )
    return f"{_count(hours // 24, 'day')} {_count(hours % 24, 'hour')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _allowance(one: RemovalRequest) -> str:
    allowed = one.asked.fact.allowance
    if allowed.hours:
        return _count(allowed.hours, "hour")
    return _count(allowed.working_days, "working day")
