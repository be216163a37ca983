"""Puts right a mistake: what goes and where it is are shown before anything is done."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Self

from textual.app import ComposeResult
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from investigator.casework.commands.put_right import (
    CloseAsOpenedInError,
    PutRight,
    RecordDataBreach,
)
from investigator.casework.taken import TakenOut, would_go
from investigator.tui.entry_words import entry_words
from investigator.tui.messages import Asked
from investigator.tui.modals.answers import (
    Unanswered,
    choice_field,
    line_field,
    moment_field,
    text_field,
)
from investigator.tui.modals.question import Question
from investigator.tui.modals.was_in import WasIn, place_lines
from investigator.tui.safe import lines_of, said
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.widgets.form import Field

if TYPE_CHECKING:
    from investigator.casework.case_views import Standing
    from investigator.casework.desk import Done

_REASON_HINT = "The reason stays on the record: say it without a name."
_MOST = 6


class PutRightQuestion(Question):
    """Of an exhibit, a person or a note; the number stays and says what became of it."""

    ASKS = "Put right"
    SAVE = "Take it out"
    PURPOSE = (
        "What was added by mistake is taken out for good: its words and bytes are "
        "destroyed. Its number and the reason stay. Esc leaves everything as it is."
    )

    def __init__(self, standing: "Standing", what: str, *, shown: str = "") -> None:
        super().__init__(standing)
        self._what = what
        self._said_of = shown or what

    @classmethod
    def again(cls, standing: "Standing", about: tuple[str, ...]) -> Self:
        """Of the same."""
        return cls(standing, about[0])

    def about(self) -> tuple[str, ...]:
        """What it is asked of."""
        return (self._what,)

    def heading(self) -> str:
        """With what it is asked of."""
        return f"{self.ASKS} {self._said_of}"

    def fields(self) -> ComposeResult:
        """What goes and where it is, why, and where it belongs."""
        yield Static(
            said("[$due]This cannot be undone.[/] Looking at what would go…"),
            classes="warning",
            id="would-go",
        )
        yield line_field("reason", "Why it was a mistake", hint=_REASON_HINT)
        if self._what in self.case.exhibits:
            yield line_field(
                "to_case",
                "Which case it belongs to, if any",
                hint="Its reference. It goes there first, with where it came from.",
            )

    def on_mount(self) -> None:
        """Asks what would go."""
        super().on_mount()
        question = partial(would_go, ref=self.case.ref, what=self._what)
        self.post_message(Asked(question, answer=self._told, refused=self.show_refusal))

    def _told(self, found: object) -> None:
        if not isinstance(found, TakenOut) or not self.is_attached:
            return
        self.query_one("#would-go", Static).update(what_would_go(found))
        if found.maybe:
            self.call_later(self._ask_of_parts, found)

    async def _ask_of_parts(self, found: TakenOut) -> None:
        choices = [
            Choice(key=str(one.seq), words=f"{one.seq}  {entry_words(one.fact)}")
            for one in found.maybe
        ]
        field = choice_field(
            "also",
            "A part of the name stands here. Which of these mean the same person?",
            choices,
            several=True,
        )
        last = self.query(Field).last()
        await self.query_one(".question--fields").mount(field, after=last)

    def answer(self) -> PutRight:
        """The command."""
        asked = self.query("#asked-also")
        to_case = self.text("to_case") if self._what in self.case.exhibits else ""
        return PutRight(
            case=self.case.ref,
            what=self._what,
            reason=self.needed("reason", "Say in a line why it was a mistake."),
            to_case=to_case,
            also=tuple(int(each) for each in self.taken("also")) if asked else (),
        )


class CloseInError(Question):
    """The whole case; the register shows it no more."""

    ASKS = "Close the case as opened in error"
    SAVE = "Empty it and close it"
    PURPOSE = (
        "A case that was opened by mistake, such as about another person, is emptied and "
        "closed. It is never counted and is nobody's history. Esc leaves it as it is."
    )

    def fields(self) -> ComposeResult:
        """Why, and what goes along."""
        yield Static(
            said(
                "[$due]This cannot be undone.[/] All that was recorded here is destroyed, "
                "but for who wrote, why it was closed, and which documents were made."
            ),
            classes="warning",
        )
        yield line_field("reason", "Why it was a mistake", hint=_REASON_HINT)
        yield line_field(
            "to_case",
            "Which case takes exhibits over, if any",
            hint="Its reference. Without one, the exhibits are destroyed too.",
        )
        if self.case.exhibits:
            yield choice_field(
                "exhibits",
                "Which exhibits go along",
                (
                    Choice(key=number, words=f"{number}  {one.admitted.fact.title}")
                    for number, one in self.case.exhibits.items()
                ),
                several=True,
                taken=tuple(self.case.exhibits),
            )

    def answer(self) -> CloseAsOpenedInError:
        """The command."""
        to_case = self.text("to_case")
        going = self.taken("exhibits") if to_case and self.case.exhibits else ()
        if to_case and not going:
            raise Unanswered(to_case="Choose which exhibits go along, or name no case.")
        return CloseAsOpenedInError(
            case=self.case.ref,
            reason=self.needed("reason", "Say in a line why it was a mistake."),
            to_case=to_case,
            exhibits=going,
        )


class RecordBreach(Question):
    """The program counts; whether anybody is told, a person decides."""

    ASKS = "Record a data breach"
    SAVE = "Record it"
    PURPOSE = (
        "Personal data left where it should have stayed. 72 hours, each one counted, run "
        "from the moment when somebody of the trust first knew."
    )

    def fields(self) -> ComposeResult:
        """What left, and since when it is known."""
        yield text_field("what", "What left, and to whom", hint="Without more than needed.")
        yield moment_field(
            "since", "When somebody of the trust first knew", self.standing.now
        )

    def answer(self) -> RecordDataBreach:
        """The command."""
        since = self.moment("since", self.standing.now, needed=True)
        return RecordDataBreach(
            case=self.case.ref,
            what=self.needed("what", "Say in a line what left, and to whom."),
            known_since=since or self.standing.now,
        )


def begin(asking: DOMNode, question: PutRightQuestion | CloseInError) -> None:
    """Asks; then tells where it was; then, where that is proposed, asks about a breach."""
    standing = question.standing

    def told(done: "Done | None") -> None:
        if done is not None and isinstance(done.made, TakenOut):
            after = partial(_breach, asking, standing)
            asking.app.push_screen(WasIn(done.made), after)

    asking.app.push_screen(question, told)


def _breach(asking: DOMNode, standing: "Standing", wanted: object) -> None:
    if wanted:
        asking.app.push_screen(RecordBreach(standing))


def what_would_go(found: TakenOut) -> Content:
    """What goes and where it is, as lines."""
    return lines_of(*_would_go(found))


def _would_go(found: TakenOut) -> Iterator[Content]:
    yield said("[$due]This cannot be undone.[/] These entries lose their words:")
    for one in found.entries[:_MOST]:
        again = "(the rest is told again)" if one.again else ""
        words = entry_words(one.fact)
        yield said("$seq  $words [$quiet]$again[/]", seq=one.seq, words=words, again=again)
    more = len(found.entries) - _MOST
    if more > 0:
        yield said("and $more more.", more=str(more))
    yield from place_lines(found)
