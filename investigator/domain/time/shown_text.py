"""A copy of a shown text made plain enough to read; the text itself is never altered."""

import re

_LONGEST_GIVEN, _LONGEST_READ = 400, 120
_UNSEEN = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t\n\r,·•[]()"), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_TABLE = _UNSEEN | _BLANKS | _DASHES
_IDLE = frozenset({"edited", "at", "on", "of"})
# Sites differ: a capital M alone stands for minutes, months or millions.
_CAPITAL_M = re.compile(r"[0-9]+ ?M(?: ago)?", re.ASCII)
_GLUED = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])(?!st|nd|rd|th)")
_WORD = r"yesterday|today|mon|tue|tues|wed|thu|thurs|fri|sat|sun|[a-z]{3,6}day"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_GLUED_AT = re.compile(rf"\b({_WORD}|{_MONTH})at\b")


def tidied(text: str) -> str | None:
    """Small letters, single spaces, no marks; None where it is no English shown time."""
    if len(text) > _LONGEST_GIVEN:
        return None
    plain = " ".join(text.translate(_TABLE).split(" "))
    if not (plain.isascii() and plain.isprintable()):
        return None
    words = _without_idle_words(plain)
    if len(words) > _LONGEST_READ or _CAPITAL_M.fullmatch(words):
        return None
    return words.lower() or None


def respaced(plain: str) -> str:
    """With the spaces that machine-read text tends to lose put back."""
    apart = _GLUED_AT.sub(r"\1 at", _GLUED.sub(" ", plain))
    return _without_idle_words(apart)


def _without_idle_words(text: str) -> str:
    return " ".join(word for word in text.split() if word.lower() not in _IDLE)
