"""What can be recorded of accounts: chosen from a list, then asked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from textual.dom import DOMNode

from investigator.casework.case_views import Standing
from investigator.tui.modals.account import (
    AccessQuestion,
    LinkAccountQuestion,
    RebutAccountQuestion,
    RecordAccountQuestion,
)
from investigator.tui.modals.choose import Choose
from investigator.tui.modals.question import Question
from investigator.tui.widgets.choice_list import Choice

_QUESTIONS: Mapping[str, tuple[str, type[Question]]] = MappingProxyType(
    {
        "record": ("An account as it was seen", RecordAccountQuestion),
        "link": ("Why an account is taken to be somebody's", LinkAccountQuestion),
        "rebut": ("What is said against that", RebutAccountQuestion),
        "access": ("Who else could sign in", AccessQuestion),
    }
)


def begin(
    asking: DOMNode, standing: Callable[[], Standing], ask: Callable[[Question], None]
) -> None:
    """Asks what, then asks that."""
    offered = [Choice(key=key, words=words) for key, (words, _) in _QUESTIONS.items()]

    def chosen(key: str | None) -> None:
        if key is not None:
            ask(_QUESTIONS[key][1](standing()))

    asking.app.push_screen(Choose("Accounts", offered), chosen)
