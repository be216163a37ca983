"""Reads messages that Outlook saved as .msg; nothing in them is ever started."""

import hashlib
import io
from collections.abc import Iterator
from email.parser import HeaderParser
from typing import BinaryIO

from oxmsg import Message

from investigator.domain.digest import Sha256
from investigator.evidence import kinds
from investigator.evidence.inside import Attachment, Contents
from investigator.evidence.limits import HEAD, TAIL
from investigator.evidence.observations import TimeFound, TimeSource, utc_time
from investigator.evidence.readers.archives import label
from investigator.evidence.readers.mail_parts import header
from investigator.evidence.readers.mails import times
from investigator.evidence.readers.page_words import words_of
from investigator.evidence.readers.writing import joined

_HEADERS = 0x007D  # PidTagTransportMessageHeaders


def read(data: bytes) -> Contents:
    """Who, when, the words, and what is attached."""
    message = Message.load(io.BytesIO(data))
    text, notes = joined(_said(message))
    return Contents(
        what="Outlook message",
        text=text,
        attachments=tuple(
            _attachment(number, name, held) for number, name, held in files(message)
        ),
        observations=tuple(_times(message)),
        notes=notes,
    )


def look(stream: BinaryIO) -> tuple[TimeFound, ...]:
    """Its times alone."""
    return tuple(_times(Message.load(stream.read())))


def part(data: bytes, wanted: int) -> tuple[str, bytes] | None:
    """One attachment, as it lies in the message."""
    for number, name, held in files(Message.load(io.BytesIO(data))):
        if number == wanted:
            return name, held
    return None


def files(message: Message) -> Iterator[tuple[int, str, bytes]]:
    """Number, name and bytes of each attachment that is a file."""
    for number, one in enumerate(message.attachments, start=1):
        held = one.file_bytes
        if held is not None:
            yield number, _name(one.file_name or "", number), held


def _name(name: str, number: int) -> str:
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return last or f"Part {number}"


def _said(message: Message) -> Iterator[str]:
    to = ", ".join(
        " ".join(part for part in (one.name, f"<{one.email_address}>") if part)
        for one in message.recipients
    )
    for name, value in (("From", message.sender), ("To", to), ("Subject", message.subject)):
        if value:
            yield f"{name}: {header('subject', value)}"
    yield ""
    body = message.body
    yield body or words_of(message.html_body or "").text


def _times(message: Message) -> Iterator[TimeFound]:
    sent = message.sent_date
    if sent is not None:
        found = utc_time(sent, f"{sent.isoformat()} (sent)", TimeSource.EMAIL_DATE)
        if found is not None:
            yield found
    written = message.properties.str_prop_value(_HEADERS) or ""
    yield from times(HeaderParser().parsestr(written))


def _attachment(number: int, name: str, data: bytes) -> Attachment:
    media = kinds.kind_of(data[:HEAD], data[-TAIL:], whole=len(data) <= HEAD)
    return Attachment(
        number=number,
        label=label(name),
        size=len(data),
        type=media.type,
        what=media.what,
        sha256=Sha256(hashlib.sha256(data).hexdigest()),
    )
