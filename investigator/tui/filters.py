"""The last gate before the terminal: what could act on it is taken out of every segment.

Our own text is made visible long before (`safe`); this also covers widgets that are not
ours. A character that takes no cell is deleted, so that the width of a line stays right;
one that takes a cell becomes a question mark.
"""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class NoActingCharacters(LineFilter):
    """Deletes control, bidirectional and surrogate characters from what is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, harmless; the background is no concern here."""
        del background
        return [
            segment
            if segment.text.isascii() and segment.text.isprintable()
            else Segment(harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def harmless(text: str) -> str:
    """The text without acting characters, as wide as it was."""
    return _ACTING.sub(lambda found: "?" * cell_len(found.group()), text)
