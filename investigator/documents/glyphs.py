"""Every character a page can show, and a visible tag for each that it cannot.

A face without a character would print a box; so text is compared with the faces first.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from investigator.domain.text import visible

FONTS = Path(__file__).parent / "fonts"
FAMILIES = frozenset({"InvBody", "InvMono", "InvArabic", "InvSymbols", "InvEmoji"})
_STANDS_IN = {"\t": "    ", "\r\n": "\n", "\r": "\n"}
# Pango joins these to the character before them and needs no glyph of their own.
_JOINERS = frozenset({0x200C, 0x200D, 0xFE0E, 0xFE0F, *range(0xE0020, 0xE0080)})

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


@cache
def coverage() -> frozenset[int]:
    """The characters that the upright faces of this package hold between them."""
    # The library carries no types, is heavy, and only the child needs it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    held: set[int] = {ord("\n"), *_JOINERS}
    for face in sorted(FONTS.glob("*-Regular.ttf")):
        with TTFont(face, lazy=True) as font:
            held |= set(font.getBestCmap())
    return frozenset(held)


def faces() -> str:
    """One fingerprint over every face: with other faces a page has other bytes."""
    running = hashlib.sha256()
    for face in sorted(FONTS.glob("*.ttf")):
        running.update(face.read_bytes())
    return running.hexdigest()


@dataclass(slots=True)
class Shown:
    """Text made fit for the page. `replaced` counts the characters that became tags."""

    held: frozenset[int] = field(default_factory=coverage)
    replaced: dict[str, int] = field(default_factory=dict)

    def value(self, value: Value) -> Value:
        """The same value with every text in it made fit; keys are ours and stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if isinstance(value, Mapping):
            return {name: self.value(part) for name, part in value.items()}
        return value

    def text(self, text: str) -> str:
        """The text with acting characters spelled out and missing glyphs tagged."""
        if text.isascii() and text.isprintable():
            return text
        for found, instead in _STANDS_IN.items():
            text = text.replace(found, instead)
        composed = unicodedata.normalize("NFC", text)
        return "".join(map(self._shown, visible(composed, lines=True)))

    def _shown(self, character: str) -> str:
        if ord(character) in self.held:
            return character
        tag = _tag(character)
        self.replaced[tag] = self.replaced.get(tag, 0) + 1
        return tag


def _tag(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"[U+{ord(character):04X} {name}]" if name else f"[U+{ord(character):04X}]"
