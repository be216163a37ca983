"""What is known of each copy outside, and what is seen of it now."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.copies import CopyKind, CopyMade, TrustCopyMade
from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.heads import TRUST
from investigator.domain.instant import LONDON, Instant
from investigator.machine import streams
from investigator.machine.streams import Prints
from investigator.storage.register_copies import CopyLine

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.case import Case

_HASHED = 32 << 20  # a larger one is compared by its size here; deleting hashes it whole
_WORDS = {
    CopyKind.SOURCE: "file added as {of}",
    CopyKind.EXPORT: "exported copy of {of}",
    CopyKind.DOCUMENT: "document",
    CopyKind.OPENED: "{of} as opened in a viewer",
    CopyKind.LOSS_SHEET: "loss sheet",
}


class CopyState(StrEnum):
    """What is seen of a copy: the same bytes, others, none, or no folder to look in."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"
    CANNOT_SEE = "cannot_see"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOutside:
    """A plaintext outside the vault. `id` names it to commands; `ours` the program wrote.

    `state` is None where nobody looked.
    """

    id: str
    ref: str
    seq: int
    kind: CopyKind
    place: str
    sha256: str
    size: int
    exhibit: str
    made: Instant
    ours: bool
    state: CopyState | None = None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return copy_words(self.kind, self.exhibit)

    @property
    def deletable(self) -> bool:
        """Whether the program may delete it as it is now."""
        return self.state is CopyState.THERE and bool(self.sha256)


def copy_words(kind: CopyKind, exhibit: str) -> str:
    """What a copy is, in words."""
    return _WORDS[kind].format(of=exhibit or "an exhibit")


def copies_outside(desk: "Desk", *, look: bool = True) -> tuple[CopyOutside, ...]:
    """Every copy of every case, oldest first; `look` sees what lies there now."""
    found = (*_of_cases(desk), *_of_trust(desk))
    if not look:
        return found
    seen: dict[str, bool] = {}
    return tuple(replace(one, state=state_of(one, seen)) for one in found)


def find(desk: "Desk", name: str) -> CopyOutside:
    """The copy of this id, looked at now; or a refusal."""
    for one in copies_outside(desk, look=False):
        if one.id == name:
            return replace(one, state=state_of(one, {}))
    raise Refused(
        f"No copy outside is listed as {name}.",
        remedy="Look at the list of copies outside for its number.",
    )


def state_of(one: CopyOutside, reachable: dict[str, bool]) -> CopyState:
    """What lies there. A folder that does not answer is asked once."""
    if not one.place or not one.sha256:
        return CopyState.CANNOT_SEE
    path = Path(one.place)
    folder = str(path.parent)
    if folder not in reachable:
        reachable[folder] = _answers(path.parent)
    return _seen(path, one) if reachable[folder] else CopyState.CANNOT_SEE


def _seen(path: Path, one: CopyOutside) -> CopyState:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return CopyState.GONE
    except OSError:
        return CopyState.CANNOT_SEE
    if not stat.S_ISREG(found.st_mode) or found.st_size != one.size:
        return CopyState.CHANGED
    if found.st_size > _HASHED:
        return CopyState.THERE
    return _same_bytes(path, one.sha256)


def made_fact(
    kind: CopyKind, place: Path, sha256: Sha256, size: int, exhibit: str = ""
) -> CopyMade:
    """The fact that a plaintext lies there."""
    told = place_text(place)
    return CopyMade(kind=kind, place=told, sha256=sha256, size=size, exhibit=exhibit)


def made_by_trust(kind: CopyKind, place: Path, sha256: Sha256, size: int) -> TrustCopyMade:
    """The same for what is of no one case."""
    return TrustCopyMade(kind=kind, place=place_text(place), sha256=sha256, size=size)


def place_text(place: Path) -> str:
    """A path as text that can be kept; letters that are no text are replaced."""
    return os.fsencode(place.absolute()).decode("utf-8", "replace")


def lines_of(case: "Case", file: str) -> tuple[CopyLine, ...]:
    """The copies of a case as the register lists them."""
    return tuple(
        CopyLine(
            file=file,
            seq=seq,
            kind=one.made.fact.kind.value,
            place=one.made.fact.place,
            sha256=one.made.fact.sha256.hex if one.made.fact.sha256 else "",
            size=one.made.fact.size,
            exhibit=one.made.fact.exhibit,
            made=one.made.telling.happened_at.at,
        )
        for seq, one in sorted(case.copies.items())
        if one.listed
    )


def _answers(folder: Path) -> bool:
    """Whether a folder is there; a share that is gone is not waited for."""
    return streams.reachable(folder)


def _same_bytes(path: Path, sha256: str) -> CopyState:
    try:
        *_steps, last = streams.printed(path)
    except Refused:
        return CopyState.CANNOT_SEE
    same = isinstance(last, Prints) and last.sha256 == sha256
    return CopyState.THERE if same else CopyState.CHANGED


def _of_cases(desk: "Desk") -> Iterator[CopyOutside]:
    register = desk.vault.register
    refs: dict[str, str] = {}
    for line in register.copies.all():
        if line.file not in refs:
            known = register.of_file(line.file)
            refs[line.file] = known.ref if known else ""
        ref, kind = refs[line.file], CopyKind(line.kind)
        if ref:
            yield CopyOutside(
                id=f"{ref}:{line.seq}",
                ref=ref,
                seq=line.seq,
                kind=kind,
                place=line.place,
                sha256=line.sha256,
                size=line.size,
                exhibit=line.exhibit,
                made=Instant(line.made, LONDON),
                ours=kind is not CopyKind.SOURCE,
            )


def _of_trust(desk: "Desk") -> Iterator[CopyOutside]:
    for seq, one in desk.vault.trust.copies.items():
        fact = one.made.fact
        if one.listed:
            yield CopyOutside(
                id=f"{TRUST}:{seq}",
                ref=TRUST,
                seq=seq,
                kind=fact.kind,
                place=fact.place,
                sha256=fact.sha256.hex if fact.sha256 else "",
                size=fact.size,
                exhibit="",
                made=one.made.telling.happened_at,
                ours=one.ours,
            )
