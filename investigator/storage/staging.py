"""Bytes on their way into a case file: written in pieces, named by no entry until sealed.

What was never sealed is cleared away again a few pieces at a time, each step a transaction
of its own, so that nobody waits long however much it is.
"""

import hashlib
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from investigator.domain.digest import Sha256
from investigator.storage.connection import Connection, transaction

PIECE = 1 << 20
BATCH = 8  # pieces: a reader or a lock never waits for more than 8 MiB
_CLEARED_AT_ONCE = 4  # pieces: each is overwritten, which takes longer than writing it


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes written and not yet part of the case."""

    id: int
    sha256: Sha256
    size: int


@dataclass(frozen=True, slots=True)
class _Batch:
    pieces: Sequence[bytes]
    hashes: Sequence[bytes]


class Staging:
    """What is staged in one open case file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._awaited: set[int] = set()

    def take(self, source: BinaryIO) -> Generator[int | Staged]:
        """Copies a stream in.

        Yields the number of bytes so far, and at last what was staged.
        """
        with transaction(self._connection):
            made = self._connection.execute("INSERT INTO kept DEFAULT VALUES").lastrowid
        self._awaited.add(made)
        running, size, whole = hashlib.sha256(), 0, False
        try:
            for at, batch in enumerate(_hashed(source, running)):
                self._write(made, at * BATCH, batch)
                size += sum(len(piece) for piece in batch.pieces)
                if len(batch.pieces) == BATCH:
                    yield size
            whole = True
        finally:
            if not whole:
                self._awaited.discard(made)
        yield Staged(made, Sha256(running.hexdigest()), size)

    def _write(self, kept: int, first: int, batch: _Batch) -> None:
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO chunk (kept, n, body, sha256) VALUES (?,?,?,?)",
                [
                    (kept, n, body, sha256)
                    for n, (body, sha256) in enumerate(
                        zip(batch.pieces, batch.hashes, strict=True), start=first
                    )
                ],
            )

    def let_go(self, staged: Staged) -> None:
        """Nobody waits for these bytes any more: they are sealed, or are to be cleared."""
        self._awaited.discard(staged.id)

    def left(self) -> tuple[int, ...]:
        """What was begun here once, and nobody is going to seal."""
        rows = self._connection.execute("SELECT id FROM kept WHERE sealed = 0").fetchall()
        return tuple(row[0] for row in rows if row[0] not in self._awaited)

    def clearing(self) -> Iterator[int]:
        """Removes what is left, a few pieces a step; yields how many bytes are gone."""
        gone = 0
        for kept in self.left():
            while pieces := self._last_pieces(kept):
                with transaction(self._connection):
                    self._connection.execute(
                        "DELETE FROM chunk WHERE kept = ? AND n >= ?", (kept, min(pieces))
                    )
                gone += len(pieces) * PIECE
                yield gone
            with transaction(self._connection):
                self._connection.execute("DELETE FROM kept WHERE id = ?", (kept,))
            yield gone

    def clear(self, steps: int) -> int:
        """Removes some of what is left; says how many pieces of work that was."""
        before = len(self.left())
        for _ in islice(self.clearing(), steps):
            pass
        return before - len(self.left())

    def to_clear(self) -> int:
        """How many bytes are left to be cleared away, to the next piece."""
        marks = self.left()
        held = f"({','.join('?' * len(marks))})"
        row = self._connection.execute(
            f"SELECT count(*) FROM chunk WHERE kept IN {held}",  # noqa: S608 - only marks
            marks,
        ).fetchone()
        return PIECE * int(row[0]) if row else 0

    def _last_pieces(self, kept: int) -> list[int]:
        rows = self._connection.execute(
            "SELECT n FROM chunk WHERE kept = ? ORDER BY n DESC LIMIT ?",
            (kept, _CLEARED_AT_ONCE),
        ).fetchall()
        return [row[0] for row in rows]


def _hashed(source: BinaryIO, running: "hashlib._Hash") -> Iterator[_Batch]:
    """The stream in batches, each one hashed beside the writing of the one before it.

    Only the hashing is done by another thread: the stream is read in the caller's own.
    """

    def work(pieces: Sequence[bytes]) -> _Batch:
        for piece in pieces:
            running.update(piece)
        return _Batch(pieces, [hashlib.sha256(piece).digest() for piece in pieces])

    with ThreadPoolExecutor(1, thread_name_prefix="hashing") as beside:
        coming: deque[Future[_Batch]] = deque()
        while pieces := _read(source):
            coming.append(beside.submit(work, pieces))
            if len(coming) > 1:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def _read(source: BinaryIO) -> list[bytes]:
    """The next pieces; fewer at the end, and then none."""
    return list(islice(iter(lambda: source.read(PIECE), b""), BATCH))
