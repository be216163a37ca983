"""What can be done on a screen, read from the bindings that its own classes declare.

One reading serves the help and the palette, so neither can fall behind the keys.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from investigator.tui.words import key_words

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

_OURS, _KIT = "investigator.tui.", "investigator.tui.widgets."


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A key, the words for what it does, and where it is carried out."""

    key: str
    words: str
    explained: str
    action: str
    node: "DOMNode"


def acts_of(screen: "Screen[object]") -> tuple[Act, ...]:
    """What the screen offers now: what holds the focus first, then the screen itself."""
    begin = screen.focused or screen
    found: dict[str, Act] = {}
    for node in begin.ancestors_with_self:
        if node is screen.app:
            break
        for act in _of_node(node):
            found.setdefault(act.action, act)
    return tuple(found.values())


def _of_node(node: "DOMNode") -> Iterator[Act]:
    for kind in type(node).__mro__:
        if not kind.__module__.startswith(_OURS):
            continue
        for given in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
            if not (given.show or not kind.__module__.startswith(_KIT)):
                continue
            name = given.action.partition("(")[0]
            if given.description and node.check_action(name, ()) is not False:
                yield Act(
                    key=given.key_display or key_words(given.key),
                    words=given.description,
                    explained=given.tooltip,
                    action=given.action,
                    node=node,
                )
