"""Where bytes to be read come from: a file, or pieces that stay in memory."""

import io
import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.evidence.limits import MAX_SENT, MIB
from investigator.evidence.opening import open_regular

Source = Path | bytes | Sequence[bytes]
"""A file's path, its bytes, or its bytes in pieces as a vault gives them."""


def as_request(source: Source) -> tuple[dict[str, object], tuple[bytes, ...]]:
    """The part of a request that names or carries the bytes."""
    if isinstance(source, Path):
        return {"path": str(source.absolute())}, ()  # the child stands in another folder
    pieces = (source,) if isinstance(source, bytes) else tuple(source)
    if sum(map(len, pieces)) > MAX_SENT:
        raise Refused(
            f"It is larger than {MAX_SENT // MIB} MiB, so its inside is not read.",
            remedy="The exhibit is kept whole. Take a copy of it and read that file.",
        )
    return {}, pieces


def from_request(header: Mapping[str, object], blobs: Sequence[bytes]) -> BinaryIO:
    """The same on the child's side, open for reading."""
    if "path" in header:
        return open_regular(Path(str(header["path"])))
    return io.BufferedReader(Joined(blobs))


class Joined(io.RawIOBase):
    """Pieces of bytes read as one file, without a second copy of them in memory."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        super().__init__()
        self._pieces = [piece for piece in pieces if piece]
        self._ends = list(accumulate(map(len, self._pieces)))
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """Any place can be read first."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Goes to a place counted from the start, from here, or from the end."""
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size()}[whence]
        if begin + offset < 0:
            raise OSError("before the beginning")
        self._at = begin + offset
        return self._at

    def tell(self) -> int:
        """The place now."""
        return self._at

    def readinto(self, into: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """As many bytes as the piece at this place still has."""
        view = memoryview(into).cast("B")
        which = bisect_right(self._ends, self._at)
        if which == len(self._pieces):
            return 0
        piece = self._pieces[which]
        begin = self._at - (self._ends[which] - len(piece))
        part = memoryview(piece)[begin : begin + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _size(self) -> int:
        return self._ends[-1] if self._ends else 0
