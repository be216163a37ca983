"""Exhibits as a document shows them: one a page, what was kept and what is shown."""

from dataclasses import dataclass

from investigator.documents.packs.parts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A copy made for printing. `blob` names its bytes; `alt` says in words what it shows.

    `sha256` is of those bytes. `changes` are sentences: made smaller, places covered.
    """

    blob: str
    sha256: str
    width: int
    height: int
    alt: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit. `withheld` is what is printed after its number in its place.

    `facts` are further facts of the capture; `transcript` is its typed, checked words.
    """

    number: str
    title: str
    kind: str
    supplied_by: str
    obtained: str
    captured: str
    sha256: str
    size: str
    name: str
    facts: tuple[Fact, ...] = ()
    transcript: str = ""
    transcript_by: str = ""
    withheld: str | None = None
    picture: Picture | None = None
