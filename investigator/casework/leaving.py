"""What is asked when the vault is locked or left: the copies that lie outside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.casework.copy_states import (
    CopyOutside,
    CopyState,
    copies_outside,
    state_of,
)
from investigator.machine.clock import running_ns

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_LOOKING_NS = 1_500_000_000
"""Locking waits no longer than this for a look at the copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesLeft:
    """The copies that could be deleted now, by id, and how many cannot be seen."""

    deletable: tuple[str, ...] = ()
    unseen: int = 0


def copies_left(desk: "Desk") -> CopiesLeft:
    """What lies outside, as far as can be seen in a moment; the newest first."""
    seen = tuple(_looked(desk))
    return CopiesLeft(
        deletable=tuple(one.id for one in seen if one.deletable),
        unseen=sum(one.state is CopyState.CANNOT_SEE for one in seen),
    )


def _looked(desk: "Desk") -> Iterator[CopyOutside]:
    began, reachable = running_ns(), dict[str, bool]()
    for one in reversed(copies_outside(desk, look=False)):
        if running_ns() - began > _LOOKING_NS:
            return
        yield replace(one, state=state_of(one, reachable))
