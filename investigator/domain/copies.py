"""Copies outside the vault: every plaintext file, with its place, until it is known gone.

The place is a path on somebody's laptop, so it stands in the payload and nowhere else.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling, Told
from investigator.domain.shelf import Shelf

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.domain.trust import Trust


class CopyKind(StrEnum):
    """How a plaintext came to lie outside."""

    SOURCE = "source"
    EXPORT = "export"
    DOCUMENT = "document"
    OPENED = "opened"
    LOSS_SHEET = "loss_sheet"


class HowGone(StrEnum):
    """How it is known that a copy is gone."""

    DELETED = "deleted"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMade:
    """A plaintext lies outside the vault.

    `exhibit` is the number of the exhibit that it shows, or empty. After an exhibit was
    taken out, only the folder stands here and no fingerprint.
    """

    kind: CopyKind
    place: str
    sha256: Sha256 | None
    size: int
    exhibit: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The copy is listed; one that lay in the same place has been written over."""
        return replace(case, copies=_with(case.copies, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGone:
    """A copy is gone; `copy` is the entry that told of it."""

    copy: int
    how: HowGone

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The copy is listed no more."""
        return replace(case, copies=_without(case.copies, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustCopyMade:
    """A plaintext that is of no one case lies outside the vault."""

    kind: CopyKind
    place: str
    sha256: Sha256 | None
    size: int

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The copy is listed; one that lay in the same place has been written over."""
        made = CopyMade(
            kind=self.kind, place=self.place, sha256=self.sha256, size=self.size
        )
        return replace(trust, copies=_with(trust.copies, telling.of(made)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustCopyGone:
    """A copy that is of no one case is gone; `copy` is the entry that told of it."""

    copy: int
    how: HowGone

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The copy is listed no more."""
        gone = CopyGone(copy=self.copy, how=self.how)
        return replace(trust, copies=_without(trust.copies, telling.of(gone)))


@dataclass(frozen=True, slots=True)
class OutsideCopy:
    """A copy as the record knows it."""

    made: Told[CopyMade]
    gone: Told[CopyGone] | None = None
    replaced_by: int = 0

    @property
    def listed(self) -> bool:
        """Whether it still has to be thought of."""
        return self.gone is None and not self.replaced_by

    @property
    def ours(self) -> bool:
        """Whether the program wrote it; a source was there before."""
        return self.made.fact.kind is not CopyKind.SOURCE


Copies = Shelf[int, OutsideCopy]
"""Copies by the entry that told of them."""


def gone(case: "Case", *, copy: int, how: HowGone) -> CopyGone:
    """Records that a copy is gone, once."""
    refuse_unlisted(case.copies, copy)
    return CopyGone(copy=copy, how=how)


def refuse_unlisted(copies: Copies, copy: int) -> None:
    """A copy that nobody listed, or that is gone already, is no copy outside."""
    if copy not in copies or not copies[copy].listed:
        raise Refused(
            "No such copy lies outside the vault.",
            remedy="Look at the list of copies outside for its number.",
        )


def _with(copies: Copies, told: Told[CopyMade]) -> Copies:
    seq = told.telling.seq
    for earlier, one in copies.items():
        if one.listed and told.fact.sha256 and one.made.fact.place == told.fact.place:
            copies = copies.put(earlier, replace(one, replaced_by=seq))
    return copies.put(seq, OutsideCopy(made=told))


def _without(copies: Copies, told: Told[CopyGone]) -> Copies:
    one = copies.get(told.fact.copy)
    if one is None:
        return copies
    return copies.put(told.fact.copy, replace(one, gone=told))
