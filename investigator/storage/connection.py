"""The one factory of database connections: keyed, checked, and never plain.

The order of the opening steps matters: the cipher's own log first (it would print over the
screen), then the key, then a read that truly tests it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher

from investigator.domain.errors import Damaged, Refused

_PLAIN_HEADER = b"SQLite format 3\x00"
_KEY_DIGITS = 64
_DISK = {
    "disk is full": ("The disk is full", "Free some space and do it again"),
    "disk I/O error": ("The disk could not be used", "Free some space and do it again"),
}
_READ_ONLY = "readonly database"  # what the cipher says after a damaged page
_BROKEN = ("database disk image is malformed", "file is not a database")
Row = tuple[Any, ...]
"""A row: its values are what the columns hold."""


class Error(cipher.DatabaseError, sqlite3.DatabaseError):  # type: ignore[misc]
    """A database error that code written for either library catches."""


class OperationalError(cipher.OperationalError, sqlite3.OperationalError):  # type: ignore[misc]
    """Locked, full, or damaged."""


class IntegrityError(cipher.IntegrityError, sqlite3.IntegrityError):  # type: ignore[misc]
    """A constraint or one of our triggers said no."""


class NotWritten(OperationalError, Refused):
    """The disk took nothing more, or failed; the transaction is rolled back."""

    def __init__(self, said: str) -> None:
        what, mend = next(told for words, told in _DISK.items() if words in said)
        Refused.__init__(
            self,
            f"{what}, so nothing was kept of this step.",
            remedy=f"{mend}; what was kept before is safe.",
        )


class Broken(Error, Damaged):
    """A page that is read is not as it was written."""

    def __init__(self) -> None:
        Damaged.__init__(self, "A file of the vault does not read as it was written.")


@contextmanager
def _translated() -> Iterator[None]:
    """sqlcipher3's errors as ones that sqlite-utils and our code know."""
    try:
        yield
    except cipher.IntegrityError as why:
        raise IntegrityError(*why.args) from why
    except cipher.OperationalError as why:
        if any(words in str(why) for words in _DISK):
            raise NotWritten(str(why)) from why
        if _READ_ONLY in str(why):
            raise Broken from why
        raise OperationalError(*why.args) from why
    except cipher.DatabaseError as why:
        raise (Broken() if str(why) in _BROKEN else Error(*why.args)) from why
    except UnicodeEncodeError:
        raise Refused(
            "Some of these letters are no text that can be kept or looked for.",
            remedy="Type them again.",
        ) from None


class Cursor(cipher.Cursor):  # type: ignore[misc]
    """A cursor whose errors are known to both libraries.

    Values are whatever the row holds.
    """

    def execute(self, *words: object) -> "Cursor":
        """Runs one statement."""
        with _translated():
            super().execute(*words)
            return self

    def executemany(self, *words: object) -> "Cursor":
        """Runs one statement for many rows."""
        with _translated():
            super().executemany(*words)
            return self

    def fetchone(self) -> Row | None:
        """The next row, or None."""
        with _translated():
            row: Row | None = super().fetchone()
            return row

    def fetchall(self) -> list[Row]:
        """Every remaining row."""
        with _translated():
            return list(super().fetchall())

    def __next__(self) -> Row:
        with _translated():
            row: Row = super().__next__()
            return row


class Connection(cipher.Connection):  # type: ignore[misc]
    """A connection whose errors are known to both libraries."""

    def cursor(self, *_: object) -> Cursor:
        """A cursor of ours, whoever asks."""
        made: Cursor = super().cursor(Cursor)
        return made

    def execute(self, *words: object) -> Cursor:
        """Runs one statement on a new cursor."""
        return self.cursor().execute(*words)

    def executemany(self, *words: object) -> Cursor:
        """Runs one statement for many rows on a new cursor."""
        return self.cursor().executemany(*words)

    def executescript(self, script: str) -> Cursor:
        """Runs several statements."""
        with _translated():
            made: Cursor = super().executescript(script)
            return made

    def commit(self) -> None:
        """Ends a transaction that the caller began."""
        with _translated():
            super().commit()


def connect(
    path: Path, key: bytes, *, application: int, create: bool = False
) -> Connection:
    """Opens a keyed database for one owner. It must carry our application id.

    Raises `Damaged` when the bytes are not what was written, `Refused` when somebody else
    has it.
    """
    digits = key.hex()
    if len(digits) != _KEY_DIGITS:  # any other length is silently taken as a passphrase
        raise Refused(
            "A database key has 32 bytes.", remedy="This is a fault in the program."
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise Refused(
            f"You may read {path.name} and not write in it.",
            remedy="Ask whoever looks after this machine for the vault's folder.",
        )
    mode = "rwc" if create else "rw"
    try:
        connection: Connection = cipher.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            factory=Connection,
        )
    except cipher.OperationalError as why:
        raise Damaged(f"{path.name} cannot be opened.") from why
    with _closed_on_fault(connection, path.name):
        _prepare(connection, digits)
        _check_application(connection, path.name, application, create=create)
        _settle(connection)
        if create and path.read_bytes()[:16] == _PLAIN_HEADER:
            raise Damaged(f"{path.name} was not encrypted.")
    return connection


@contextmanager
def _closed_on_fault(connection: Connection, name: str) -> Iterator[None]:
    """What goes wrong while a file is opened, as a refusal or as damage."""
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
            raise Damaged(f"{name} does not read as it was written.") from why
        raise


def _prepare(connection: Connection, digits: str) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{digits}'\"")
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _check_application(
    connection: Connection, name: str, application: int, *, create: bool
) -> None:
    if create:
        connection.execute(f"PRAGMA application_id = {application}")
    found = connection.execute("PRAGMA application_id").fetchone()
    if found != (application,):  # a file of no bytes opens as an empty database
        raise Damaged(f"{name} is empty or is not one of ours.")


def _settle(connection: Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("BEGIN EXCLUSIVE")  # the exclusive mode takes its lock at a write
    connection.execute("COMMIT")


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
