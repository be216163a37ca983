"""What a file holds as plain JSON rows that cross the pipe; on the way back unbelieved."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.time.chat import ChatOrder
from investigator.evidence.inside import (
    Attachment,
    Item,
    MessageRead,
    PersonFound,
    Wanted,
)
from investigator.evidence.limits import MAX_MESSAGE, MAX_TEXT
from investigator.evidence.observations import Unsound, kept_text

Row = list[object]
One = TypeVar("One")


def of_wanted(wanted: Wanted) -> dict[str, object]:
    """A request, as JSON values."""
    return {
        "words": wanted.words,
        "first": wanted.first.isoformat() if wanted.first else "",
        "last": wanted.last.isoformat() if wanted.last else "",
        "people": list(wanted.people),
        "items": list(wanted.items),
        "zone": wanted.zone,
        "order": wanted.order.value,
        "attachments": wanted.attachments,
    }


def to_wanted(plain: Mapping[str, object]) -> Wanted:
    """The same on the child's side; it comes from us, so its shape is known."""
    people, items = plain["people"], plain["items"]
    zone = plain["zone"]
    return Wanted(
        words=plain["words"] is True,
        first=_day(plain["first"]),
        last=_day(plain["last"]),
        people=tuple(map(str, people)) if isinstance(people, list) else (),
        items=tuple(map(_whole, items)) if isinstance(items, list) else (),
        zone=None if zone is None else str(zone),
        order=ChatOrder(str(plain["order"])),
        attachments=plain["attachments"] is True,
    )


def of_message(one: MessageRead) -> Row:
    """A message, as a row."""
    return [
        one.number,
        one.local.isoformat() if one.local else "",
        one.earliest.at if one.earliest else None,
        one.latest.at if one.latest else None,
        one.who,
        one.text,
        one.attachment,
        one.line,
    ]


def to_message(row: Sequence[object], zone: str) -> MessageRead:
    """A message of the child's; `Unsound` when it is none."""
    number, local, earliest, latest, who, text, attachment, line = row
    return MessageRead(
        number=_whole(number),
        local=_clock(local),
        earliest=_moment(earliest, zone),
        latest=_moment(latest, zone),
        who=_words(who, MAX_TEXT),
        text=_words(text, MAX_MESSAGE),
        attachment=_label(attachment),
        line=_words(line, MAX_TEXT),
    )


def of_person(one: PersonFound) -> Row:
    """A person, as a row."""
    return [one.name, one.messages]


def to_person(row: Sequence[object], _zone: str) -> PersonFound:
    """A person of the child's."""
    name, messages = row
    return PersonFound(name=_words(name, MAX_TEXT), messages=_whole(messages))


def of_item(one: Item) -> Row:
    """An item, as a row."""
    when = one.when.at if one.when else None
    return [one.number, when, one.kind, one.words, list(one.people), one.source]


def to_item(row: Sequence[object], zone: str) -> Item:
    """An item of the child's."""
    number, when, kind, words, people, source = row
    if not isinstance(people, list):
        raise Unsound
    return Item(
        number=_whole(number),
        when=_moment(when, zone),
        kind=_label(kind),
        words=_words(words, MAX_MESSAGE),
        people=tuple(_words(each, MAX_TEXT) for each in people),
        source=_label(source),
    )


def of_attachment(one: Attachment) -> Row:
    """An attachment, as a row."""
    return [one.number, one.label, one.size, one.type, one.what, one.sha256.hex]


def to_attachment(row: Sequence[object], _zone: str) -> Attachment:
    """An attachment of the child's."""
    number, label, size, media, what, sha256 = row
    try:
        fingerprint = Sha256(str(sha256))
    except Refused:
        raise Unsound from None
    return Attachment(
        number=_whole(number),
        label=_label(label),
        size=_whole(size),
        type=_label(media),
        what=_label(what),
        sha256=fingerprint,
    )


def all_of(
    rows: object, one: Callable[[Sequence[object], str], One], zone: str, most: int
) -> tuple[One, ...]:
    """Every row turned into a value; `Unsound` when any is of another shape."""
    if not isinstance(rows, list) or len(rows) > most:
        raise Unsound
    try:
        return tuple(one(row, zone) for row in rows)
    except (ValueError, TypeError):
        raise Unsound from None


def _words(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise Unsound
    return value


def _label(value: object) -> str:
    return kept_text(_words(value, MAX_TEXT))


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise Unsound
    return value


def _moment(value: object, zone: str) -> Instant | None:
    if value is None:
        return None
    if type(value) is not int:
        raise Unsound
    return Instant(value, zone)


def _clock(value: object) -> datetime | None:
    return datetime.fromisoformat(_words(value, MAX_TEXT)) if value else None


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
