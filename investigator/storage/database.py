"""A keyed database as the rest of the program meets it: a connection and its cursors.

Their errors are known to sqlcipher3 and to the standard library alike, so that sqlite-utils
and our own code catch what they expect.
"""

from typing import Any

import sqlcipher3.dbapi2 as cipher

from investigator.storage.connection_errors import translated

Row = tuple[Any, ...]
"""A row: its values are what the columns hold."""


class Cursor(cipher.Cursor):  # type: ignore[misc]
    """A cursor whose errors are known to both libraries."""

    def execute(self, *words: object) -> "Cursor":
        """Runs one statement."""
        with translated():
            super().execute(*words)
            return self

    def executemany(self, *words: object) -> "Cursor":
        """Runs one statement for many rows."""
        with translated():
            super().executemany(*words)
            return self

    def fetchone(self) -> Row | None:
        """The next row, or None."""
        with translated():
            row: Row | None = super().fetchone()
            return row

    def fetchmany(self, size: int) -> list[Row]:
        """So many of the next rows; fewer at the end."""
        with translated():
            return list(super().fetchmany(size))

    def fetchall(self) -> list[Row]:
        """Every remaining row."""
        with translated():
            return list(super().fetchall())

    def __next__(self) -> Row:
        with translated():
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
        with translated():
            made: Cursor = super().executescript(script)
            return made

    def commit(self) -> None:
        """Ends a transaction that the caller began."""
        with translated():
            super().commit()

    def backup(self, target: "Connection", *, pages: int = -1) -> None:
        """Copies every page as it is now into another keyed database."""
        with translated():
            super().backup(target, pages=pages)
