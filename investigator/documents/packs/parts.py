"""The pieces of every document: settled words, no markup, nothing left to work out.

A field called `exhibits` holds labels (E01), each printed with the page it stands on.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a list of facts; `fixed` sets the value in the face for fingerprints."""

    label: str
    value: str
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One numbered paragraph and the exhibits that it rests on."""

    text: str
    exhibits: tuple[str, ...] = ()
    part: str = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of somebody else, set apart, with whose they are."""

    text: str
    source: str
    exhibits: tuple[str, ...] = ()
    part: str = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Short lines that belong together."""

    lines: tuple[str, ...]
    part: str = "bullets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A list of labelled facts."""

    facts: tuple[Fact, ...]
    part: str = "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column and its share of the width in hundredths."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The words of one cell, the exhibits it rests on, and a mark printed small beneath."""

    text: str
    exhibits: tuple[str, ...] = ()
    mark: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns; the first cell of a row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    when_empty: str
    part: str = "table"


Part = Paragraph | Quotation | Bullets | Facts | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered section: its title and what it says, in order."""

    title: str
    parts: tuple[Part, ...]
    when_empty: str = "Nothing is recorded here."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """Where the record of the case stood: the entry's number and its 64 hex digits."""

    seq: str
    head: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """When and by what a document was made. `made_at` is ISO 8601 in UTC, with its Z."""

    as_of: str
    made_at: str
    made_at_words: str
    versions: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs, as what, and the words they sign under."""

    name: str
    role: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What every page of every document carries, and its cover."""

    kind: str
    reference: str
    title: str
    subtitle: str
    trust: str
    marking: str
    status: str
    draft: bool
    practice: bool
    missing: tuple[str, ...]
    cover: tuple[Fact, ...]
    record: RecordHead
    generated: Generated
    language: str = "en-GB"
