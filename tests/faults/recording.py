"""What a worker really wrote: its calls, read from strace's record of them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.faults.forks import Say
from tests.faults.syscalls import CHANGING, run_under

_CALLS = (*CHANGING, "lseek", "mkdir", "sendto")
_LINE = re.compile(r"(?P<call>\w+)\((?P<given>.*)\) += (?P<answer>-?\d+)")
_LONGEST = 1 << 27


class Kind(StrEnum):
    """What one step does to a disk."""

    CREATE = "create"
    FOLDER = "folder"
    WRITE = "write"
    CUT = "cut"
    SYNC = "sync"
    SYNC_FOLDER = "sync folder"
    MOVE = "move"
    REMOVE = "remove"
    SAID = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. `path` names the file at the time; `file` is the file itself, by number."""

    kind: Kind
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""
    said: tuple[Any, ...] = ()


@dataclass(slots=True)
class _Opened:
    path: str
    at: int = 0


def recorded(folder: Path, log: Path, work: Callable[[Say], None]) -> list[Step]:
    """The steps of a worker within a folder, in order, and what it acknowledged between."""
    options = [
        "-xx",
        "-s",
        str(_LONGEST),
        "-o",
        str(log),
        "-e",
        f"trace={','.join(_CALLS)}",
    ]
    reading = _Reading(folder)
    worker = run_under(options, work)
    assert worker.status == 0, worker.heard
    with log.open() as lines:
        return list(reading.steps(lines))


class _Reading:
    """Follows descriptors and names through a record."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[int, _Opened] = {}
        self._here = {str(path) for path in folder.rglob("*")}
        self._known = {
            "openat": self._openat,
            "write": self._write,
            "pwrite64": self._pwrite,
            "ftruncate": self._ftruncate,
            "fsync": self._fsync,
            "fdatasync": self._fsync,
            "lseek": self._lseek,
            "rename": self._rename,
            "unlink": self._unlink,
            "unlinkat": self._unlinkat,
            "mkdir": self._mkdir,
            "sendto": self._sendto,
        }

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        """Every step that changes something in the folder."""
        for line in lines:
            found = _LINE.match(line)
            if found is None or int(found["answer"]) < 0:
                continue
            yield from self._known[found["call"]](
                _given(found["given"]), int(found["answer"])
            )

    def _openat(self, given: list[Any], answer: int) -> Iterator[Step]:
        path, flags = self._at(given), given[2]
        self._open.pop(answer, None)
        if not self._within(path):
            return
        self._open[answer] = _Opened(path)
        if "O_CREAT" in flags and path not in self._here:
            self._here.add(path)
            yield Step(kind=Kind.CREATE, path=path)
        elif "O_TRUNC" in flags:
            yield Step(kind=Kind.CUT, path=path)

    def _write(self, given: list[Any], answer: int) -> Iterator[Step]:
        opened = self._open.get(int(given[0]))
        if opened is not None:
            data = given[1][:answer]
            yield Step(kind=Kind.WRITE, path=opened.path, at=opened.at, data=data)
            opened.at += answer

    def _pwrite(self, given: list[Any], answer: int) -> Iterator[Step]:
        opened = self._open.get(int(given[0]))
        if opened is not None:
            data = given[1][:answer]
            yield Step(kind=Kind.WRITE, path=opened.path, at=int(given[3]), data=data)

    def _ftruncate(self, given: list[Any], _answer: int) -> Iterator[Step]:
        opened = self._open.get(int(given[0]))
        if opened is not None:
            yield Step(kind=Kind.CUT, path=opened.path, at=int(given[1]))

    def _fsync(self, given: list[Any], _answer: int) -> Iterator[Step]:
        opened = self._open.get(int(given[0]))
        if opened is not None:
            folder = Path(opened.path).is_dir()
            kind = Kind.SYNC_FOLDER if folder else Kind.SYNC
            yield Step(kind=kind, path=opened.path)

    def _lseek(self, given: list[Any], answer: int) -> Iterator[Step]:
        opened = self._open.get(int(given[0]))
        if opened is not None:
            opened.at = answer
        yield from ()

    def _rename(self, given: list[Any], _answer: int) -> Iterator[Step]:
        old, new = given[0].decode(), given[1].decode()
        for opened in self._open.values():
            opened.path = new if opened.path == old else opened.path
        self._here = (self._here - {old}) | {new}
        yield Step(kind=Kind.MOVE, path=old, to=new)

    def _unlink(self, given: list[Any], _answer: int) -> Iterator[Step]:
        path = given[0].decode()
        self._here.discard(path)
        if self._within(path):
            yield Step(kind=Kind.REMOVE, path=path)

    def _unlinkat(self, given: list[Any], answer: int) -> Iterator[Step]:
        if "AT_REMOVEDIR" not in given[2]:
            yield from self._unlink([self._at(given).encode()], answer)

    def _at(self, given: list[Any]) -> str:
        """A path that may be told from an open folder on."""
        path: str = given[1].decode()
        if path.startswith("/") or not given[0].isdigit():
            return path
        folder = self._open.get(int(given[0]))
        return f"{folder.path}/{path}" if folder else path

    def _mkdir(self, given: list[Any], _answer: int) -> Iterator[Step]:
        path = given[0].decode()
        if self._within(path):
            self._here.add(path)
            yield Step(kind=Kind.FOLDER, path=path)

    def _sendto(self, given: list[Any], _answer: int) -> Iterator[Step]:
        words = json.loads(given[1])
        if "ack" in words:
            yield Step(kind=Kind.SAID, said=tuple(words["ack"]))

    def _within(self, path: str) -> bool:
        return path == str(self._folder) or path.startswith(f"{self._folder}/")


def _given(text: str) -> list[Any]:
    """A call's arguments: what stood in quotes as bytes, anything else as it is."""
    found = re.finditer(r'"((?:\\x[0-9a-f]{2})*)"|([^",\s][^",]*)', text)
    return [
        one[2] if one[1] is None else bytes.fromhex(one[1].replace("\\x", ""))
        for one in found
    ]
