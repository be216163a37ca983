"""Walks the blocks of PNG and GIF files without decoding a pixel."""

from typing import BinaryIO

_MOST_CHUNKS = 20_000
_IMAGE, _EXTENSION = 0x2C, 0x21
_TABLE_FOLLOWS = 0x80


def png_chunk(stream: BinaryIO, name: bytes, *, most: int) -> bytes | None:
    """The first chunk of this name when it is no longer than `most`, else None."""
    stream.seek(8)
    for _ in range(_MOST_CHUNKS):
        head = stream.read(8)
        length = int.from_bytes(head[:4], "big")
        if len(head) < 8 or head[4:] == b"IEND":  # noqa: PLR2004 - length and name
            return None
        if head[4:] == name:
            return stream.read(length) if length <= most else None
        stream.seek(length + 4, 1)
    return None


def gif_frames(stream: BinaryIO, most: int) -> int:
    """How many frames there are, counted up to `most`."""
    stream.seek(10)
    flags = stream.read(3)
    stream.seek(_table(flags[0]) if flags else 0, 1)
    frames = 0
    for _ in range(_MOST_CHUNKS):
        kind = stream.read(1)
        if kind == bytes([_IMAGE]):
            frames += 1
            place = stream.read(9)
            if frames >= most or len(place) < 9:  # noqa: PLR2004 - corner, size, flags
                return frames
            stream.seek(_table(place[8]) + 1, 1)
        elif kind == bytes([_EXTENSION]):
            stream.seek(1, 1)
        else:
            return frames
        _pass_blocks(stream)
    return frames


def _table(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & _TABLE_FOLLOWS else 0


def _pass_blocks(stream: BinaryIO) -> None:
    while (size := stream.read(1)) not in {b"", b"\0"}:
        stream.seek(size[0], 1)
