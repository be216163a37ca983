"""The one factory of database connections: keyed, checked, guarded, and never plain.

The order of the opening steps matters: the cipher's own log first (it would print over the
screen), then the key, then a read that truly tests it. Whoever calls has tested the key
against its envelope before, so what does not open here is damaged or is another file.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from investigator.domain.errors import Damaged, Refused
from investigator.machine.files import in_words
from investigator.storage import memory
from investigator.storage.connection_errors import (
    Broken,
    Error,
    IntegrityError,
    NotAllowed,
    NotWritten,
    OperationalError,
)
from investigator.storage.connection_guard import guard, lifted
from investigator.storage.database import Connection, Cursor, Row
from investigator.storage.pages import look

__all__ = [
    "Broken",
    "Connection",
    "Cursor",
    "Error",
    "IntegrityError",
    "NotAllowed",
    "NotWritten",
    "OperationalError",
    "Row",
    "connect",
    "copy_pages",
    "copy_to",
    "lifted",
    "page_problems",
    "quiet",
    "transaction",
]

_PLAIN_HEADER = b"SQLite format 3\x00"
_KEY_DIGITS = 64
_NO_WRITING = "read it and not write in it"
_SETTINGS = (
    *("journal_mode = TRUNCATE", "synchronous = EXTRA", "locking_mode = EXCLUSIVE"),
    *("foreign_keys = ON", "recursive_triggers = ON", "trusted_schema = OFF"),
    *("cell_size_check = ON", "temp_store = MEMORY", "secure_delete = ON"),
    *("mmap_size = 0", "cache_size = -16000"),
)


def connect(
    path: Path, key: bytes, *, application: int, create: bool = False
) -> Connection:
    """Opens a keyed database for one owner. It must carry our application id.

    Raises `Damaged` when the bytes are not what was written, `Refused` when somebody else
    has it or it may not be written.
    """
    digits = _digits(key)
    if not create:
        _refuse_by_its_look(path)
    connection = _opened(path, "rwc" if create else "rw")
    with _closed_on_fault(connection, path, key):
        _unlock(connection, digits)
        if create:
            connection.execute(f"PRAGMA application_id = {application}")
            _refuse_plain(path)
        _check_application(connection, path.name, application)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN EXCLUSIVE")  # exclusive mode takes its lock at a write
        connection.execute("COMMIT")
        guard(connection)
    return connection


@contextmanager
def quiet(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection that only reads, takes no lock that lasts and makes no file.

    For a second file of one case, or one of which nobody knows yet whose it is.
    """
    digits = _digits(key)
    _refuse_by_its_look(path, written=False)
    connection = _opened(path, "ro")
    with _closed_on_fault(connection, path, key):
        _unlock(connection, digits)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        guard(connection)
    try:
        yield connection
    finally:
        connection.close()


def copy_pages(source: Connection, target: Connection) -> None:
    """Every page as it is now, put into another keyed database in one transaction."""
    source.backup(target)


def copy_to(source: Connection, place: Path, key: bytes) -> None:
    """Every page as it is now, in a new file under a key; it is durable when this returns.

    The caller names a place where nothing stands yet, and checks what came of it.
    """
    copied = _opened(place, "rwc")
    with _closed_on_fault(copied, place, key):
        _unlock(copied, _digits(key))
        copied.execute("PRAGMA journal_mode = MEMORY")  # a copy cut off is made again
        copied.execute("PRAGMA synchronous = EXTRA")
        copy_pages(source, copied)
    copied.close()
    _refuse_plain(place)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of it is kept, or none; the first error is the one that is told."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


def page_problems(connection: Connection) -> list[str]:
    """What the cipher and the database find wrong with their own pages."""
    found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    problems = [f"The file is damaged: {row[0]}." for row in found[:3]]
    sound = connection.execute("PRAGMA integrity_check(3)").fetchall()
    if sound != [("ok",)]:
        problems += [f"The file is damaged: {row[0]}." for row in sound]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    lost = (f"A row of {row[0]} has lost its other half." for row in broken[:3])
    return [*problems, *lost]


def _digits(key: bytes) -> str:
    digits = key.hex()
    if len(digits) != _KEY_DIGITS:  # any other length is silently taken as a passphrase
        raise Refused(
            "A database key has 32 bytes.", remedy="This is a fault in the program."
        )
    return digits


def _refuse_by_its_look(path: Path, *, written: bool = True) -> None:
    """What can be told of a file before any key is tried."""
    name = path.name
    try:
        found = path.stat()
    except OSError as why:
        raise Damaged(f"{name} cannot be opened.") from why
    if not stat.S_ISREG(found.st_mode):
        raise Damaged(f"{name} is no ordinary file.")
    for wanted, may_not in ((os.R_OK, "see it and not read it"), (os.W_OK, _NO_WRITING)):
        if (written or wanted == os.R_OK) and not os.access(path, wanted):
            raise Refused(
                f"{name}: you may {may_not}.",
                remedy="Ask whoever looks after this machine for the vault's folder.",
            )
    if found.st_size == 0:  # it would open as an empty database
        raise Damaged(f"{name} is empty: it holds no bytes at all.")
    if _first_bytes(path) == _PLAIN_HEADER:
        raise Damaged(f"{name} is not encrypted: another database was put in its place.")


def _refuse_plain(path: Path) -> None:
    """Looked at before the file is locked: closing this second look lets locks go."""
    if _first_bytes(path) == _PLAIN_HEADER:
        raise Damaged(f"{path.name} was not encrypted.")


def _first_bytes(path: Path) -> bytes:
    with in_words(path), path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER))


def _opened(path: Path, mode: str) -> Connection:
    try:
        connection: Connection = cipher.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=0,
            isolation_level=None,
            factory=Connection,
        )
    except cipher.OperationalError as why:
        raise Damaged(f"{path.name} cannot be opened.") from why
    return connection


def _unlock(connection: Connection, digits: str) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    memory.guard(connection)
    connection.execute(f"PRAGMA key = \"x'{digits}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _check_application(connection: Connection, name: str, application: int) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()
    if found != (application,):
        raise Damaged(
            f"{name} is not one of ours: its key fits, and another kind of file is inside."
        )


@contextmanager
def _closed_on_fault(connection: Connection, path: Path, key: bytes) -> Iterator[None]:
    """What goes wrong while a file is opened, as a refusal or as damage by name."""
    try:
        yield
    except BaseException as why:
        connection.close()
        if isinstance(why, sqlite3.OperationalError) and "locked" in str(why):
            raise Refused(
                "This is open in another window or program.",
                remedy="Close it there first, then try again.",
            ) from why
        if isinstance(why, sqlite3.DatabaseError) and not isinstance(why, NotWritten):
            raise Damaged(*_why_not(path, key)) from why
        raise


def _why_not(path: Path, key: bytes) -> Iterator[str]:
    """Page by page, why a file does not open with the key that is known to be its own."""
    pages = look(path, key)
    yield f"{path.name} does not read as it was written."
    if pages.sound:  # the first page knows how many there were
        yield f"It was cut off: only its first {pages.whole} pages are there."
    yield from pages.sentences()
