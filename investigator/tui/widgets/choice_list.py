"""Choices one under the other, one of them or several taken with Enter or Space."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from investigator.tui.safe import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A key that the program knows, the words for it, and a note that explains it."""

    key: str
    words: str
    note: str = ""


class ChoiceList(OptionList):
    """Marks say what is taken: `(o)` where one may be, `[x]` where several may."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Choose", show=False),
    ]

    class Changed(Message):
        """Another choice was taken or given up."""

        def __init__(self, choices: "ChoiceList", taken: tuple[str, ...]) -> None:
            super().__init__()
            self.choices = choices
            self.taken = taken

        @property
        def control(self) -> "ChoiceList":
            """For `@on(ChoiceList.Changed, "#name")`."""
            return self.choices

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        taken: Sequence[str] = (),
        several: bool = False,
        id: str | None = None,  # noqa: A002 Textual's own name
    ) -> None:
        self._choices = tuple(choices)
        self._several = several
        self._taken = frozenset(taken)
        super().__init__(*(Option(self._as_drawn(one)) for one in choices), id=id)

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys that are taken, in the order shown."""
        return tuple(one.key for one in self._choices if one.key in self._taken)

    def on_mount(self) -> None:
        """Begin at what is taken."""
        places = (
            place for place, one in enumerate(self._choices) if one.key in self._taken
        )
        self.highlighted = next(places, 0 if self._choices else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice; where several may be taken, a second time gives it up."""
        event.stop()
        key = self._choices[event.option_index].key
        self.take(self._taken ^ {key} if self._several else (key,))

    def offer(self, choices: Sequence[Choice], *, taken: Sequence[str] = ()) -> None:
        """Offers other choices in place of these."""
        self._choices, self._taken = tuple(choices), frozenset(taken)
        self.clear_options()
        self.add_options([Option(self._as_drawn(one)) for one in choices])
        self.on_mount()

    def take(self, keys: Iterable[str]) -> None:
        """Takes these and no others; a key that is no choice here is left aside."""
        self._taken = frozenset(keys) & {one.key for one in self._choices}
        for place, one in enumerate(self._choices):
            self.replace_option_prompt_at_index(place, self._as_drawn(one))
        self.post_message(self.Changed(self, self.taken))

    def _as_drawn(self, one: Choice) -> Content:
        mark = _mark(taken=one.key in self._taken, several=self._several)
        if not one.note:
            return said("$mark $words", mark=mark, words=one.words)
        return said("$mark $words\n    $note", mark=mark, words=one.words, note=one.note)


def _mark(*, taken: bool, several: bool) -> str:
    if several:
        return "[x]" if taken else "[ ]"
    return "(o)" if taken else "( )"
