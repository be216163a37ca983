"""Times laid out in a file, for the command line's own comparisons; no vault is needed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from investigator.casework.imported import UNREADABLE
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant, Span
from investigator.domain.time import chat, clock
from investigator.domain.time.chat import Chat
from investigator.domain.time.clock import ClockReading
from investigator.domain.time.corroborate import Corroboration, compare
from investigator.domain.time.mojibake import mended
from investigator.domain.time.observation import Observation, Relation
from investigator.machine.files import read_whole
from investigator.reference.load import strangers_yaml

_LIMIT, _CHAT_LIMIT = 1 << 20, 64 << 20


def compared(file: Path) -> Corroboration:
    """What the observations in a file say together."""
    data = _data(file)
    if not isinstance(data, list):
        raise _unreadable(file)
    try:
        return compare(tuple(_observation(each) for each in data))
    except UNREADABLE:
        raise _unreadable(file) from None


def clock_sentences(file: Path) -> tuple[str, ...]:
    """What two records of a clock in a file say: how it stepped, or nothing."""
    data = _data(file)
    if not isinstance(data, dict):
        raise _unreadable(file)
    try:
        return clock.compare(_record(data["prev"]), _record(data["cur"]))
    except UNREADABLE:
        raise _unreadable(file) from None


def read_chat(file: Path, zone: str | None) -> Chat:
    """A WhatsApp export; text that lost its accents on the way is mended."""
    text = read_whole(file, _CHAT_LIMIT).decode("utf-8-sig", "replace")
    return chat.read_chat(mended(text), zone=zone)


def _data(file: Path) -> object:
    try:
        return strangers_yaml(read_whole(file, _LIMIT).decode("utf-8"))
    except (ValueError, RecursionError):
        raise _unreadable(file) from None


def _observation(each: Mapping[str, Any]) -> Observation:
    first, last = each["span"]
    return Observation(
        id=str(each["id"]),
        kind=str(each["kind"]),
        origin=str(each["origin"]),
        relation=Relation(each["relation"]),
        lag=int(each.get("lag", 0)),
        spans=(Span(_moment(first), _moment(last)),),
    )


def _moment(value: object) -> Instant:
    return Instant.parse(str(value).replace(" ", "T"))


def _record(each: Mapping[str, Any]) -> ClockReading:
    unsync = each.get("unsync")
    return ClockReading(
        wall_us=int(each["wall_ns"]) // 1000,
        boot_ns=int(each["boot_ns"]),
        boot_id=str(each["boot_id"]),
        zone=str(each.get("tz", "")),
        synchronised=None if unsync is None else not unsync,
        max_error_us=each.get("maxerror_us"),
    )


def _unreadable(file: Path) -> Refused:
    return Refused(
        f"{file.name} is not laid out as this command needs it.",
        remedy="The help of the command shows the shape.",
    )
