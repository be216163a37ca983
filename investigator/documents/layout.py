"""What the templates call while they lay out: numbers, anchors and directions."""

import re
import unicodedata
from dataclasses import dataclass, field

from markupsafe import Markup, escape

_HANDLE = re.compile(r"((?:https?://|@|#)[\w./@:%?=&#-]+)")
_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_LONG_RUN = re.compile(r"(\S{2000})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    number: str
    title: str
    anchor: str
    level: int


@dataclass(slots=True)
class Numbering:
    """Section and paragraph numbers, and the contents that follow from them."""

    contents: list[Entry] = field(default_factory=list)
    _section: int = 0
    _paragraph: int = 0

    def section(self, title: str) -> Entry:
        """The next section."""
        self._section += 1
        self._paragraph = 0
        return self._listed(str(self._section), title, f"section-{self._section}", 1)

    def within(self, label: str, title: str, anchor_name: str) -> Entry:
        """A titled division inside the section, listed under it by its own label."""
        return self._listed(label, title, anchor_name, 2)

    def paragraph(self) -> str:
        """The next paragraph's number, for example 4.12."""
        self._paragraph += 1
        return f"{self._section}.{self._paragraph}"

    def _listed(self, number: str, title: str, anchor_name: str, level: int) -> Entry:
        entry = Entry(number, title, anchor_name, level)
        self.contents.append(entry)
        return entry


def anchor(kind: str, label: str) -> str:
    """The name of a place in the document: letters, digits and hyphens only."""
    plain = _PLAIN.sub("-", label).strip("-")
    return f"{kind}-{plain or label.encode().hex()}"


def direction(text: str) -> str:
    """`rtl` when the first letter with a direction is right-to-left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L" and character != "@":
            return "ltr"
    return "ltr"


def words(text: str) -> Markup:
    """The text, escaped; right-to-left text keeps its handles the right way round."""
    if direction(text) == "ltr":
        return _in_pieces(text)
    parts = _HANDLE.split(text)
    inside = Markup().join(
        Markup('<bdi dir="ltr">{}</bdi>').format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )
    return Markup('<span class="rtl" dir="rtl">{}</span>').format(inside)


def _in_pieces(text: str) -> Markup:
    """Escaped; a very long run without a space is laid out as blocks of 2,000.

    The engine measures all that is left of a run for every line of it, so 20,000
    characters at once took six seconds and in blocks take half of one.
    """
    parts = _LONG_RUN.split(text)
    return Markup().join(
        Markup('<span class="piece">{}</span>').format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
        if part
    )


def short(text: str, most: int) -> str:
    """At most so many characters, cut with an ellipsis: for running heads and contents."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
