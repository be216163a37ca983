"""One holder at a time: a lock that the system frees itself, and a note of who has it."""

import contextlib
import json
import os
import platform
import stat
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from investigator.domain.errors import Refused
from investigator.domain.text import one_line, shortened
from investigator.machine import system
from investigator.machine.clock import SystemClock
from investigator.machine.disk_errors import in_words, need_folder

_ENDING = ".lock"
_LONGEST = 4096
_OPEN = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_READ = (_OPEN | os.O_RDONLY) & ~(os.O_RDWR | os.O_CREAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has it: the system's name for the user, the machine, since when, and what for."""

    user: str
    host: str
    since: str
    pid: int
    note: str


class Locked(Refused):
    """Somebody else has it; `holder` is None where their note could not be read."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(
            _sentence(holder), remedy="Close it there first, then open it here again."
        )
        self.holder = holder


class Hold:
    """What is held; closing it, or the end of this process in any manner, lets it go."""

    def __init__(self, fd: int) -> None:
        self._fd: int | None = fd

    def close(self) -> None:
        """Lets it go; a second time does nothing."""
        fd, self._fd = self._fd, None
        if fd is None:
            return
        try:
            with contextlib.suppress(OSError):  # the note may stay: the lock is what counts
                os.ftruncate(fd, 0)
            system.unlock(fd)
        finally:
            os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def hold(path: Path, note: str = "") -> Hold:
    """Takes a path for this process, or raises `Locked` with who has it.

    The path itself is never opened: the lock is the file beside it that ends in `.lock`
    (the path, when it ends so already). That file stays when it is let go, since removing
    it would let two holders in.
    """
    beside = path if path.suffix == _ENDING else path.with_name(path.name + _ENDING)
    need_folder(beside)
    with in_words(beside):
        _no_link(beside)
        fd = os.open(beside, _OPEN, 0o600)
        try:
            _need_ordinary(fd, beside)
            taken = system.lock(fd)
            if taken:
                with contextlib.suppress(OSError):  # a full disk must not keep us out
                    _write(fd, note)
                return Hold(fd)
            holder = _read(fd)
        except BaseException:
            os.close(fd)
            raise
    os.close(fd)
    raise Locked(holder)


def note_at(path: Path) -> Holder | None:
    """Whose note lies at a lock, without taking it; None where it was let go in order.

    A note alone does not say that it is still held: whoever takes it finds that out.
    """
    beside = path if path.suffix == _ENDING else path.with_name(path.name + _ENDING)
    try:
        fd = os.open(beside, _READ)
    except OSError:
        return None
    try:
        _need_ordinary(fd, beside)
        return _read(fd)
    finally:
        os.close(fd)


def _no_link(path: Path) -> None:
    """Where the system cannot refuse a link while opening (Windows), it is looked at."""
    if path.is_symlink():
        raise Refused(
            f"The lock {path.name} is a link to another place.",
            remedy="Remove the link, and find out who put it there.",
        )


def _need_ordinary(fd: int, path: Path) -> None:
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        raise Refused(
            f"The lock {path.name} is not an ordinary file.",
            remedy="Remove it, and find out who put it there.",
        )


def _write(fd: int, note: str) -> None:
    holder = Holder(
        user=system.user_name(),
        host=platform.node(),
        since=f"{SystemClock().now().utc():%Y-%m-%dT%H:%M:%SZ}",
        pid=os.getpid(),
        note=note,
    )
    os.ftruncate(fd, 0)
    os.lseek(fd, 0, os.SEEK_SET)
    os.write(fd, json.dumps(asdict(holder)).encode())
    system.make_durable(fd)


def _read(fd: int) -> Holder | None:
    """The holder's note; it is somebody else's, so nothing about it is taken on trust."""
    os.lseek(fd, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(fd, _LONGEST))
        words = {name: str(said[name]) for name in ("user", "host", "since", "note")}
        return Holder(
            **{name: shortened(one_line(word), 80) for name, word in words.items()},
            pid=int(said["pid"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _sentence(holder: Holder | None) -> str:
    if holder is None:
        return "This is already open in another window."
    doing = f" ({holder.note})" if holder.note else ""
    return (
        f"This is already open: {holder.user} on {holder.host} has had it since "
        f"{holder.since}{doing}, as process {holder.pid}."
    )
