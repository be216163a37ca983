"""Labels with what is known under or beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from investigator.tui.safe import safe


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One line: what it is called, and what is known."""

    label: str
    content: Content


class Facts(Vertical):
    """A list of labels and values; a value may take several lines."""

    def __init__(self, facts: Sequence[Known] = (), *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._facts = tuple(facts)

    def show_facts(self, facts: Sequence[Known]) -> None:
        """Show these instead; the values alone change where the labels are the same."""
        same = [one.label for one in facts] == [one.label for one in self._facts]
        self._facts = tuple(facts)
        if not same:
            self.refresh(recompose=True)
            return
        for one, shown in zip(facts, self.query(".facts--value"), strict=False):
            if isinstance(shown, Static):
                shown.update(one.content)

    def compose(self) -> ComposeResult:
        """A row for each."""
        yield from (_row(one) for one in self._facts)


def known(pairs: Iterable[tuple[str, str | Content]]) -> tuple[Known, ...]:
    """Facts from labels and values; a value that is text is made safe, its lines kept."""
    return tuple(
        Known(
            label=label,
            content=value if isinstance(value, Content) else safe(value, lines=True),
        )
        for label, value in pairs
    )


def _row(one: Known) -> Horizontal:
    return Horizontal(
        Static(safe(one.label), classes="facts--label"),
        Static(one.content, classes="facts--value"),
        classes="facts--row",
    )
