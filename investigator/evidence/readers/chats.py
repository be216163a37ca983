"""Reads chats that WhatsApp wrote as text: as a file alone, or in an archive with media."""

import re
from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from investigator.domain.instant import LONDON
from investigator.domain.time.chat import Chat, ChatFlag, ChatMessage, read_chat
from investigator.domain.time.chat_header import header
from investigator.evidence.inside import (
    Attachment,
    Contents,
    MessageRead,
    PersonFound,
    Wanted,
)
from investigator.evidence.limits import MAX_CHAT, MAX_MESSAGE, MAX_TEXT
from investigator.evidence.readers.archives import CLOSED, Archive, Member, label
from investigator.evidence.readers.writing import sound, text_of

_LOOKED_AT = 40
_ENOUGH = 2
_HEAD = 64 * 1024
_NAMED = re.compile(
    r"^\u200e?(?:<[^<>:]{2,40}: (?P<ios>[^<>\n]{1,200}\.\w{2,5})>"
    r"|(?P<android>[^<>\n]{1,200}\.\w{2,5}) \(file attached\)"
    r"|(?P<media>(?:IMG|VID|AUD|PTT|DOC|STK)-[0-9]{8}-WA[0-9]+\.\w{2,5}) \()",
    re.MULTILINE,
)
_SAID = {
    ChatFlag.ZONE_ASSUMED: "The export names no time zone. British time was supposed.",
    ChatFlag.ORDER_AMBIGUOUS: (
        "Its dates can be read with the day or with the month first. Say which it is."
    ),
    ChatFlag.NONEXISTENT_LOCAL_TIME: (
        "It has a time that clocks never showed, in the hour when they go forward."
    ),
    ChatFlag.MAY_BE_CUT_SHORT: (
        "It is about as long as an export can be. Earlier messages may be missing."
    ),
    ChatFlag.WORDS_BEFORE_FIRST_HEADER: "Words stand before its first message.",
}


def is_chat(text: str) -> bool:
    """Whether its first lines are those of a chat."""
    lines = [line for line in text[:_HEAD].splitlines() if line.strip()][:_LOOKED_AT]
    found = sum(header(line) is not None for line in lines)
    return found >= min(_ENOUGH, len(lines)) and found > 0


def chat_in(archive: Archive) -> Member | None:
    """The chat's text among the members: one at the top that reads as a chat."""
    for member in archive.members:
        if member.name.lower().endswith(".txt") and "/" not in member.name:
            head = b""
            for piece in archive.pieces(member):
                head = piece[:_HEAD]
                break
            if is_chat(head.decode("utf-8", "replace")):
                return member
    return None


def read_archive(archive: Archive, chat: Member, wanted: Wanted) -> Contents:
    """The chat, with the files that came beside it."""
    others = (one for one in archive.members if one is not chat)
    attached = tuple(map(archive.attachment, others)) if wanted.attachments else ()
    text, _ = text_of(archive.bytes_of(chat, MAX_CHAT))
    return read(text, wanted, attached)


def read(text: str, wanted: Wanted, attached: tuple[Attachment, ...] = ()) -> Contents:
    """Who wrote how often; and the messages that are wanted, where words are."""
    chat = read_chat(text, zone=wanted.zone, order=wanted.order)
    place = ZoneInfo(wanted.zone or LONDON)
    days = [day for one in chat.messages for day in _days(one, place)]
    counted = Counter(sound(one.who)[:MAX_TEXT] for one in chat.messages if one.who)
    return Contents(
        what="WhatsApp chat",
        messages=tuple(
            _told(number, one)
            for number, one in enumerate(chat.messages, start=1)
            if wanted.words and _is_wanted(one, wanted, place)
        ),
        people=tuple(
            PersonFound(name=name, messages=count) for name, count in counted.most_common()
        ),
        attachments=attached,
        notes=(*_notes(chat), *closed(attached)),
        first=min(days, default=None),
        last=max(days, default=None),
        order=chat.order if chat.messages else None,
    )


def closed(attached: tuple[Attachment, ...]) -> tuple[str, ...]:
    """Said where an archive lies inside the archive."""
    inside = sum(one.type in CLOSED for one in attached)
    return ("An archive inside it stays closed.",) if inside else ()


def _is_wanted(one: ChatMessage, wanted: Wanted, place: ZoneInfo) -> bool:
    """A message without any day is wanted: nothing is left out without being asked."""
    if wanted.people and one.who not in wanted.people:
        return False
    days = _days(one, place)
    return not days or any(
        (wanted.first or day) <= day <= (wanted.last or day) for day in days
    )


def _days(one: ChatMessage, place: ZoneInfo) -> tuple[date, ...]:
    if one.local is not None:
        return (one.local.date(),)
    return tuple(span.earliest.utc().astimezone(place).date() for span in one.spans)


def _told(number: int, one: ChatMessage) -> MessageRead:
    named = _NAMED.search(one.text)
    return MessageRead(
        number=number,
        local=one.local,
        earliest=one.earliest,
        latest=one.latest,
        who=sound(one.who)[:MAX_TEXT],
        text=sound(one.text)[:MAX_MESSAGE],
        attachment=label(named[str(named.lastgroup)]) if named else "",
        line=sound(one.line)[:MAX_TEXT] if one.doubtful else "",
    )


def _notes(chat: Chat) -> tuple[str, ...]:
    notes = [_SAID[flag] for flag in chat.flags if flag in _SAID]
    doubtful = sum(one.doubtful for one in chat.messages)
    if doubtful:
        notes.append(
            f"{doubtful:,} of its messages may be words of the one before, written to look "
            "like a message. They are marked."
        )
    if any(len(one.text) > MAX_MESSAGE for one in chat.messages):
        notes.append("Words of a very long message were cut. The original is kept whole.")
    return tuple(notes)
