"""Disputes about times: recorded while a meeting goes on, and decided by a named person."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from investigator.casework.commands.dispute import DecideDispute, DisputeTimes
from investigator.domain.case import Case
from investigator.domain.dispute import Result
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Span
from investigator.domain.time.displayed import read
from investigator.domain.time_standing import open_disputes
from investigator.domain.times_named import Hours, named, timed, within
from investigator.tui.modals import choices
from investigator.tui.modals.answers import (
    Unanswered,
    asked,
    choice_field,
    line_field,
    text_field,
)
from investigator.tui.modals.choices import whose, words_of
from investigator.tui.modals.exhibit import AboutExhibit
from investigator.tui.modals.exhibit_fields import ShownField
from investigator.tui.times import span
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.time_field import Echo
from investigator.tui.words import TIME_STATUSES

_ONE, _NAMED, _EVERY = "one", "named", "every"
_NONE = "No time is among those."


class Dispute(AboutExhibit):
    """Who, on what ground, which times: three answers, one ground for all of them."""

    ASKS = "Somebody disputes times"
    SAVE = "Record the dispute"
    PURPOSE = (
        "Write down who says that times are wrong, why in their words, and which. Nothing "
        "is decided by it; the times are marked as disputed from here on."
    )

    def heading(self) -> str:
        """Not of one exhibit alone."""
        return f"{self.ASKS} (the cursor is on {self.number})"

    def fields(self) -> ComposeResult:
        """Who, why, which."""
        yield line_field("by", "Who disputes them")
        yield text_field("ground", "On what ground, in their words", lines=2)
        yield choice_field(
            "which",
            "Which times",
            (
                Choice(key=_ONE, words=f"Those of {self.number}"),
                Choice(key=_NAMED, words="Those of the exhibits named below"),
                Choice(key=_EVERY, words="Every time that is shown"),
            ),
            taken=(_ONE,),
        )
        yield line_field("named", "Exhibits, if only some", example="E03, E05")
        yield ShownField(
            "Only between these hours, if some",
            self._echo,
            hint="Such as 22:00-06:00, British time; whoever disputes chooses them.",
            value="",
            id=asked("hours"),
        )
        yield choice_field(
            "exhibits", "What they rest on", choices.exhibits(self.case), several=True
        )

    def answer(self) -> DisputeTimes:
        """The dispute."""
        by = self.needed("by", "Enter who disputes the times.")
        ground = self.needed("ground", "Write why, in their words.")
        posts, which = self._chosen()
        own = by == self.standing.officer
        return DisputeTimes(
            case=self.case.ref,
            posts=posts,
            by=by,
            ground=ground,
            which=which,
            exhibits=self.taken("exhibits"),
            words_of="" if own else by,
        )

    def _chosen(self) -> tuple[tuple[str, ...], str]:
        posts, hours = self._asked(), self.text("hours")
        if not hours:
            return posts, ""
        window = Hours.parse(hours)
        found = within(self.case, posts, window)
        if not found.inside:
            raise Unanswered(hours=_NONE)
        words = (
            f"{window.words}: {len(found.inside)} inside, {len(found.unsure)} perhaps, "
            f"{found.outside} outside"
        )
        return found.inside, words

    def _asked(self) -> tuple[str, ...]:
        """The posts before any hours are looked at."""
        which = self.one("which")
        if which == _EVERY:
            return timed(self.case)
        labels = [self.number] if which == _ONE else self.text("named").split(",")
        found = (
            post
            for label in labels
            if label.strip()
            for post in named(self.case, label.strip().upper())
        )
        posts = tuple(dict.fromkeys(found))
        if not posts:
            raise Unanswered(named="Enter the numbers of exhibits, such as E03, E05.")
        return posts

    def _echo(self, typed: str) -> Echo:
        """What lies in the hours, as it is typed."""
        try:
            window = Hours.parse(typed)
            found = within(self.case, self._asked(), window)
        except Refused as why:
            return Echo(words=str(why), understood=False)
        except Unanswered as why:
            return Echo(words=" ".join(why.faults.values()), understood=False)
        times = "1 time" if len(found.inside) == 1 else f"{len(found.inside)} times"
        told = f"{times} {window.words}; {len(found.unsure)} perhaps, {found.outside} not"
        return Echo(words=told, understood=bool(found.inside))

    @on(ChoiceList.Changed)
    def _again(self) -> None:
        self._read_again()

    @on(Input.Changed, f"#{asked('named')} Input")
    def _named_changed(self) -> None:
        self._read_again()

    def _read_again(self) -> None:
        self.call_after_refresh(self.query_one(f"#{asked('hours')}", ShownField).read_again)


class Decide(AboutExhibit):
    """A named person's decision, on all of a dispute's times or on one."""

    ASKS = "Decide a dispute, the cursor on"
    SAVE = "Record the decision"
    PURPOSE = (
        "What a named person decided about disputed times, more likely than not, and why. "
        "One that is typed for somebody waits until they confirm it."
    )

    def fields(self) -> ComposeResult:
        """Which, the result, why, whose."""
        yield choice_field("which", "Which times", self._offered(), taken=self._first())
        yield choice_field(
            "result",
            "What was decided",
            (
                Choice(key=each.value, words=TIME_STATUSES[each.value].words)
                for each in Result
            ),
        )
        yield ShownField(
            "The time that counts instead, if shown to be wrong",
            self._echo,
            hint="A day and a time, or a day, British time.",
            id=asked("accepted"),
        )
        yield text_field("reason", "Reasons", hint="What decided it.", lines=2)
        yield choice_field(
            "exhibits", "What it rests on", choices.exhibits(self.case), several=True
        )
        yield from whose(self.standing, "decision")

    def answer(self) -> DecideDispute:
        """The decision."""
        which = self.needed("which", "Choose which disputed times are decided.")
        dispute, _, only = which.partition(" ")
        result = Result(self.needed("result", "Choose what was decided."))
        return DecideDispute(
            case=self.case.ref,
            posts=_waiting(self.case, dispute, only),
            dispute=dispute,
            result=result,
            accepted=self._accepted(result),
            reason=self.needed("reason", "Say what decided it, and why."),
            exhibits=self.taken("exhibits"),
            words_of=words_of(self),
        )

    def _accepted(self, result: Result) -> Span | None:
        typed = self.text("accepted")
        if not typed or result is Result.CHALLENGE_REJECTED:
            return None
        found = self._read(typed)
        if found is None:
            raise Unanswered(accepted="Enter a day with a time, or a day.")
        return found

    def _read(self, typed: str) -> Span | None:
        found = read(typed, captured=self.standing.now, zone=LONDON).readings
        return found[0].span if len(found) == 1 else None

    def _echo(self, typed: str) -> Echo:
        found = self._read(typed)
        if found is None:
            return Echo(
                words="Write a day and a time that means one moment.", understood=False
            )
        return Echo(words=span(found), understood=True)

    def _offered(self) -> Iterator[Choice]:
        """Each open dispute together, and what of it this exhibit shows."""
        for number, one in self.case.disputes.items():
            left = _waiting(self.case, number, "")
            if not left:
                continue
            by, count = one.disputed.fact.by, _times(left)
            ground = one.disputed.fact.ground
            yield Choice(
                key=number, words=f"{number}, {by}: all {count} together", note=ground
            )
            here = _waiting(self.case, number, self.number)
            if here and here != left:
                words = f"{number}: only {_times(here)} of {self.number}"
                yield Choice(key=f"{number} {self.number}", words=words)

    def _first(self) -> Sequence[str]:
        return tuple(one.key for one in self._offered())[:1]


def _waiting(case: Case, dispute: str, exhibit: str) -> tuple[str, ...]:
    """The posts of a dispute that wait, of one exhibit or of all."""
    return tuple(
        number
        for number, one in case.posts.items()
        if dispute in open_disputes(one) and exhibit in ("", *one.exhibits)
    )


def _times(posts: Sequence[str]) -> str:
    return "1 time" if len(posts) == 1 else f"{len(posts)} times"
