"""Reads the pages that ship with the program into plain blocks: headings, text and points.

Only the few forms that our own pages use are known; whatever else stands in a page is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_FOLDER = Path(__file__).parent / "pages"
_MARKS = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)")


class Form(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    SMALL_HEADING = "small_heading"
    TEXT = "text"
    POINT = "point"


_BEGINS = (
    ("### ", Form.SMALL_HEADING),
    ("## ", Form.HEADING),
    ("# ", Form.TITLE),
    ("- ", Form.POINT),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a block that are written alike; code is what is typed as it stands."""

    words: str
    strong: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a point."""

    form: Form
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """Without the way in which they are written."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its short name."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        found = (block.words for block in self.blocks if block.form is Form.TITLE)
        return next(found, self.name)


def names() -> tuple[str, ...]:
    """Every page that is here."""
    return tuple(sorted(each.stem for each in _FOLDER.glob("*.md")))


def page(name: str) -> Page:
    """One of them."""
    text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return Page(name, tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    """Lines that follow one another are one block, until an empty one or another form."""
    form, held = Form.TEXT, ""
    for line in (*text.splitlines(), ""):
        begun = next((one for one in _BEGINS if line.startswith(one[0])), None)
        if held and (begun is not None or not line.strip()):
            yield Block(form, tuple(_runs(held)))
            form, held = Form.TEXT, ""
        if begun is not None:
            form, held = begun[1], line.removeprefix(begun[0])
        elif line.strip():
            held = f"{held} {line.strip()}".strip()


def _runs(words: str) -> Iterator[Run]:
    for part in filter(None, _MARKS.split(words)):
        if part.startswith("`"):
            yield Run(part[1:-1], code=True)
        elif part.startswith("*"):
            yield Run(part.strip("*"), strong=True)
        else:
            yield Run(part)
