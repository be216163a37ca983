"""A disk as the power leaves it: what was made durable stays, and any part of the rest.

Of the writes to a file since it was last made durable, each one is there, or not, or in
part, by sectors of 512 bytes. Names change in order: some first part of the changes since
the folder was made durable has come to pass. The model trusts a disk that says it is done.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.recording import Kind, Step

_SECTOR = 512
Names = dict[str, int]


@dataclass(slots=True)
class _File:
    """What is durable of a file, and what has been done to it since."""

    durable: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)


class Disk:
    """The files of a folder while a record is played."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = [_File(bytearray(data)) for data in files.values()]
        self._names: Names = {path: at for at, path in enumerate(files)}
        self._durable: Names = dict(self._names)
        self._since: list[Callable[[Names], None]] = []

    def play(self, step: Step) -> None:
        """One step comes to pass, as the program sees it."""
        match step.kind:
            case Kind.CREATE | Kind.MOVE | Kind.REMOVE:
                self._change(self._naming(step))
            case Kind.SYNC_FOLDER:
                for change in self._since:
                    change(self._durable)
                self._since = []
            case Kind.SYNC:
                self._sync(step.path)
            case Kind.WRITE | Kind.CUT:
                if step.path in self._names:
                    self._files[self._names[step.path]].since.append(step)
            case Kind.FOLDER | Kind.SAID:
                pass

    def _naming(self, step: Step) -> Callable[[Names], None]:
        if step.kind is Kind.MOVE:
            return _moved(step.path, step.to)
        if step.kind is Kind.REMOVE:
            return lambda names: _gone(names, step.path)
        self._files.append(_File())
        return _named(step.path, len(self._files) - 1)

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """What the disk may hold if the power goes now."""
        names = dict(self._durable)
        for change in self._since[: dice.randint(0, len(self._since))]:
            change(names)
        return {path: _left(self._files[at], dice) for path, at in names.items()}

    def _change(self, change: Callable[[Names], None]) -> None:
        change(self._names)
        self._since.append(change)

    def _sync(self, path: str) -> None:
        if path not in self._names:
            return
        file = self._files[self._names[path]]
        for step in file.since:
            _done(file.durable, step.kind, step.at, step.data)
        file.since = []


def _named(path: str, file: int) -> Callable[[Names], None]:
    return lambda names: names.update({path: file})


def _moved(old: str, new: str) -> Callable[[Names], None]:
    def change(names: Names) -> None:
        if old in names:
            names[new] = names.pop(old)

    return change


def _gone(names: Names, path: str) -> None:
    names.pop(path, None)


def _left(file: _File, dice: random.Random) -> bytes:
    """One of the contents that a file may have after the cut."""
    if not file.since:
        return bytes(file.durable)
    data = bytearray(file.durable)
    kept = dice.random()
    for step in file.since:
        if dice.random() > kept:
            continue
        if step.kind is Kind.WRITE and dice.random() < 1 / 3:
            _torn(data, step, dice)
        else:
            _done(data, step.kind, step.at, step.data)
    return bytes(data)


def _torn(data: bytearray, step: Step, dice: random.Random) -> None:
    for start in range(0, len(step.data), _SECTOR):
        if dice.random() < 1 / 2:
            part = step.data[start : start + _SECTOR]
            _done(data, Kind.WRITE, step.at + start, part)


def _done(data: bytearray, kind: Kind, at: int, written: bytes) -> None:
    if kind is Kind.CUT:
        del data[at:]
        data.extend(bytes(at - len(data)))
        return
    data.extend(bytes(max(0, at - len(data))))
    data[at : at + len(written)] = written
