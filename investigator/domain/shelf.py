"""An immutable mapping that is cheap to add to: a shared base under a small copied overlay.

The overlay is merged when it outgrows the square root of the base, so n puts cost about n
to the power of one and a half instead of n squared. Shelves are equal only by identity:
that is what lets a screen ask "did this change?" for nothing.
"""

from collections.abc import Iterator, Mapping
from math import isqrt
from typing import Generic, Self, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Shelf(Mapping[K, V], Generic[K, V]):
    """Values by key, in the order in which they were first put."""

    __slots__ = ("_base", "_new", "_over")

    def __init__(
        self, base: dict[K, V] | None = None, over: dict[K, V] | None = None, new: int = 0
    ) -> None:
        self._base: dict[K, V] = base if base is not None else {}
        self._over: dict[K, V] = over if over is not None else {}
        self._new = new

    def put(self, key: K, value: V) -> Self:
        """A shelf with this value under this key."""
        new = self._new + (key not in self._over and key not in self._base)
        over = {**self._over, key: value}
        if len(over) > isqrt(len(self._base)) + 1:
            return type(self)({**self._base, **over})
        return type(self)(self._base, over, new)

    def without(self, key: K) -> Self:
        """A shelf without this key; everything else stands in the same order."""
        return type(self)({each: self[each] for each in self if each != key})

    def __getitem__(self, key: K) -> V:
        return self._over[key] if key in self._over else self._base[key]

    def __iter__(self) -> Iterator[K]:
        yield from self._base
        yield from (key for key in self._over if key not in self._base)

    def __len__(self) -> int:
        return len(self._base) + self._new

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
