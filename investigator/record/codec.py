"""Facts to bytes and back. Bytes are hashed as stored and never made again from a value.

A payload is UTF-8 JSON with sorted keys and no floats: what the entry says around the
fact, and the fact's own fields.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from investigator.domain.case import Unread
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.record.kinds import CASE_KINDS, TRUST_KINDS, Kind
from investigator.record.upcasts import brought_up

_ENCODER = msgspec.json.Encoder(order="sorted")
# Every error of msgspec and of UTF-8 is a ValueError; a value refuses what it cannot be.
_UNREADABLE = (ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a payload says around its fact; the moment of recording stands in the header."""

    happened_at: Instant
    typed_by: str
    words_of: str = ""
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A fact as bytes, with the names its entry carries."""

    kind: str
    version: int
    number: str
    payload: bytes


def write(fact: object, saying: Saying) -> Written:
    """The fact as the payload of an entry."""
    kind, version = _names()[type(fact)]
    body = {"fact": msgspec.to_builtins(fact), "said": msgspec.to_builtins(saying)}
    number = getattr(fact, "number", "")
    try:
        payload = _ENCODER.encode(body)
    except UnicodeEncodeError:
        raise Refused(
            "Some of these letters are no text that can be kept.",
            remedy="Type them again.",
        ) from None
    return Written(kind, version, number, payload)


def read(
    kind: str, version: int, payload: bytes, *, seq: int, recorded_at: Instant
) -> Told[Any]:
    """The fact that a payload holds. One that is newer than this program reads as `Unread`.

    The value is Any because the table, not the type checker, knows which class a kind has.
    """
    try:
        body = msgspec.json.decode(payload)
        said = msgspec.convert(body["said"], Saying)
        fact = _fact(kind, version, body["fact"])
    except (*_UNREADABLE, Refused) as why:
        raise Damaged(f"Entry {seq} ({kind}) cannot be read.") from why
    telling = Telling(
        seq=seq,
        happened_at=said.happened_at,
        recorded_at=recorded_at,
        typed_by=said.typed_by,
        words_of=said.words_of,
        rests_on=said.rests_on,
    )
    return telling.of(fact)


def _fact(kind: str, version: int, fields: dict[str, Any]) -> object:
    known = CASE_KINDS.get(kind) or TRUST_KINDS.get(kind)
    if known is None or version > known.version:
        return Unread(kind=kind, version=version)
    return msgspec.convert(brought_up(kind, version, known.version, fields), known.type)


@cache
def _names() -> dict[type, tuple[str, int]]:
    tables: tuple[dict[str, Kind], ...] = (CASE_KINDS, TRUST_KINDS)
    return {one.type: (kind, one.version) for each in tables for kind, one in each.items()}
