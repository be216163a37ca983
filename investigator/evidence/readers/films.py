"""Finds when a film says it was made and how long it lasts: MP4, QuickTime and M4A."""

from dataclasses import dataclass
from typing import BinaryIO

from investigator.evidence.found import Found
from investigator.evidence.limits import MAX_BOXES
from investigator.evidence.observations import film_time
from investigator.evidence.readers.lengths import lasts

CUT_SHORT = "It is cut short: its end is missing."
NO_HEADER = "The film's header was not found."
_WIDE = 1


@dataclass(frozen=True, slots=True)
class _Box:
    begin: int
    end: int


def look(stream: BinaryIO, size: int) -> Found:
    """The creation time of the first movie header; some phones write local time there."""
    movie, cut = _box(stream, b"moov", 0, size)
    header = _box(stream, b"mvhd", movie.begin, movie.end)[0] if movie else None
    notes = (CUT_SHORT,) if cut or _last_is_cut(stream, size) else ()
    if header is None:
        return Found(notes=(NO_HEADER, *notes))
    stream.seek(header.begin)
    head = stream.read(min(header.end - header.begin, 36))
    found, length = _told(head)
    if found is None:
        return Found(notes=(NO_HEADER, *notes))
    made = film_time(found)
    return Found(
        times=(made,) if made else (),
        notes=(*((length,) if length else ()), *notes),
    )


def _told(head: bytes) -> tuple[int | None, str]:
    """Seconds since 1904, and how long it lasts; the header's two versions differ in width.

    A header that ends before its own fields tells nothing.
    """
    width = 8 if head[:1] == b"\1" else 4
    if len(head) < 8 + 3 * width:
        return None, ""
    made = int.from_bytes(head[4 : 4 + width], "big")
    at = 4 + 2 * width
    scale = int.from_bytes(head[at : at + 4], "big")
    length = int.from_bytes(head[at + 4 : at + 4 + width], "big")
    unknown = length == (1 << 8 * width) - 1
    return made, lasts(length / scale) if scale and length and not unknown else ""


def _box(stream: BinaryIO, name: bytes, at: int, end: int) -> tuple[_Box | None, bool]:
    """The first box of this name, and whether the walk came upon one that runs out."""
    for _ in range(MAX_BOXES):
        if at + 8 > end:
            return None, False
        kind, begin, stop = _head(stream, at, end)
        if stop < begin:
            return None, False
        if kind == name:
            return _Box(begin, min(stop, end)), stop > end
        if stop > end:
            return None, True
        at = stop
    return None, False


def _last_is_cut(stream: BinaryIO, size: int) -> bool:
    """Whether the last of the outermost boxes announces more than there is."""
    return _box(stream, b"\0\0\0\0", 0, size)[1]


def _head(stream: BinaryIO, at: int, end: int) -> tuple[bytes, int, int]:
    """A box's name, where its content begins, and where it says that it ends."""
    stream.seek(at)
    head = stream.read(16)
    length, begin = int.from_bytes(head[:4], "big"), at + 8
    if length == _WIDE:
        length, begin = int.from_bytes(head[8:16], "big"), at + 16
    return head[4:8], begin, end if length == 0 else at + length
