"""Bytes kept in a case file: exhibits and issued documents, in hashed pieces of 1 MiB.

Pieces are written first and named by no entry; the transaction that writes the entry
seals them. What was never sealed is swept when the file is next opened.
"""

import hashlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged
from investigator.storage.connection import Connection, Row
from investigator.storage.staging import BATCH, PIECE, Staged, Staging

__all__ = ["PIECE", "Kept", "Room", "Staged"]

_OF_PAGES = ("page_count", "freelist_count", "page_size")
_SWEPT_AT_OPENING = 6  # steps, about half a second; the rest is cleared in the background


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Bytes that a file holds, and bytes in it that are free to be used again."""

    held: int
    free: int


class Kept:
    """The bytes of one open case file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.staging = Staging(connection)

    def stage(self, source: BinaryIO) -> Generator[int | Staged]:
        """Copies a stream in.

        Yields the number of bytes so far, and at last what was staged.
        """
        return self.staging.take(source)

    def seal(self, staged: Staged) -> None:
        """Makes staged bytes part of the case; the caller's transaction commits it.

        Bytes that the case already holds are kept once: the second ones are left to be
        cleared away, at once where they are few.
        """
        self.staging.let_go(staged)
        if self._find(staged.sha256) is not None:
            if staged.size <= BATCH * PIECE:
                self._drop(staged.id)
            return
        self._connection.execute(
            "UPDATE kept SET sha256 = ?, size = ?, sealed = 1 WHERE id = ?",
            (staged.sha256.hex, staged.size, staged.id),
        )

    def sweep(self) -> int:
        """Removes some of what was staged and never sealed.

        Says how many pieces of work that was; `staging.clearing` removes the rest.
        """
        return self.staging.clear(_SWEPT_AT_OPENING)

    def room(self) -> Room:
        """How much of the file is in use."""
        pages, free, size = (self._setting(name) for name in _OF_PAGES)
        return Room(held=(pages - free) * size, free=free * size)

    def _setting(self, name: str) -> int:
        row = self._connection.execute(f"PRAGMA {name}").fetchone()
        return int(row[0]) if row else 0

    def read(self, sha256: Sha256) -> Iterator[bytes]:
        """The bytes in pieces, every piece and the whole checked.

        `Damaged` where they differ.
        """
        found = self._find(sha256)
        if found is None:
            raise Damaged(f"The bytes with the fingerprint {sha256.short()} are not here.")
        rows = self._connection.execute(
            "SELECT n, body, sha256 FROM chunk WHERE kept = ? ORDER BY n", (found,)
        )
        yield from _checked(rows, sha256)

    def fingerprints(self) -> tuple[Sha256, ...]:
        """Of everything that is sealed here."""
        rows = self._connection.execute(
            "SELECT sha256 FROM kept WHERE sealed = 1 ORDER BY id"
        ).fetchall()
        return tuple(Sha256(row[0]) for row in rows)

    def sizes(self) -> dict[Sha256, int]:
        """How many bytes each of them has, in the same order."""
        rows = self._connection.execute(
            "SELECT sha256, size FROM kept WHERE sealed = 1 ORDER BY id"
        ).fetchall()
        return {Sha256(row[0]): int(row[1]) for row in rows}

    def let_go(self, by_seq: int, fingerprints: Sequence[Sha256]) -> None:
        """Destroys sealed bytes of what an entry put right, in its own transaction.

        Bytes that an exhibit which stays is made of are kept: the database refuses it.
        """
        for sha256 in fingerprints:
            found = self._find(sha256)
            if found is None or self._of_exhibit(sha256):
                continue
            self._connection.execute(
                "INSERT INTO let_go (kept, by_seq) VALUES (?,?)", (found, by_seq)
            )
            self._drop(found)
            # The next bytes may get the same number, and nobody let those go.
            self._connection.execute("DELETE FROM let_go WHERE kept = ?", (found,))

    def _of_exhibit(self, sha256: Sha256) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM entry JOIN payload USING (seq) WHERE kind = 'exhibit_admitted' "
            "AND instr(CAST(body AS TEXT), ?) > 0",
            (sha256.hex,),
        ).fetchone()
        return row is not None

    def _find(self, sha256: Sha256) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM kept WHERE sha256 = ? AND sealed = 1", (sha256.hex,)
        ).fetchone()
        return None if row is None else int(row[0])

    def _drop(self, kept: int) -> None:
        self._connection.execute("DELETE FROM chunk WHERE kept = ?", (kept,))
        self._connection.execute("DELETE FROM kept WHERE id = ?", (kept,))


def _checked(rows: Iterable[Row], sha256: Sha256) -> Iterator[bytes]:
    """Pieces in their order, each hashed beside the reading of the one after it."""
    whole = hashlib.sha256()

    def work(body: bytes) -> bytes:
        whole.update(body)
        return hashlib.sha256(body).digest()

    def known(at: int, row: Row, found: Future[bytes]) -> bytes:
        number, body, piece_hash = row
        if number != at or found.result() != piece_hash:
            raise Damaged(f"Piece {at + 1} of the bytes {sha256.short()} is damaged.")
        return bytes(body)

    with ThreadPoolExecutor(1, thread_name_prefix="hashing") as beside:
        coming: deque[tuple[int, Row, Future[bytes]]] = deque()
        for at, row in enumerate(rows):
            coming.append((at, row, beside.submit(work, row[1])))
            if len(coming) > 1:
                yield known(*coming.popleft())
        while coming:
            yield known(*coming.popleft())
    if whole.hexdigest() != sha256.hex:
        raise Damaged(f"The bytes {sha256.short()} are not as they were sealed.")
