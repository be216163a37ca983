"""Large files, piece by piece: ordinary ones only, never through a link, whole or not."""

import hashlib
import os
import secrets
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.machine import system
from investigator.machine.disk_errors import in_words

PIECE = 1 << 20
_EDGE = 64 << 10
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # so that a pipe without a writer cannot hang us
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """What tells a file from another: its size, its SHA-256, and that of its two ends."""

    size: int
    sha256: str
    edges: str


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file, open to be read; a link is refused, whatever it leads to."""
    with in_words(path):
        if path.is_symlink():  # where the system cannot refuse one while opening (Windows)
            raise _no_ordinary(path)
        fd = os.open(path, _READ)
        with os.fdopen(fd, "rb") as file:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise _no_ordinary(path)
            yield file


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A new file, in its place once all of it is written and durable, or not at all."""
    part = path.with_name(f".investigator-{secrets.token_hex(8)}.part")
    with in_words(path):
        fd = system.make_private_file(part)
        try:
            with os.fdopen(fd, "wb") as file:
                yield file
                file.flush()
                system.make_durable(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        system.make_folder_durable(path.parent)


def pieces(file: BinaryIO, length: int) -> Iterator[bytes]:
    """So many bytes from here on, in pieces; fewer where the file ends before."""
    left = length
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


class Printing:
    """Works out the prints of what passes by."""

    def __init__(self) -> None:
        self._whole, self._size = hashlib.sha256(), 0
        self._first, self._last = b"", b""

    def passes(self, piece: bytes) -> bytes:
        """Takes note of a piece and gives it back."""
        self._whole.update(piece)
        self._size += len(piece)
        if len(self._first) < _EDGE:
            self._first += piece[: _EDGE - len(self._first)]
        self._last = (self._last + piece[-_EDGE:])[-_EDGE:]
        return piece

    def prints(self) -> Prints:
        """Of all that passed."""
        return Prints(
            size=self._size,
            sha256=self._whole.hexdigest(),
            edges=_edges(self._first, self._last),
        )


def printed(path: Path) -> Iterator[int | Prints]:
    """Reads a file to its end: the number of bytes so far, and at last its prints."""
    printing, done = Printing(), 0
    with opened(path) as file:
        for piece in pieces(file, os.fstat(file.fileno()).st_size):
            done += len(printing.passes(piece))
            yield done
    yield printing.prints()


def edges(path: Path) -> tuple[int, str]:
    """A file's size and the SHA-256 of its two ends, however long it is."""
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        first = file.read(_EDGE)
        file.seek(max(size - _EDGE, 0))
        return size, _edges(first, file.read(_EDGE))


def reachable(folder: Path, seconds: float = 2.0) -> bool:
    """Whether a folder is there and answers in time; a share that is gone may never."""
    found: list[bool] = []

    def look() -> None:
        there = os.path.isdir(folder)  # noqa: PTH112 - it answers False to every error
        found.append(there and os.access(folder, os.W_OK | os.X_OK))

    asking = threading.Thread(target=look, name="reachable", daemon=True)
    asking.start()
    asking.join(seconds)
    return bool(found and found[0])


def _edges(first: bytes, last: bytes) -> str:
    return hashlib.sha256(first + last).hexdigest()


def _no_ordinary(path: Path) -> Refused:
    return Refused(
        f"{visible(str(path))} is a link or no ordinary file, which is not followed here.",
        remedy="Give the file itself.",
    )
