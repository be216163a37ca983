"""The paper that practice pictures are drawn on: colours, letters and lines that wrap."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from math import ceil

from PIL import Image, ImageDraw, ImageFont

from investigator.evidence.practice_post import Shade, Shape

Ink = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

TALLEST = 6_000
"""Pixels that a long thread may fill; the rest of it is left out and said."""

_SIZES = {Shape.PHONE: (1080, 1440), Shape.LAPTOP: (1500, 940), Shape.PAGE: (1240, 1500)}
_REPLACED = {
    "\u00a3": "GBP ",
    "\u20ac": "EUR ",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2022": "\u00b7",
}
_HAS = frozenset("\u00a9\u00ab\u00b0\u00b1\u00b4\u00b7\u00bb\u2018\u2019\u201c\u201d\u2026")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The few colours of one picture; no light one is lighter than the waves allow."""

    paper: Ink
    card: Ink
    line: Ink
    ink: Ink
    faint: Ink
    accent: Ink
    own: Ink


LIGHT = Colours(
    paper=(226, 223, 214),
    card=(239, 237, 231),
    line=(176, 168, 150),
    ink=(38, 42, 48),
    faint=(98, 98, 96),
    accent=(122, 84, 30),
    own=(214, 222, 206),
)
DARK = Colours(
    paper=(30, 33, 38),
    card=(43, 47, 54),
    line=(92, 94, 98),
    ink=(228, 226, 218),
    faint=(168, 168, 164),
    accent=(224, 178, 104),
    own=(56, 68, 62),
)


@cache
def font(size: int) -> Font:
    """The letters that Pillow carries with itself, so no machine draws others."""
    return ImageFont.load_default(size=size)


def drawable(text: str) -> str:
    """Text in letters that the font has: accents go, other signs are named in brackets."""
    spelled = "".join(_REPLACED.get(each, each) for each in text)
    return "".join(_spell(each) for each in unicodedata.normalize("NFKD", spelled))


def _spell(letter: str) -> str:
    if letter.isascii() or letter in _HAS:
        return letter if letter.isprintable() or letter == "\n" else " "
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn"}:
        return ""
    return f"[{unicodedata.name(letter, 'unnamed sign').lower()}]"


class Sheet:
    """A tall sheet that is written from the top down and cut to length at the end."""

    def __init__(self, shape: Shape, shade: Shade) -> None:
        """Blank, in the colours of its shade."""
        self.width, self.shortest = _SIZES[shape]
        self.colours = LIGHT if shade is Shade.LIGHT else DARK
        self.picture = Image.new("RGB", (self.width, TALLEST), self.colours.paper)
        self.pen = ImageDraw.Draw(self.picture)
        self.y = 0

    def wrapped(self, text: str, size: int, width: int) -> list[str]:
        """The lines that the text takes; a word too long for one is broken."""
        lines: list[str] = []
        for paragraph in drawable(text).split("\n"):
            line = ""
            for word in paragraph.split():
                joined = f"{line} {word}".strip()
                if line and font(size).getlength(joined) > width:
                    lines.append(line)
                    joined = word
                while font(size).getlength(joined) > width:
                    fits = self._fitting(joined, size, width)
                    lines.append(joined[:fits])
                    joined = joined[fits:]
                line = joined
            lines.append(line)
        return lines

    def _fitting(self, word: str, size: int, width: int) -> int:
        """How many of its letters fit; at least one, so that every word ends."""

        def length(end: int) -> int:
            return ceil(font(size).getlength(word[:end]))

        return max(bisect_right(range(1, len(word) + 1), width, key=length), 1)

    def height_of(self, text: str, size: int, width: int) -> int:
        """The room that wrapped text takes."""
        return len(self.wrapped(text, size, width)) * _leading(size)

    def words(
        self, text: str, size: int, *, at: tuple[int, int], width: int, ink: Ink
    ) -> int:
        """Writes wrapped text and returns where the next line would begin."""
        x, y = at
        for line in self.wrapped(text, size, width):
            self.pen.text((x, y), line, font=font(size), fill=ink)
            y += _leading(size)
        return y

    def strong(self, text: str, size: int, *, at: tuple[int, int], ink: Ink) -> None:
        """One line in heavier strokes."""
        weight = max(size / 60, 0.5)
        self.pen.text(
            at,
            drawable(text),
            font=font(size),
            fill=ink,
            stroke_width=weight,
            stroke_fill=ink,
        )

    def right(self, text: str, size: int, *, at: tuple[int, int], ink: Ink) -> None:
        """One line that ends at a point."""
        self.pen.text(at, drawable(text), font=font(size), fill=ink, anchor="ra")

    def box(self, corners: tuple[int, int, int, int], fill: Ink, *, edge: Ink) -> None:
        """A plain box with an edge."""
        self.pen.rectangle(corners, fill=fill, outline=edge, width=3)

    def badge(self, text: str, *, at: tuple[int, int], size: int) -> None:
        """A six-sided badge with two letters: nobody's avatar."""
        x, y = at
        half, cut = size // 2, size // 4
        corners = [
            (x + cut, y),
            (x + size - cut, y),
            (x + size, y + half),
            (x + size - cut, y + size),
            (x + cut, y + size),
            (x, y + half),
        ]
        self.pen.polygon(
            corners, fill=self.colours.line, outline=self.colours.accent, width=3
        )
        letters = "".join(each for each in drawable(text) if each.isalnum())[:2].upper()
        self.pen.text(
            (x + half, y + half),
            letters,
            font=font(size * 2 // 5),
            fill=self.colours.ink,
            anchor="mm",
        )

    def hatched(self, top: int, bottom: int) -> None:
        """A band of slanting lines from edge to edge."""
        self.pen.rectangle((0, top, self.width, bottom), fill=self.colours.card)
        deep = bottom - top
        for x in range(-deep, self.width, 22):
            self.pen.line((x, bottom, x + deep, top), fill=self.colours.line, width=2)

    def cut(self, foot: int = 0) -> Image.Image:
        """The sheet down to where writing ended, and not below its shape's least."""
        height = min(max(self.y + foot, self.shortest), TALLEST)
        return self.picture.crop((0, 0, self.width, height))


def _leading(size: int) -> int:
    return round(size * 1.36)
