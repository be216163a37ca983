"""The pages of an encrypted file, one by one: which are as they were written, and where.

The cipher closes every page with a code over its bytes and its number. Asking it here, for
a file that does not open or does not hold, tells a page that was altered from one that
stands in another's place, one that was wiped and a file that was cut.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PAGE = 4096
_SALT, _CODE, _KEY = 16, 64, 32
_OFF_SALT = 0x3A  # how the cipher tells its two keys apart
_ROUNDS = 2
_SOUGHT = 16  # pages whose true place is looked for in the whole file
_LOCKS = (1 << 30) // PAGE + 1  # the page with the byte that SQLite locks is never written


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What became of the pages of one file. Pages are numbered from 1."""

    whole: int
    rest: int = 0
    blank: tuple[int, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    altered: tuple[int, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether every page is one that was written, in its place."""
        return not (self.rest or self.blank or self.moved or self.altered)

    @property
    def none_known(self) -> bool:
        """Whether no page at all was written with this key: it is another file."""
        return self.whole > 0 and len(self.altered) == self.whole

    def sentences(self) -> Iterator[str]:
        """What there is to tell, one sentence a kind."""
        if self.whole and len(self.blank) == self.whole:
            yield "The file holds nothing but zero bytes."
            return
        if self.none_known:
            yield "No page of the file was written with its key: it is another file."
            return
        if self.moved:
            places = (
                f"page {there} where page {here} belongs" for here, there in self.moved
            )
            yield f"Pages were swapped: {', '.join(places)}."
        if self.blank:
            yield f"{_pages(self.blank)} wiped with zero bytes."
        if self.altered:
            yield f"{_pages(self.altered)} altered."
        if self.rest:
            yield "The file was cut off in the middle of a page."


def look(path: Path, key: bytes) -> Pages:
    """Every page of a file, judged under the file's own key. It is only read."""
    with path.open("rb") as file:
        salt = file.read(_SALT)
        checker = _Checker(key, salt)
        file.seek(0)
        return _judged(file, checker)


def first_page_holds(path: Path, key: bytes) -> bool:
    """Whether a file begins with a page that was written with this key."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        page = file.read(PAGE)
    return len(page) == PAGE and _Checker(key, page[:_SALT]).holds(page, 1)


def _judged(file: BinaryIO, checker: "_Checker") -> Pages:
    number, rest = 0, 0
    blank: list[int] = []
    wrong: list[int] = []
    while page := file.read(PAGE):
        if len(page) < PAGE:
            rest = len(page)
            break
        number += 1
        if number == _LOCKS:
            continue
        if not page.strip(b"\0"):
            blank.append(number)
        elif not checker.holds(page, number):
            wrong.append(number)
    moved = dict(_places(file, checker, wrong, number))
    return Pages(
        whole=number,
        rest=rest,
        blank=tuple(blank),
        moved=tuple(moved.items()),
        altered=tuple(each for each in wrong if each not in moved),
    )


def _places(
    file: BinaryIO, checker: "_Checker", wrong: list[int], whole: int
) -> Iterator[tuple[int, int]]:
    """Pages that hold under another's number: where they stand, and where they belong."""
    if len(wrong) == whole:
        return
    sought: Iterable[int] = range(1, whole + 1) if len(wrong) <= _SOUGHT else wrong
    for here in wrong[:_SOUGHT]:
        file.seek((here - 1) * PAGE)
        page = file.read(PAGE)
        there = checker.number_of(page, sought)
        if there is not None:
            yield here, there


class _Checker:
    """The cipher's own code of a page (HMAC-SHA512 over its bytes and its number)."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        turned = bytes(each ^ _OFF_SALT for each in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, turned, _ROUNDS, _KEY)

    def holds(self, page: bytes, number: int) -> bool:
        """Whether a page was written as this number."""
        begins = _SALT if number == 1 else 0
        code = hmac.new(self._key, page[begins:-_CODE], "sha512")
        code.update(number.to_bytes(4, "little"))
        return hmac.compare_digest(code.digest(), page[-_CODE:])

    def number_of(self, page: bytes, numbers: Iterable[int]) -> int | None:
        """As which of these numbers a page was written, or None."""
        begun = hmac.new(self._key, page[:-_CODE], "sha512")
        for number in numbers:
            code = begun.copy()
            code.update(number.to_bytes(4, "little"))
            if number != 1 and hmac.compare_digest(code.digest(), page[-_CODE:]):
                return number
        return 1 if self.holds(page, 1) else None


def _pages(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]} was"
    first = ", ".join(map(str, numbers[:5]))
    more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""  # noqa: PLR2004 - as above
    return f"{len(numbers)} pages ({first}{more}) were"
