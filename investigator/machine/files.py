"""Files: written whole or not at all, private, and never through a link."""

import errno
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.machine import system
from investigator.machine.disk_errors import in_words, need_folder, refusal
from investigator.machine.locks import Hold, Holder, Locked, hold

__all__ = [
    "Hold",
    "Holder",
    "Locked",
    "hold",
    "in_words",
    "name_on_disk",
    "private_folder",
    "read_whole",
    "refusal",
    "sweep",
    "writable_target",
    "write_pieces",
    "write_whole",
]

_PART = re.compile(r"\.investigator-[0-9a-f]{16}\.part")
_LONGEST_NAME = 100
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # so that a pipe without a writer cannot hang us
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)


def write_whole(path: Path, data: bytes) -> None:
    """The file holds the data, or what it held before; only its owner can read it.

    It is written beside the target, made durable, put in its place, and the folder made
    durable too.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """As `write_whole`, for what comes piece by piece; a fault midway leaves nothing."""
    _refuse_as_target(path)
    need_folder(path)
    part = path.with_name(f".investigator-{secrets.token_hex(8)}.part")
    with in_words(path):
        _write_part(part, pieces)
        try:
            part.replace(path)
        except OSError:
            part.unlink()
            raise
        system.make_folder_durable(path.parent)


def read_whole(path: Path, limit: int) -> bytes:
    """What an ordinary file holds, refused when that is more than `limit` bytes."""
    with in_words(path):
        fd = os.open(path, _READ)
        with os.fdopen(fd, "rb") as file:
            found = os.fstat(fd)
            if not stat.S_ISREG(found.st_mode):
                raise Refused(
                    f"{visible(str(path))} is not an ordinary file.",
                    remedy="Choose a file that holds something.",
                )
            data = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(
            f"{visible(str(path))} is larger than the {limit:,} bytes expected of it.",
            remedy="Check that it is the right file.",
        )
    return data


def private_folder(path: Path) -> Path:
    """The folder, made if missing like those above it, and open to its owner only."""
    missing = [each for each in (path, *path.parents) if not os.path.lexists(each)]
    with in_words(path):
        for each in reversed(missing):
            system.make_private_folder(each)
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise _link(path)
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "", str(path))
        if not missing:
            system.make_private_folder(path)
    return path


def sweep(folder: Path) -> int:
    """Removes what writes that were cut off left behind; only while the folder is held."""
    with in_words(folder):
        left = [each for each in folder.iterdir() if _PART.fullmatch(each.name)]
        for each in left:
            each.unlink()
    return len(left)


def writable_target(path: Path, *, overwrite: bool) -> Path:
    """The full path of a file that may be written there, or why not, before any work."""
    target = path.absolute()
    _refuse_as_target(target)
    need_folder(target)
    if target.exists() and not overwrite:
        raise Refused(
            f"{visible(str(target))} is already there.",
            remedy="Choose another name, or say that it may be replaced.",
        )
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise refusal(PermissionError(errno.EACCES, ""), target.parent)
    return target


def name_on_disk(text: str, ending: str) -> str:
    """A name that every system takes: letters, digits and hyphens, then the ending."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    tail = f".{ending.lstrip('.')}" if ending else ""
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    name = words[: _LONGEST_NAME - len(tail)].rstrip("-") or "file"
    return f"file-{name}{tail}" if _RESERVED.fullmatch(name) else f"{name}{tail}"


def _refuse_as_target(path: Path) -> None:
    with in_words(path):
        try:
            found = path.lstat()
        except FileNotFoundError:
            return
        if stat.S_ISLNK(found.st_mode):
            raise _link(path)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "", str(path))
        if not stat.S_ISREG(found.st_mode):
            raise Refused(
                f"{visible(str(path))} is not an ordinary file.",
                remedy="Choose another name.",
            )


def _link(path: Path) -> Refused:
    return Refused(
        f"{visible(str(path))} is a link to another place, which is not followed here.",
        remedy="Give the place itself.",
    )


def _write_part(part: Path, pieces: Iterable[bytes]) -> None:
    fd = system.make_private_file(part)
    try:
        with os.fdopen(fd, "wb", buffering=0) as file:
            for piece in pieces:
                left = memoryview(piece)
                while left:
                    left = left[file.write(left) :]
            system.make_durable(fd)
    except BaseException:
        part.unlink()
        raise
