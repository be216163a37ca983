"""Words that were destroyed, taken out of every other text in which they stand.

A name is found however it is spaced or joined, as people and file names write it; a part
of a name alone is only shown, because it may mean somebody else.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from investigator.domain.digest import Sha256

COVERED = "[taken out]"
# As in EllisMarchbanks.png, ellis_marchbanks, Marchbanks, Ellis.
_JOINS = r"[\s._,'\u2019-]*"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_SHORTEST_PART = 3
_FEWEST_LETTERS = 4
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Words:
    """What may not stand anywhere any more.

    `whole` is covered wherever it stands; `parts` only in the entries that a person names.
    """

    whole: tuple[re.Pattern[str], ...] = ()
    parts: tuple[re.Pattern[str], ...] = ()

    def in_text(self, text: str, *, parts: bool = False) -> bool:
        """Whether any of it stands in a text."""
        return any(each.search(text) for each in self._wanted(parts=parts))

    def stand_in(self, value: object, *, parts: bool = False) -> bool:
        """Whether any of it stands in any text of a value."""
        return any(self.in_text(text, parts=parts) for text in texts(value))

    def covered(self, value: F, *, parts: bool = False) -> F:
        """The value with these words taken out of every text in it."""
        wanted = self._wanted(parts=parts)

        def cover(text: str) -> str:
            for each in wanted:
                text = each.sub(COVERED, text)
            return text

        return _changed(value, cover) if wanted else value

    def _wanted(self, *, parts: bool) -> tuple[re.Pattern[str], ...]:
        return (*self.whole, *self.parts) if parts else self.whole


def of_name(name: str) -> Words:
    """A person's name, in either order, and its parts."""
    parts = re.findall(r"[^\W_]+(?:['\u2019-][^\W_]+)*", name)
    if sum(map(len, parts)) < _FEWEST_LETTERS:  # two letters would be found in all things
        return Words()
    orders = (parts, parts[::-1]) if len(parts) > 1 else (parts,)
    whole = tuple(_pattern(_JOINS.join(map(re.escape, order))) for order in orders)
    long = [each for each in parts if len(each) >= _SHORTEST_PART]
    loose = tuple(_pattern(re.escape(each)) for each in long) if len(parts) > 1 else ()
    return Words(whole=whole, parts=loose)


def of_texts(texts_gone: Collection[str]) -> Words:
    """Texts as they stand, such as a file name or a fingerprint; short ones are left."""
    long = {each.strip() for each in texts_gone if len(each.strip()) >= _FEWEST_LETTERS}
    return Words(whole=tuple(_pattern(re.escape(each)) for each in sorted(long)))


def of_fingerprint(sha256: Sha256) -> tuple[str, ...]:
    """A fingerprint as it is written: whole, and as its first digits in groups."""
    return sha256.hex, sha256.short()


def texts(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def _changed(value: Any, cover: Any) -> Any:  # noqa: ANN401 - any part of any fact
    """The same value where nothing in it is covered."""
    if isinstance(value, (Enum, Sha256)):
        return value
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, cover) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        now = {
            field.name: (getattr(value, field.name))
            for field in fields(value)
            if field.init
        }
        new = {name: _changed(old, cover) for name, old in now.items()}
        return value if new == now else replace(value, **new)
    return value


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{text}{_AFTER}", re.IGNORECASE)
