"""Asks the child what a file holds besides its bytes, and takes one attachment out.

Nothing is written anywhere: a vault's bytes go through a pipe and stay in memory.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON
from investigator.domain.time.chat import ChatOrder
from investigator.evidence import rows
from investigator.evidence.found import DEFEATED, text, texts
from investigator.evidence.helper import ORDINARY, Helper
from investigator.evidence.inside import (
    SURVEY,
    Attachment,
    Contents,
    Item,
    MessageRead,
    PersonFound,
    Wanted,
)
from investigator.evidence.limits import (
    ARCHIVE_MEMBERS,
    MAX_ITEMS,
    MAX_MESSAGES,
    MAX_TIMES,
    MAX_WORDS,
    MIB,
)
from investigator.evidence.observations import TimeFound, Unsound, kept_text
from investigator.evidence.sources import Source, as_request
from investigator.machine.child import ChildFailed, Kind, Limits, Message, Why

__all__ = [
    "SURVEY",
    "Attachment",
    "Contents",
    "Item",
    "Member",
    "MessageRead",
    "PersonFound",
    "ReadBy",
    "Source",
    "Wanted",
    "contents",
    "member",
    "reading",
]

_MUCH = 64 * MIB
_AMPLE = Limits(memory_bytes=1536 * MIB, cpu_seconds=120, wall_seconds=900)
_FAULT = "What was read in it makes no sense, so it is not shown. It is kept as it came."
_EVERY = Wanted()
_MOST_ROWS = MAX_MESSAGES + 2 * MAX_ITEMS + ARCHIVE_MEMBERS
One = TypeVar("One")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """Progress: how many messages, items and attachments have come so far."""

    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One attachment taken out, to become an exhibit of its own."""

    label: str
    size: int
    sha256: Sha256
    pieces: tuple[bytes, ...] = field(repr=False)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pieces)


def contents(source: Source, helper: Helper, wanted: Wanted = _EVERY) -> Contents:
    """What is inside. A file that cannot be read gives a note, never an error."""
    steps = reading(source, helper, wanted)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            found: Contents = ended.value
            return found


def reading(
    source: Source, helper: Helper, wanted: Wanted = _EVERY
) -> Generator[ReadBy, None, Contents]:
    """As `contents`, in steps of at most 50 ms; closing it stops the child."""
    gathered = _Gathered(zone=wanted.zone or LONDON)
    try:
        named, blobs = as_request(source)
        request = {"ask": "contents", **named, **rows.of_wanted(wanted)}
        for message in helper.ask(request, *blobs, limits=_limits(source)):
            if message.kind is Kind.PROGRESS:
                gathered.take(message)
            elif message.kind is Kind.ANSWER:
                return gathered.whole(message)
            yield ReadBy(rows=gathered.rows)
    except ChildFailed as failed:
        if failed.why is Why.CANCELLED:
            raise
        return Contents(notes=(DEFEATED,))
    except Unsound:
        return Contents(notes=(_FAULT,))
    except Refused as refused:
        return Contents(notes=(f"{refused.sentence} {refused.remedy}",))
    return Contents(notes=(DEFEATED,))


def member(source: Source, number: int, helper: Helper) -> Member:
    """The attachment of this number as `contents` listed it; its bytes stay in memory."""
    named, blobs = as_request(source)
    request = {"ask": "member", "number": number, **named}
    answer = helper.answer_within(_limits(source), request, *blobs)
    try:
        label = text(answer.header, "label")
    except Unsound:
        raise ChildFailed("The helper's file cannot be used.", why=Why.GARBLED) from None
    return Member(
        label=label,
        size=sum(map(len, answer.blobs)),
        sha256=_fingerprint(answer.blobs),
        pieces=answer.blobs,
    )


def _fingerprint(pieces: tuple[bytes, ...]) -> Sha256:
    running = hashlib.sha256()
    for piece in pieces:
        running.update(piece)
    return Sha256(running.hexdigest())


def _limits(source: Source) -> Limits:
    """The ordinary limits, unless much is to be read: then more time."""
    if isinstance(source, Path):
        try:
            size = source.stat().st_size
        except (OSError, ValueError):
            size = 0  # the child says what is wrong with it
    else:
        size = len(source) if isinstance(source, bytes) else sum(map(len, source))
    return ORDINARY if size <= _MUCH else _AMPLE


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """Rows as they come, believed only when they are of the shape that was agreed."""

    zone: str
    messages: list[MessageRead] = field(default_factory=list)
    people: list[PersonFound] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many have come."""
        return len(self.messages) + len(self.items) + len(self.attachments)

    def take(self, message: Message) -> None:
        """Adds a batch; `Unsound` when there are more than any file may have."""
        sent = message.header
        zone = self.zone
        self.messages += _rows(sent, "messages", rows.to_message, zone, MAX_MESSAGES)
        self.people += _rows(sent, "people", rows.to_person, zone, MAX_ITEMS)
        self.items += _rows(sent, "items", rows.to_item, zone, MAX_ITEMS)
        self.attachments += _rows(
            sent, "attachments", rows.to_attachment, zone, ARCHIVE_MEMBERS
        )
        if self.rows + len(self.people) > _MOST_ROWS:
            raise Unsound

    def whole(self, answer: Message) -> Contents:
        """All of it, with what the answer adds."""
        told = answer.header
        times = told.get("times")
        if not isinstance(times, list) or len(times) > MAX_TIMES or not answer.blobs:
            raise Unsound
        order = told.get("order")
        try:
            return Contents(
                what=text(told, "what"),
                text=answer.blobs[0].decode()[:MAX_WORDS],
                address=text(told, "address"),
                messages=tuple(self.messages),
                people=tuple(self.people),
                items=tuple(self.items),
                attachments=tuple(self.attachments),
                observations=tuple(TimeFound.from_plain(time) for time in times),
                notes=texts(told, "notes"),
                badges=texts(told, "badges"),
                first=_day(told.get("first")),
                last=_day(told.get("last")),
                order=ChatOrder(str(order)) if order else None,
            )
        except (ValueError, AttributeError):
            raise Unsound from None


def _rows(
    sent: Mapping[str, object],
    name: str,
    one: Callable[[Sequence[object], str], One],
    zone: str,
    most: int,
) -> tuple[One, ...]:
    return rows.all_of(sent[name], one, zone, most) if name in sent else ()


def _day(written: object) -> date | None:
    return date.fromisoformat(kept_text(str(written))) if written else None
