"""Finds when a film says it was made: the mvhd box of MP4 and QuickTime files."""

from typing import BinaryIO

from investigator.evidence.found import Found
from investigator.evidence.limits import MAX_BOXES
from investigator.evidence.observations import film_time


def look(stream: BinaryIO, size: int) -> Found:
    """The creation time of the first movie header; some phones write local time there."""
    movie = _box(stream, b"moov", 0, size)
    header = _box(stream, b"mvhd", *movie) if movie else None
    if header is None:
        return Found(notes=("The film's header was not found.",))
    stream.seek(header[0])
    version = stream.read(4)[:1]
    found = film_time(int.from_bytes(stream.read(8 if version == b"\1" else 4), "big"))
    return Found(times=(found,) if found else ())


def _box(stream: BinaryIO, name: bytes, at: int, end: int) -> tuple[int, int] | None:
    """Where the content of the first box of this name begins and ends."""
    for _ in range(MAX_BOXES):
        if at + 8 > end:
            return None
        stream.seek(at)
        head = stream.read(16)
        length, begin = int.from_bytes(head[:4], "big"), at + 8
        if length == 1:
            length, begin = int.from_bytes(head[8:16], "big"), at + 16
        stop = end if length == 0 else at + length
        if stop < begin or stop > end:
            return None
        if head[4:8] == name:
            return begin, stop
        at = stop
    return None
