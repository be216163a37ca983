"""Bytes kept in a case file: exhibits and issued documents, in hashed pieces of 1 MiB.

Pieces are written first and named by no entry; the transaction that writes the entry
seals them. What was never sealed is swept when the file is next opened.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged
from investigator.storage.connection import Connection, transaction

PIECE = 1 << 20
_COMMIT_EVERY = 8  # pieces: a reader or a lock never waits for more than 8 MiB


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes written and not yet part of the case."""

    id: int
    sha256: Sha256
    size: int


class Kept:
    """The bytes of one open case file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stage(self, source: BinaryIO) -> Iterator[int | Staged]:
        """Copies a stream in.

        Yields the number of bytes so far, and at last what was staged.
        """
        with transaction(self._connection):
            made = self._connection.execute("INSERT INTO kept DEFAULT VALUES").lastrowid
        running, size, number = hashlib.sha256(), 0, 0
        pieces: list[tuple[int, bytes]] = []
        while piece := source.read(PIECE):
            running.update(piece)
            size += len(piece)
            pieces.append((number, piece))
            number += 1
            if len(pieces) == _COMMIT_EVERY:
                self._write(made, pieces)
                pieces = []
                yield size
        if pieces:
            self._write(made, pieces)
        yield Staged(made, Sha256(running.hexdigest()), size)

    def _write(self, kept: int, pieces: list[tuple[int, bytes]]) -> None:
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO chunk (kept, n, body, sha256) VALUES (?,?,?,?)",
                [(kept, n, body, hashlib.sha256(body).digest()) for n, body in pieces],
            )

    def seal(self, staged: Staged) -> None:
        """Makes staged bytes part of the case; the caller's transaction commits it.

        Bytes that the case already holds are kept once.
        """
        if self._find(staged.sha256) is not None:
            self._drop(staged.id)
            return
        self._connection.execute(
            "UPDATE kept SET sha256 = ?, size = ?, sealed = 1 WHERE id = ?",
            (staged.sha256.hex, staged.size, staged.id),
        )

    def sweep(self) -> int:
        """Removes what was staged and never sealed.

        Says how many pieces of work that was.
        """
        left = [
            row[0]
            for row in self._connection.execute("SELECT id FROM kept WHERE sealed = 0")
        ]
        if left:
            with transaction(self._connection):
                for each in left:
                    self._drop(each)
        return len(left)

    def read(self, sha256: Sha256) -> Iterator[bytes]:
        """The bytes in pieces, every piece and the whole checked.

        `Damaged` where they differ.
        """
        found = self._find(sha256)
        if found is None:
            raise Damaged(f"The bytes with the fingerprint {sha256.short()} are not here.")
        whole = hashlib.sha256()
        rows = self._connection.execute(
            "SELECT n, body, sha256 FROM chunk WHERE kept = ? ORDER BY n", (found,)
        )
        for at, (number, body, piece_hash) in enumerate(rows):
            if number != at or hashlib.sha256(body).digest() != piece_hash:
                raise Damaged(f"Piece {at + 1} of the bytes {sha256.short()} is damaged.")
            whole.update(body)
            yield body
        if whole.hexdigest() != sha256.hex:
            raise Damaged(f"The bytes {sha256.short()} are not as they were sealed.")

    def fingerprints(self) -> tuple[Sha256, ...]:
        """Of everything that is sealed here."""
        rows = self._connection.execute(
            "SELECT sha256 FROM kept WHERE sealed = 1 ORDER BY id"
        ).fetchall()
        return tuple(Sha256(row[0]) for row in rows)

    def _find(self, sha256: Sha256) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM kept WHERE sha256 = ? AND sealed = 1", (sha256.hex,)
        ).fetchone()
        return None if row is None else int(row[0])

    def _drop(self, kept: int) -> None:
        self._connection.execute("DELETE FROM chunk WHERE kept = ?", (kept,))
        self._connection.execute("DELETE FROM kept WHERE id = ?", (kept,))
