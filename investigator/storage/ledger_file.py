"""One ledger in one keyed file: read from its first entry, added to at its end.

The same format holds a case and the trust's own facts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from investigator.domain.errors import Damaged
from investigator.domain.hanging import Stated
from investigator.domain.ledger import (
    SIGNED,
    Entry,
    Stamp,
    Told,
    chained,
    check_signature,
    commitment,
    entry_hash,
    genesis,
)
from investigator.machine.crypto import SigningKey, random_bytes
from investigator.record import codec
from investigator.record.codec import Saying, Written
from investigator.storage.connection import Connection
from investigator.storage.ledger_line import (
    COLUMNS,
    OF_STAMPS,
    Line,
    line_of,
    read,
    stamp_of,
)
from investigator.storage.put_aside import PutAside
from investigator.storage.witness import Head

if TYPE_CHECKING:
    from investigator.domain.ledger import Verify

__all__ = ["LedgerFile", "Line", "checked_all"]

_SALT = 32


class LedgerFile:
    """The entries of one open file. Its caller owns the transaction."""

    def __init__(self, connection: Connection, ledger_id: str) -> None:
        self._connection = connection
        self.id = ledger_id

    def head(self) -> Head:
        """Where the ledger ends; entry 0 is its genesis."""
        row = self._connection.execute(
            "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return Head(row[0], row[1]) if row else Head(0, genesis(self.id))

    def hash_at(self, seq: int) -> bytes | None:
        """The hash of one entry."""
        if seq == 0:
            return genesis(self.id)
        row = self._connection.execute(
            "SELECT hash FROM entry WHERE seq = ?", (seq,)
        ).fetchone()
        return row[0] if row else None

    def lines(self) -> Iterator[Line]:
        """Every entry in order, as stored, unchecked."""
        rows = self._connection.execute(
            f"SELECT {COLUMNS}, salt, body FROM entry LEFT JOIN payload USING (seq) "  # noqa: S608 - constants
            "ORDER BY seq"
        ).fetchall()
        return (line_of(row) for row in rows)

    def stamps(self, after: int) -> Sequence[tuple[int, Stamp]]:
        """The clock and the key of every entry after this one, by its number."""
        rows = self._connection.execute(
            f"SELECT {OF_STAMPS} FROM entry WHERE seq > ? ORDER BY seq",  # noqa: S608 - constant
            (after,),
        ).fetchall()
        return tuple((row[0], stamp_of(*row[1:])) for row in rows)

    def told(
        self, *, verify: "Verify | None" = None, from_seq: int = 0
    ) -> Iterator[Told[Any]]:
        """The facts, each entry's chain and payload checked as it passes.

        Signatures are checked after `from_seq` and on the last entry, where `verify` is
        given. Raises `Damaged` with the number of the first entry that does not hold.
        """
        lines = list(self.lines())
        last = len(lines)
        aside = PutAside(lines)
        for entry, line in zip(
            chained(self.id, (line.entry for line in lines)), lines, strict=True
        ):
            if verify is not None and (entry.seq > from_seq or entry.seq == last):
                check_signature(entry, verify)
            yield aside.told(line)

    def stated(self) -> Sequence[Stated]:
        """Every fact that stands, each in the place where it is read."""
        return tuple(PutAside(list(self.lines())).stated())

    def latest(self, count: int) -> Sequence[tuple[Entry, Told[Any]]]:
        """The newest entries, the newest first, each with what it says now."""
        lines = list(self.lines())
        aside = PutAside(lines)
        return tuple((line.entry, aside.told(line)) for line in lines[: -count - 1 : -1])

    def append(
        self, facts: Sequence[tuple[object, Saying]], stamp: Stamp, signer: SigningKey
    ) -> Iterable[Told[Any]]:
        """Writes facts at the end, signed; the caller commits. Returns them as told."""
        head = self.head()
        seq, prev = head.seq, head.hash
        made: list[Told[Any]] = []
        for fact, saying in facts:
            seq += 1
            line = self._line(codec.write(fact, saying), seq=seq, prev=prev, stamp=stamp)
            signed = replace(
                line,
                entry=replace(line.entry, signature=signer.sign(SIGNED + line.entry.hash)),
            )
            self._insert(signed)
            prev = signed.entry.hash
            made.append(read(signed))
        return tuple(made)

    def _line(self, written: Written, *, seq: int, prev: bytes, stamp: Stamp) -> Line:
        salt = random_bytes(_SALT)
        bound = commitment(
            salt=salt, kind=written.kind, version=written.version, payload=written.payload
        )
        entry = Entry(
            seq=seq,
            prev=prev,
            kind=written.kind,
            version=written.version,
            number=written.number,
            stamp=stamp,
            commitment=bound,
            hash=b"",
            signature=b"",
        )
        hashed = replace(entry, hash=entry_hash(self.id, entry))
        return Line(hashed, salt, written.payload)

    def _insert(self, line: Line) -> None:
        entry, stamp = line.entry, line.entry.stamp
        synchronised = None if stamp.synchronised is None else int(stamp.synchronised)
        self._connection.execute(
            f"INSERT INTO entry ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - constants
            (
                *(entry.seq, entry.prev, entry.kind, entry.version, entry.number),
                *(
                    stamp.wall,
                    stamp.boot,
                    stamp.boot_id,
                    stamp.zone,
                    synchronised,
                    stamp.key,
                ),
                *(entry.commitment, entry.hash, entry.signature),
            ),
        )
        self._connection.execute(
            "INSERT INTO payload (seq, salt, body) VALUES (?,?,?)",
            (entry.seq, line.salt, line.payload),
        )


def checked_all(lines: Iterable[Line], ledger_id: str, verify: "Verify") -> None:
    """Walks every entry: chain, payload and signature."""
    held = list(lines)
    aside = PutAside(held)
    for entry, line in zip(
        chained(ledger_id, (each.entry for each in held)), held, strict=True
    ):
        check_signature(entry, verify)
        aside.check(line)
    left = aside.left_behind(held)
    if left:
        raise Damaged(
            f"Entry {left[0]} was put right, and what it said is still here. Opening the "
            "case finishes that."
        )
