"""Takes words and bytes out of a ledger: the fact, the destruction, then the compaction.

Fact and destruction are one transaction, so a stop leaves both or neither. Compaction
writes every page anew, so that no free page and no slack holds what went; where it was cut
off, the next opening does it again.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from investigator.domain.digest import Sha256
from investigator.domain.ledger import Stamp, Told
from investigator.domain.put_right import PutRight
from investigator.machine.crypto import SigningKey
from investigator.record.codec import Saying
from investigator.storage import migrating
from investigator.storage.connection import NotWritten, lifted, transaction
from investigator.storage.put_aside import PUT_RIGHT, PutAside

if TYPE_CHECKING:
    from investigator.storage.connection import Connection
    from investigator.storage.open_ledger import OpenLedger

_IN_MEMORY = 64 << 20  # a larger file is compacted by way of a keyed temporary file
_COMPACTION = "compaction"
Facts = Sequence[tuple[object, Saying]]
"""What is recorded; the last of it is the fact that puts right."""


def put_right(
    opened: "OpenLedger",
    facts: Callable[[int], Facts],
    bytes_gone: Sequence[Sha256],
    stamp: Stamp,
    signer: SigningKey,
) -> Sequence[Told[Any]]:
    """Records the facts and destroys what the last one names.

    `facts` is given the number of the entry that they follow, inside the transaction.
    Bytes go unless an exhibit that stays is made of them.
    """
    connection, ledger = opened.connection, opened.ledger
    with transaction(connection):
        made = facts(ledger.head().seq)
        told = tuple(ledger.append(made, stamp, signer))
        last = told[-1]
        if not isinstance(last.fact, PutRight):
            raise TypeError(type(last.fact).__name__)
        _destroy(connection, dict.fromkeys(last.fact.entries, last.telling.seq))
        opened.kept.let_go(last.telling.seq, bytes_gone)
    opened.keep_witness()
    return told


def finish(opened: "OpenLedger") -> list[str]:
    """What an earlier stop left undone; gives a sentence where something was.

    Raises `NotWritten` where the disk takes no more.
    """
    connection = opened.connection
    if not _of_this_version(connection):
        return []
    left = _left_behind(opened)
    if left:
        with transaction(connection):
            _destroy(connection, left)
    if not _wanted(connection):
        return []
    _compact(opened)
    return ["What was put right is now gone from the file: a stop had cut that off."]


def compact(opened: "OpenLedger") -> None:
    """Writes every page anew; on a full disk that waits for the next opening."""
    try:
        _compact(opened)
    except NotWritten:
        opened.notices.append(
            "It is taken out. The disk has no room to write the file anew, so that is done "
            "when the case is next opened."
        )


def write_anew(connection: "Connection", *, large: bool) -> None:
    """Every page of a database anew; of a large one by way of a keyed temporary file."""
    with lifted(connection):
        if large:
            connection.execute("PRAGMA temp_store = FILE")
        try:
            connection.execute("VACUUM")
        finally:
            if large:
                connection.execute("PRAGMA temp_store = MEMORY")


def _compact(opened: "OpenLedger") -> None:
    connection = opened.connection
    write_anew(connection, large=opened.paths.file.stat().st_size > _IN_MEMORY)
    migrating.forget_copies(opened.paths.file.parent, opened.paths.file.name)
    with transaction(connection):
        connection.execute("DELETE FROM unfinished")


def _destroy(connection: "Connection", gone: dict[int, int]) -> None:
    """Deletes payloads with their salts, in the caller's transaction."""
    for seq, by in gone.items():
        connection.execute(
            "INSERT INTO destroyed (seq, by_seq) SELECT ?1, ?2 "
            "WHERE NOT EXISTS (SELECT 1 FROM destroyed WHERE seq = ?1)",
            (seq, by),
        )
        connection.execute("DELETE FROM payload WHERE seq = ?", (seq,))
    connection.execute(
        "INSERT OR IGNORE INTO unfinished (id, what) VALUES (1, ?)", (_COMPACTION,)
    )


def _left_behind(opened: "OpenLedger") -> dict[int, int]:
    """Entries that were put right and still have their words, each with by which."""
    row = opened.connection.execute(
        "SELECT 1 FROM entry WHERE kind = ? LIMIT 1", (PUT_RIGHT,)
    ).fetchone()
    if row is None:
        return {}
    lines = list(opened.ledger.lines())
    aside = PutAside(lines)
    return {seq: aside.gone[seq] for seq in aside.left_behind(lines)}


def _wanted(connection: "Connection") -> bool:
    return connection.execute("SELECT 1 FROM unfinished").fetchone() is not None


def _of_this_version(connection: "Connection") -> bool:
    row = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'unfinished'"
    ).fetchone()
    return row is not None
