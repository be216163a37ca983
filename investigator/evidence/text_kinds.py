"""Which sort of writing some bytes are: e-mail, saved page, JSON, table or plain text."""

import csv
import json
import re
from enum import StrEnum

_FIELD = re.compile(r"(?im)^(from|to|date|subject|received|message-id|mime-version):[ \t]")
_FIRST_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]")
_PAGE = re.compile(r"(?i)<(!doctype\s+html|html)[\s>]")
_RELATED = re.compile(r"(?im)^content-type:\s*multipart/related")
_CHAT_LINE = r"(?!\[[0-9]{1,4}([/.-])[0-9]{1,2}\1)"  # a date in brackets begins no list
_OPENS_JSON = re.compile(_CHAT_LINE + r'\s*(\{\s*["}]|\[\s*[\[{"\]\d-])')
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENOUGH_FIELDS = 2
_ENOUGH_ROWS = 2
_ROWS_LOOKED_AT = 20


class Writing(StrEnum):
    """The sorts of writing that are told apart."""

    EMAIL = "email"
    SAVED_PAGE = "saved_page"
    PAGE = "page"
    JSON = "json"
    TABLE = "table"
    PLAIN = "plain"


def writing_of(head: bytes, *, whole: bool) -> Writing | None:
    """The sort of writing, or None when the bytes are no text."""
    text = decoded(head, whole=whole)
    if text is None:
        return None
    letter = _letter(text)
    if letter is not None:
        return letter
    if _PAGE.search(text[:2048]):
        return Writing.PAGE
    if _is_json(text, whole=whole):
        return Writing.JSON
    return Writing.TABLE if _is_table(text) else Writing.PLAIN


def decoded(head: bytes, *, whole: bool) -> str | None:
    """The text of UTF-8 or marked UTF-16 bytes; a cut last letter is forgiven."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    cuts = range(1) if whole else range(4)
    for cut in cuts:
        try:
            text = head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if text and _ordinary(text) else None
    return None


def _ordinary(text: str) -> bool:
    """No control character but those that writing uses."""
    return re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text) is None


def _letter(text: str) -> Writing | None:
    """E-mail fields at the very start, before the first empty line."""
    if not _FIRST_LINE.match(text):
        return None
    fields = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    if len({found.lower() for found in _FIELD.findall(fields)}) < _ENOUGH_FIELDS:
        return None
    saved = _RELATED.search(fields) and re.search(
        r"(?im)^(snapshot-content-location:|from:\s*<?saved by)", fields
    )
    return Writing.SAVED_PAGE if saved else Writing.EMAIL


def _is_json(text: str, *, whole: bool) -> bool:
    if not _OPENS_JSON.match(text):
        return False
    if not whole:
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Rows that all have the same number of fields, and more than one."""
    lines = text.splitlines()[:_ROWS_LOOKED_AT]
    for separator in ",;\t":
        try:
            rows = [row for row in csv.reader(lines, delimiter=separator) if row]
        except csv.Error:
            continue
        widths = {len(row) for row in rows[: max(len(rows) - 1, _ENOUGH_ROWS)]}
        if len(rows) >= _ENOUGH_ROWS and len(widths) == 1 and widths.pop() > 1:
            return True
    return False
