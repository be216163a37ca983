"""Reads e-mail messages: who, when, the words, what is attached, and one mail inside."""

from collections.abc import Iterable
from email.message import Message

from investigator.evidence.inside import Contents
from investigator.evidence.limits import MAX_TIMES
from investigator.evidence.observations import TimeFound, TimeSource, email_time
from investigator.evidence.readers.archives import CLOSED
from investigator.evidence.readers.mail_parts import (
    MAIL,
    Part,
    attached,
    header,
    headers,
    parsed,
    parts_of,
)
from investigator.evidence.readers.page_words import words_of
from investigator.evidence.readers.pages import page_text
from investigator.evidence.readers.writing import joined

_MOST_RELAYS = 50
_LONGEST_DATE = 300
_SHOWN = ("From", "To", "Cc", "Subject", "Date")


def read(data: bytes) -> Contents:
    """The message; one that it carries is read too, and what lies deeper stays closed."""
    parts = tuple(parts_of(parsed(data)))
    messages = {id(one.of): one.of for one in parts}  # a message is no key: it is a mapping
    text, notes = joined(
        line
        for at, (key, each) in enumerate(messages.items())
        for line in _said(each, [one for one in parts if id(one.of) == key], inside=at > 0)
    )
    return Contents(
        what="E-mail message",
        text=text,
        attachments=attached(parts),
        observations=tuple(time for each in messages.values() for time in times(each))[
            :MAX_TIMES
        ],
        notes=(*notes, *_notes(parts)),
    )


def times(message: Message) -> tuple[TimeFound, ...]:
    """The Date line, which the sender's machine wrote; then each server's Received line."""
    dated = header("x", message.get("Date", ""))[:_LONGEST_DATE]
    found = [email_time(dated, TimeSource.EMAIL_DATE)]
    for line in message.get_all("Received", [])[:_MOST_RELAYS]:
        written = header("x", line).rpartition(";")[2].strip()[:_LONGEST_DATE]
        found.append(email_time(written, TimeSource.EMAIL_RECEIVED))
    return tuple(time for time in found if time is not None)


def _said(message: Message, parts: list[Part], *, inside: bool) -> Iterable[str]:
    if inside:
        yield "\nMessage inside this message:"
    told = headers(message)
    for name in _SHOWN:
        if told.get(name.lower()):
            yield f"{name}: {told[name.lower()]}"
    yield ""
    bodies = [one for one in parts if one.is_body]
    plain = [one for one in bodies if one.type == "text/plain"]
    for one in plain or bodies:
        markup = page_text(one.data, one.charset)[0]
        yield markup if plain else words_of(markup).text


def _notes(parts: Iterable[Part]) -> tuple[str, ...]:
    deep = sum(one.type == MAIL and one.depth > 0 for one in parts)
    found = attached(parts)
    packed = sum(one.type in CLOSED for one in found)
    return (
        *(("A message inside the message inside it stays closed.",) if deep else ()),
        *(("An archive attached to it stays closed.",) if packed else ()),
    )
