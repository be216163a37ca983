"""Stand-ins: what a pupil or parent is called where the name must not stand."""

from collections.abc import Set as AbstractSet
from itertools import count


def next_stand_in(word: str, taken: AbstractSet[str]) -> str:
    """Pupil A to Pupil Z, then Pupil AA and on; never one that is taken."""
    stand_ins = (f"{word} {_letters(number)}" for number in count())
    return next(each for each in stand_ins if each not in taken)


def _letters(number: int) -> str:
    letters = ""
    while number >= 0:
        number, at = divmod(number, 26)
        letters = chr(65 + at) + letters
        number -= 1
    return letters
