"""The child's side of reading a file's inside: asks its reader, sends rows as they fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.evidence import kinds, openers, rows
from investigator.evidence.faults import PARSER_FAULTS
from investigator.evidence.found import DEFEATED, number
from investigator.evidence.inside import Contents, Wanted
from investigator.evidence.limits import HEAD, MAX_MESSAGES, MIB, TAIL
from investigator.evidence.sources import from_request
from investigator.machine.serving import Progress

Answer = tuple[Mapping[str, object], Sequence[bytes]]
_BATCH = 200_000
_DIGITS = 8
_PIECE = 8 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file open for reading, and what its first and last bytes say that it is."""

    stream: BinaryIO
    size: int
    head: bytes
    media: kinds.Media

    def whole(self, most: int) -> bytes:
        """All of its bytes, or a refusal when there are more."""
        if self.size > most:
            raise Refused(
                "It is too large to be read.",
                remedy="It is kept as it came. Add the part that matters by itself.",
            )
        self.stream.seek(0)
        return self.stream.read()


def read(
    header: Mapping[str, object], blobs: Sequence[bytes], progress: Progress
) -> Answer:
    """Rows first, in batches; then what there is one of. Refusals become notes."""
    wanted = rows.to_wanted(header)
    with from_request(header, blobs) as stream:
        found = _read(opened(stream), wanted)
    for name, sent in (
        ("people", map(rows.of_person, found.people)),
        ("items", map(rows.of_item, found.items)),
        ("attachments", map(rows.of_attachment, found.attachments)),
        ("messages", map(rows.of_message, found.messages[:MAX_MESSAGES])),
    ):
        _send(name, sent, progress)
    told: dict[str, object] = {
        "what": found.what,
        "address": found.address,
        "times": [time.as_plain() for time in found.observations],
        "notes": list(found.notes),
        "badges": list(found.badges),
        "first": found.first.isoformat() if found.first else "",
        "last": found.last.isoformat() if found.last else "",
        "order": found.order.value if found.order else "",
    }
    return told, (found.text.encode(),)


def take_out(header: Mapping[str, object], blobs: Sequence[bytes]) -> Answer:
    """The bytes of one attachment, in pieces."""
    with from_request(header, blobs) as stream:
        name, data = _taken(opened(stream), number(header, "number"))
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    return {"label": name}, pieces


def opened(stream: BinaryIO) -> Opened:
    """Looks at both ends."""
    size = stream.seek(0, 2)
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(max(size - TAIL, 0))
    tail = stream.read(TAIL)
    stream.seek(0)
    media = kinds.kind_of(head, tail, whole=size <= len(head))
    return Opened(stream=stream, size=size, head=head, media=media)


def _read(one: Opened, wanted: Wanted) -> Contents:
    try:
        found = openers.contents_of(one, wanted)
    except Refused as refused:
        found = Contents(notes=(refused.sentence,))
    except PARSER_FAULTS:
        found = Contents(notes=(DEFEATED,))
    return found if found.what else replace(found, what=one.media.what)


def _taken(one: Opened, wanted: int) -> tuple[str, bytes]:
    try:
        return openers.part_of(one, wanted)
    except PARSER_FAULTS:
        raise Refused(DEFEATED, remedy="Leave it inside, and describe it.") from None


def _letters(value: object) -> int:
    """About how many letters a value takes on the line."""
    if isinstance(value, list):
        return sum(map(_letters, value))
    return len(value) if isinstance(value, str) else _DIGITS


def _send(name: str, sent: Iterable[rows.Row], progress: Progress) -> None:
    """As many rows a message as have not more letters than the pipe takes at once."""
    held: list[rows.Row] = []
    letters = 0
    for row in sent:
        held.append(row)
        letters += sum(map(_letters, row))
        if letters > _BATCH:
            progress({name: held})
            held, letters = [], 0
    if held:
        progress({name: held})
