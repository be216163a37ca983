"""Text from outside made safe to look at; what is kept is never altered.

`visible()` shows characters that would act on a terminal or hide in a line as `<U+202E>`.
It keeps what ordinary writing needs: joiners, variation selectors and tag characters inside
emoji, and the zero-width non-joiner inside words (Urdu and Persian use it).
"""

import unicodedata
from itertools import pairwise

_ALWAYS_SHOWN = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_ZERO_WIDTH = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\U000e0001"
)
_VIRAMA = 9  # the combining class of a vowel killer
_ZWJ, _ZWNJ = "\u200d", "\u200c"


def visible(text: str, *, lines: bool = False) -> str:
    """The text, every acting or hidden character spelled out; `lines` keeps line ends."""
    if text.isascii() and text.isprintable():
        return text
    shown, before = [], ""
    for here, after in pairwise((*text, "")):
        harmless = _harmless(before, here, after, lines=lines)
        shown.append(here if harmless else f"<U+{ord(here):04X}>")
        before = here if harmless else ""
    return "".join(shown)


def one_line(text: str) -> str:
    """Visible text on one line: runs of white space become one space."""
    return visible(" ".join(text.split()))


def shortened(text: str, width: int) -> str:
    """At most `width` characters, the cut told by an ellipsis."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def _harmless(before: str, here: str, after: str, *, lines: bool) -> bool:
    if here == "\n":
        return lines
    if here in _BIDI or unicodedata.category(here) in _ALWAYS_SHOWN:
        return False
    if here == _ZWJ:
        return (_pictures(before) and _pictures(after)) or _joins_letters(before, after)
    if here == _ZWNJ:
        return after.isalpha() and (before.isalpha() or _joins_letters(before, after))
    if "\U000e0020" <= here <= "\U000e007f":
        return _pictures(before) or "\U000e0020" <= before <= "\U000e007f"
    return here not in _ZERO_WIDTH


def _joins_letters(before: str, after: str) -> bool:
    """Whether a joiner shapes two letters, as after the vowel killer of Indian scripts."""
    return before != "" and unicodedata.combining(before) == _VIRAMA and after.isalpha()


def _pictures(neighbour: str) -> bool:
    """Whether a character can stand beside a joiner in an emoji."""
    return neighbour != "" and (
        neighbour in "\ufe0f\u20e3" or unicodedata.category(neighbour) in {"So", "Sk"}
    )
