"""How we and our child processes talk: a line of JSON, then the bytes it announces.

The line names the kind of message, its header, and how many blobs follow; each blob stands
after its length in eight bytes. Neither side trusts the other's lengths.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO, Protocol

_LONGEST_LINE = 4 * 1024 * 1024
_MOST_BLOBS = 100_000
_PIECE = 1024 * 1024


class Kind(StrEnum):
    """What a message is."""

    LIMITS = "limits"
    ASK = "ask"
    WAITING = "waiting"
    PROGRESS = "progress"
    ANSWER = "answer"
    REFUSED = "refused"


class Garbled(Exception):
    """What came over the pipe is no message."""


class Reading(Protocol):
    """Whatever bytes are read from."""

    def read(self, n: int, /) -> bytes:
        """At most so many bytes; fewer only at the end."""

    def readline(self, n: int, /) -> bytes:
        """Up to the end of a line, at most so many bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: its header is plain JSON; its blobs are bytes."""

    kind: Kind
    header: dict[str, object] = field(default_factory=dict)
    blobs: tuple[bytes, ...] = ()


def pieces(
    kind: Kind, header: Mapping[str, object], blobs: Sequence[bytes] = ()
) -> list[bytes]:
    """One message as the bytes to write, one piece after another."""
    said = {"kind": kind.value, "header": dict(header), "blobs": len(blobs)}
    line = json.dumps(said, allow_nan=False, separators=(",", ":")).encode() + b"\n"
    if len(line) > _LONGEST_LINE:
        raise ValueError("a header is for words and numbers; send what is long as a blob")
    return [
        line,
        *(part for blob in blobs for part in (len(blob).to_bytes(8, "big"), blob)),
    ]


def send(
    pipe: BinaryIO, kind: Kind, header: Mapping[str, object], blobs: Sequence[bytes] = ()
) -> None:
    """Writes one message."""
    pipe.writelines(pieces(kind, header, blobs))
    pipe.flush()


def receive(pipe: Reading, limit: int) -> Message | None:
    """The next message, or None at the end; `Garbled` when it is none, or too large."""
    line = pipe.readline(_LONGEST_LINE)
    if not line:
        return None
    kind, header, count = _line(line)
    blobs: list[bytes] = []
    for _ in range(count):
        blob = _blob(pipe, limit)
        limit -= len(blob)
        blobs.append(blob)
    return Message(kind=kind, header=header, blobs=tuple(blobs))


def _line(line: bytes) -> tuple[Kind, dict[str, object], int]:
    try:
        said = json.loads(line)
        kind, header, count = Kind(said["kind"]), said["header"], said["blobs"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Garbled from error
    whole = line.endswith(b"\n") and isinstance(header, dict)
    if not whole or type(count) is not int or not 0 <= count <= _MOST_BLOBS:
        raise Garbled
    return kind, header, count


def _blob(pipe: Reading, limit: int) -> bytes:
    """Read in pieces, so that an announced length takes no memory before its bytes come."""
    size = int.from_bytes(_exactly(pipe, 8), "big")
    if size > limit:
        raise Garbled
    held = bytearray()
    while len(held) < size:
        held += _exactly(pipe, min(size - len(held), _PIECE))
    return bytes(held)


def _exactly(pipe: Reading, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise Garbled
    return data
