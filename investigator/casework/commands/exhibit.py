"""What can be wanted of exhibits and of the documents made from a case."""

from dataclasses import dataclass, field
from pathlib import Path

from investigator.casework.commands.base import CaseCommand, Command, command
from investigator.domain import exhibit
from investigator.domain.exhibit import ExhibitKind, Origin, Relation
from investigator.domain.post import Authorship, Basis, Edited
from investigator.domain.time.interval import Order, Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What an exhibit shows of a post, and the time as the site shows it there."""

    shown: str = ""
    basis: Basis = Basis.UNKNOWN
    zone: str = ""
    order: Order = Order.DMY
    rounding: Rounding = Rounding.UNKNOWN
    platform: str = ""
    handle: str = ""
    address: str = ""
    identifier: str = ""
    words: str = ""
    author: str = ""
    authorship: Authorship = Authorship.UNKNOWN
    edited: Edited = Edited.UNKNOWN
    scheduled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitExhibit(CaseCommand):
    """A file becomes an exhibit; what it shows of a post is recorded with it.

    `passing` says that the program made the file itself and takes it away again;
    `large_confirmed` that somebody wants the whole of a very large one.
    """

    file: Path
    title: str = ""
    kind: ExhibitKind = ExhibitKind.OTHER
    origin: Origin = field(default_factory=Origin)
    showing: Showing | None = None
    number: str = ""
    large_confirmed: bool = False
    passing: bool = False


@command(exhibit.withhold)
@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdExhibit(CaseCommand):
    """An exhibit is kept out of what others get."""

    exhibit: str
    ground: str


@command(exhibit.relate)
@dataclass(frozen=True, slots=True, kw_only=True)
class RelateExhibit(CaseCommand):
    """One exhibit was cut from, or is a better copy of, another."""

    exhibit: str
    relation: Relation
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportExhibit(CaseCommand):
    """The sealed bytes are written to a file outside the vault."""

    exhibit: str
    out: Path
    overwrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyExhibits(CaseCommand):
    """Every exhibit's bytes are hashed again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearAway(Command):
    """What a stop left of files that were being added is cleared away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeDocument(CaseCommand):
    """A document is made as a PDF.

    `draft` says that a draft is wanted whatever is missing; `part` names what of the case
    a kind with parts is about, such as an exhibit.
    """

    kind: str
    out: Path
    part: str = ""
    draft: bool = False
    overwrite: bool = True
