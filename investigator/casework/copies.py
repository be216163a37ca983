"""Copies outside: listed from the register, looked at where they lie, deleted or confirmed.

Nothing is deleted that is not byte for byte what the vault knows; never a folder, never a
link, and a source only where its sealed bytes read whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.commands.copies import ConfirmGone, DeleteCopies
from investigator.casework.copy_states import CopyOutside, CopyState, copies_outside, find
from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.copies import CopyGone, CopyKind, HowGone, TrustCopyGone
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged, Refused
from investigator.domain.heads import TRUST
from investigator.machine import streams
from investigator.machine.streams import Prints

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact

__all__ = ["CopyDeleted", "CopyOutside", "CopyState", "copies_outside", "sentences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyDeleted:
    """What came of one copy; `why` is empty where it was deleted."""

    id: str
    place: str
    why: str = ""


def delete(desk: Desk, wanted: DeleteCopies) -> Iterator[Progress | Done]:
    """Each copy is hashed again and deleted, or kept with the reason why."""
    done: list[CopyDeleted] = []
    gone: set[str] = set()
    listed = {one.id: one for one in copies_outside(desk, look=False)}
    for at, name in enumerate(wanted.copies):
        yield Progress(what="Deleting copies", done=at, whole=len(wanted.copies))
        one = listed.get(name) or find(desk, name)
        if one.place in gone:  # two cases were given the same file
            _record_gone(desk, one, HowGone.DELETED)
            done.append(CopyDeleted(id=one.id, place=one.place))
            continue
        why = _refusal(desk, one)
        if not why:
            Path(one.place).unlink()
            gone.add(one.place)
            _record_gone(desk, one, HowGone.DELETED)
        done.append(CopyDeleted(id=one.id, place=one.place, why=why))
    yield Done(made=tuple(done))


def confirm_gone(desk: Desk, wanted: ConfirmGone) -> Iterator[Done]:
    """A person says that it is gone; one that the program still sees is not."""
    name = wanted.copy if ":" in wanted.copy else f"{wanted.case or TRUST}:{wanted.copy}"
    one = find(desk, name)
    if one.state in (CopyState.THERE, CopyState.CHANGED):
        raise Refused(
            "That copy still lies where it was put.",
            remedy="Delete it first; a file that was changed you delete yourself.",
        )
    yield _record_gone(desk, one, HowGone.CONFIRMED)


def sentences(desk: Desk) -> tuple[str, ...]:
    """A line for each copy outside, without looking where it lies."""
    return tuple(
        f"{one.ref}: {one.what}, {one.place or 'in a folder that is not told any more'}"
        for one in copies_outside(desk, look=False)
    )


def _refusal(desk: Desk, one: CopyOutside) -> str:
    """Why a copy is not deleted, or empty."""
    if not one.sha256 or not one.place:
        return "The program no longer knows which file this was. Delete it yourself."
    path = Path(one.place)
    try:
        before = path.lstat()
        prints = _prints(path)
        after = path.lstat()
    except (OSError, Refused):
        return "It cannot be seen where it was put."
    if (before.st_ino, before.st_dev) != (after.st_ino, after.st_dev):
        return "It was exchanged while it was being looked at."
    if prints.sha256 != one.sha256:
        return "It was changed since, so it is not deleted. Look at it yourself."
    if one.kind is CopyKind.SOURCE:
        return _not_sealed(desk, one)
    return ""


def _prints(path: Path) -> Prints:
    """Of an ordinary file; a link or a folder is refused."""
    *_steps, last = streams.printed(path)
    if not isinstance(last, Prints):
        raise TypeError(type(last).__name__)
    return last


def _not_sealed(desk: Desk, one: CopyOutside) -> str:
    """A source goes only where the vault can give its bytes back, read just now."""
    try:
        for _piece in desk.case_file(one.ref).bytes_of(Sha256(one.sha256)):
            pass
    except Damaged:
        return "The vault's own copy does not read whole, so this one is not deleted."
    return ""


def _record_gone(desk: Desk, one: CopyOutside, how: HowGone) -> Done:
    saying = desk.saying()
    if one.ref == TRUST:
        fact = TrustCopyGone(copy=one.seq, how=how)
        stamp = desk.vault.stamp(desk.clock.record())
        desk.vault.record(lambda _trust: [(fact, saying)], stamp)
        return Done()
    gone: Fact = CopyGone(copy=one.seq, how=how)
    return desk.record(desk.case_file(one.ref), [(gone, saying)])
