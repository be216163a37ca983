"""What every part of an import shares.

Careful reading of data, and commands that may be refused.

A file's data is looked at through a `Node`, which gives text, days and moments or their
absence, and never a surprise.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from investigator.casework.commands.base import Command
from investigator.casework.perform import perform
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.case import Case

_CHECKS = ("expected", "trap", "acceptance")
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What reading data of another shape than expected can raise."""


@dataclass(frozen=True, slots=True)
class Node:
    """A mapping from a file, read with care."""

    data: dict[str, Any]

    def has(self, key: str) -> bool:
        """Whether something stands under a key."""
        return self.data.get(key) not in (None, "", [], {})

    def text(self, key: str) -> str:
        """The text under a key, or empty."""
        return _text(self.data.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list."""
        value = self.data.get(key)
        return tuple(_text(each) for each in value) if isinstance(value, list) else ()

    def node(self, key: str) -> "Node":
        """The mapping under a key, empty where there is none."""
        value = self.data.get(key)
        return Node(value if isinstance(value, dict) else {})

    def nodes(self, key: str) -> tuple["Node", ...]:
        """The mappings of a list."""
        value = self.data.get(key)
        each = value if isinstance(value, list) else []
        return tuple(Node(one) for one in each if isinstance(one, dict))

    def moment(self, key: str) -> Instant | None:
        """The moment under a key; a refusal where it is none."""
        value = self.data.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            return Instant.of(value)
        return Instant.parse(_text(value))

    def yes(self, key: str) -> bool | None:
        """Yes or no, where the value under a key is one of them."""
        value = self.data.get(key)
        return value if isinstance(value, bool) else None


class Importing:
    """One case on its way in."""

    def __init__(self, desk: "Desk", node: Node, beside: Path, folder: Path) -> None:
        self.desk = desk
        self.ref = node.text("ref")
        self.beside = beside
        self.folder = folder
        self.refused: list[tuple[str, str]] = []

    @property
    def case(self) -> "Case":
        """The case as it stands by now."""
        return self.desk.case_file(self.ref).case

    def do(self, where: str, command: Command) -> bool:
        """Carries out a command; a refusal is kept with where it arose."""
        try:
            perform(self.desk, command)
        except Refused as why:
            self.refuse(where, str(why))
            return False
        return True

    def refuse(self, where: str, why: str) -> None:
        """Says what did not come in."""
        self.refused.append((f"{self.ref} {where}", why))

    def carefully(self, where: str) -> "Careful":
        """Within it, whatever cannot be read is refused by name."""
        return Careful(self, where)

    def leave_unknown(self, node: Node, known: Iterable[str], where: str = "") -> None:
        """Names the keys that nobody reads; those for checks are left out on purpose."""
        for key in _unknown(node, frozenset(known)):
            self.refuse(f"{where}{key}", "this is not kept yet")


class Careful:
    """Turns what cannot be read inside it into a line of what was refused."""

    def __init__(self, importing: Importing, where: str) -> None:
        self._importing = importing
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, why: object, _trace: object) -> bool:
        if isinstance(why, (Refused, *UNREADABLE)):
            said = str(why) if isinstance(why, Refused) else "it cannot be read"
            self._importing.refuse(self._where, said)
            return True
        return False


def day_of(value: object) -> date | None:
    """A day, where a value is one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return None if value is None else date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None


def _text(value: object) -> str:
    """A single value as text; a list or a mapping is none."""
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _unknown(node: Node, known: frozenset[str]) -> Iterator[str]:
    for key in node.data:
        if key not in known and not str(key).startswith(_CHECKS):
            yield str(key)
