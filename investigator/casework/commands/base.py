"""What every command has, and how one is tied to the rule that decides it.

A command is a frozen value that says what is wanted. Most are carried out by a rule of
the domain alone: the command's own fields are the rule's arguments, and a house test
holds them together.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar

from investigator.domain.instant import Instant

C = TypeVar("C", bound=type)
Rule = Callable[..., Any]
"""A rule takes a case and names its other arguments.

It returns a fact, several, or none.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person wants done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCommand(Command):
    """Something wanted in one case.

    `case` is its reference. `happened_at` is when it happened, now unless told; `words_of`
    whose words or decision it is, the typist's own unless told; `rests_on` names a paper.
    `even_ended` commands are taken by a case that was opened in error too.
    """

    rule: ClassVar[Rule | None] = None
    takes: ClassVar[frozenset[str]] = frozenset()
    even_ended: ClassVar[bool] = False

    case: str
    happened_at: Instant | None = None
    words_of: str = ""
    rests_on: str = ""


_AROUND = frozenset(field.name for field in fields(CaseCommand))


def command(rule: Rule) -> Callable[[C], C]:
    """Ties a command to the rule that makes its facts."""

    def tie(kind: C) -> C:
        kind.rule = staticmethod(rule)  # type: ignore[attr-defined]
        kind.takes = frozenset(inspect.signature(rule).parameters)  # type: ignore[attr-defined]
        return kind

    return tie


def arguments(wanted: CaseCommand) -> dict[str, Any]:
    """The rule's arguments that a command carries itself."""
    own = (field.name for field in fields(wanted) if field.name not in _AROUND)
    return {name: getattr(wanted, name) for name in own}
