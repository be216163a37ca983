"""Reads saved web pages: HTML alone, HTML by SingleFile, and MHTML."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import Message

from investigator.evidence.inside import Contents
from investigator.evidence.observations import (
    TimeFound,
    TimeSource,
    email_time,
    kept_text,
    utc_time,
)
from investigator.evidence.readers.mail_parts import (
    attached,
    headers,
    parsed,
    parts_of,
)
from investigator.evidence.readers.page_words import PageWords, words_of
from investigator.evidence.readers.writing import text_of

_COMMENT = re.compile(r"<!--\s*Page saved with SingleFile(.{0,4000}?)-->", re.DOTALL)
_FIELD = re.compile(r"^\s*(url|saved date):\s*(.+?)\s*$", re.MULTILINE)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_ZONE_NAME = re.compile(r"\s*\([^)]*\)\s*$")
_LOOKED_AT = 16 * 1024


def read_html(data: bytes) -> Contents:
    """A page's words and times; by whom it was saved, where it says."""
    markup, notes = page_text(data)
    page = words_of(markup)
    saved = dict(_singlefile(markup))
    when = saved_time(data[:_LOOKED_AT])
    return Contents(
        what="Web page saved with SingleFile" if saved else "Web page",
        text=_told(page),
        address=kept_text(saved.get("url", "")),
        observations=((when,) if when else ()) + page.times,
        notes=(*notes, *page.notes),
    )


def read_mhtml(data: bytes) -> Contents:
    """The first page in it; its pictures and other pages are its attachments."""
    message = parsed(data)
    parts = tuple(parts_of(message))
    root = next((one for one in parts if one.type == "text/html"), None)
    others = (replace(one, is_body=False) for one in parts if one is not root)
    page = words_of(page_text(root.data, root.charset)[0]) if root else PageWords(text="")
    said = headers(message)
    when = email_time(said.get("date", ""), TimeSource.SAVED_PAGE)
    return Contents(
        what="Saved web page (MHTML)",
        text=_told(page),
        address=kept_text(said.get("snapshot-content-location", "") or _place(message)),
        attachments=attached(others),
        observations=((when,) if when else ()) + page.times,
        notes=page.notes if root else ("No page was found in it.",),
    )


def saved_time(head: bytes) -> TimeFound | None:
    """When SingleFile says that it saved the page, from its first bytes."""
    saved = dict(_singlefile(head.decode("utf-8", "replace")))
    return _saved_at(saved["saved date"]) if "saved date" in saved else None


def page_text(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The markup as text: as the mail says, else UTF-8, else as the page says."""
    named = _CHARSET.search(data[:_LOOKED_AT])
    for one in (charset, "utf-8", named[1].decode() if named else ""):
        if one:
            try:
                return data.decode(one), ()
            except (LookupError, UnicodeError):
                continue
    return text_of(data)


def _told(page: PageWords) -> str:
    return "\n".join(part for part in (page.title, page.text) if part)


def _singlefile(markup: str) -> Iterator[tuple[str, str]]:
    comment = _COMMENT.search(markup[:_LOOKED_AT])
    if comment:
        yield from ((found[1], found[2]) for found in _FIELD.finditer(comment[1]))


def _saved_at(written: str) -> TimeFound | None:
    """Such as: Fri Mar 14 2025 21:47:03 GMT+0000 (Greenwich Mean Time)."""
    try:
        moment = datetime.strptime(
            _ZONE_NAME.sub("", written), "%a %b %d %Y %H:%M:%S GMT%z"
        )
    except ValueError:
        return None
    return utc_time(moment, written, TimeSource.SAVED_PAGE)


def _place(message: Message) -> str:
    """Where the first part says it came from."""
    return next(
        (
            str(part["Content-Location"])
            for part in message.walk()
            if part["Content-Location"]
        ),
        "",
    )
