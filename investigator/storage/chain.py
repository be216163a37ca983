"""A whole record checked in small steps: its chain, what it says, and who signed it.

Rows are asked for in stretches, so that other work can be done between two steps and a
record of any length fits in memory. What is written meanwhile is checked as well.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.chain import walked
from investigator.domain.errors import Damaged
from investigator.domain.ledger import SIGNED, commitment, genesis
from investigator.domain.put_right import PutRight
from investigator.storage.connection import Connection, Row
from investigator.storage.ledger_line import COLUMNS, line_of, read
from investigator.storage.put_aside import PUT_RIGHT
from investigator.storage.witness import Head

if TYPE_CHECKING:
    from investigator.domain.ledger import Verify

_HEADER = (
    "seq, prev, kind, version, number, wall, boot, boot_id, zone, synchronised, key, "
    "commitment, hash"
)
_CHAIN = f"SELECT {_HEADER} FROM entry ORDER BY seq"  # noqa: S608 - constants
_ALL = (
    f"SELECT {_HEADER}, signature, salt, body FROM entry LEFT JOIN payload USING (seq) "  # noqa: S608 - as above
    "WHERE seq > ? ORDER BY seq LIMIT ?"
)
_PUT_RIGHT = (
    f"SELECT {COLUMNS}, salt, body FROM entry JOIN payload USING (seq) WHERE kind = ?"  # noqa: S608 - as above
)
_STRETCH = 400  # entries between two steps: their signatures take about 40 ms
_LONG_STRETCH = 5_000


def walk(connection: Connection, ledger_id: str) -> Head:
    """Where a record ends, its chain checked from the first entry; no payload is read."""
    seq, head = 0, genesis(ledger_id)
    for seq, head in walked(ledger_id, _headers(connection)):  # noqa: B007 - the last one counts
        pass
    return Head(seq, head)


def _headers(connection: Connection) -> Iterator[Row]:
    cursor = connection.execute(_CHAIN)
    while rows := cursor.fetchmany(_LONG_STRETCH):
        yield from rows


def checking(connection: Connection, ledger_id: str, verify: "Verify") -> Iterator[int]:
    """Every entry's chain, payload and signature; yields how many were checked so far.

    A payload may be gone only where a later entry says that it was put right. Raises
    `Damaged` with the number of the first entry that does not hold.
    """
    gone, left = put_right(connection), 0
    head = Head(0, genesis(ledger_id))
    while rows := connection.execute(_ALL, (head.seq, _STRETCH)).fetchall():
        links = walked(ledger_id, rows, after=head.seq, head=head.hash)
        for (seq, hash_), row in zip(links, rows, strict=True):
            head = Head(seq, hash_)
            if not verify(row[10], row[13], SIGNED + hash_, row[5]):
                raise Damaged(f"The signature of entry {seq} does not hold.")
            if row[15] is not None or seq not in gone:
                _check_payload(row)
                left = left or (seq if seq in gone else 0)
        yield head.seq
    if left:
        raise Damaged(
            f"Entry {left} was put right, and what it said is still here. Opening the case "
            "finishes that."
        )


def put_right(connection: Connection) -> frozenset[int]:
    """The entries that a later one says were put right."""
    rows = connection.execute(_PUT_RIGHT, (PUT_RIGHT,)).fetchall()
    facts = (read(line_of(row)).fact for row in rows)
    return frozenset(
        seq for fact in facts if isinstance(fact, PutRight) for seq in fact.entries
    )


def _check_payload(row: Row) -> None:
    seq, salt, body = row[0], row[14], row[15]
    if body is None:
        raise Damaged(f"What entry {seq} says is gone.")
    bound = commitment(salt=salt, kind=row[2], version=row[3], payload=body)
    if bound != row[11]:
        raise Damaged(f"What entry {seq} says is not what was written.")
