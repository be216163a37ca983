"""Turns bytes into text: UTF-8 or marked UTF-16, and what is neither is said."""

import re
from collections.abc import Iterator

from investigator.evidence.limits import MAX_WORDS

CUT = "Its text is longer than is read here. The rest is in the original."
NOT_UTF8 = "Some of its letters could not be read; each stands as \ufffd."
_HALVES = re.compile("[\ud800-\udfff]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a sentence where some bytes were no letters."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), (NOT_UTF8,)


def sound(text: str) -> str:
    """Without halves of letters, which no database and no document can hold."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def shortened(text: str) -> tuple[str, tuple[str, ...]]:
    """As much text as is told, and a sentence where some was cut."""
    text = sound(text)
    return (text, ()) if len(text) <= MAX_WORDS else (text[:MAX_WORDS], (CUT,))


def joined(parts: Iterator[str], separator: str = "\n") -> tuple[str, tuple[str, ...]]:
    """Parts one under another until there are enough; the rest is not even read."""
    held: list[str] = []
    room = MAX_WORDS
    for part in parts:
        if room <= 0:
            return sound(separator.join(held)), (CUT,)
        held.append(part[:room])
        room -= len(part) + len(separator)
    return sound(separator.join(held)), (CUT,) if room < 0 else ()
