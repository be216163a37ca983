"""What a ledger file and the register hold.

And what the database itself refuses to change.
"""

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from investigator.storage.connection import Connection

LEDGER_APPLICATION = 0x49474C31  # "IGL1"
REGISTER_APPLICATION = 0x49475231  # "IGR1"
LEDGER_VERSION = 1
REGISTER_VERSION = 1

# Triggers keep an honest program honest; what proves is the chain and the signatures.
_LEDGER = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, prev BLOB NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, number TEXT NOT NULL, wall INTEGER NOT NULL,
    boot INTEGER NOT NULL, boot_id TEXT NOT NULL, zone TEXT NOT NULL, synchronised INTEGER,
    key TEXT NOT NULL, commitment BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TABLE payload (
    seq INTEGER PRIMARY KEY REFERENCES entry (seq), salt BLOB NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE kept (
    id INTEGER PRIMARY KEY, sha256 TEXT, size INTEGER NOT NULL DEFAULT 0,
    sealed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX kept_sha256 ON kept (sha256) WHERE sealed = 1;
CREATE TABLE chunk (
    kept INTEGER NOT NULL REFERENCES kept (id), n INTEGER NOT NULL, body BLOB NOT NULL,
    sha256 BLOB NOT NULL, PRIMARY KEY (kept, n)
) STRICT;
CREATE TABLE envelope (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN new.seq > 1 AND new.prev IS NOT (SELECT hash FROM entry WHERE seq = new.seq - 1)
BEGIN SELECT raise(ABORT, 'an entry follows the one before it'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'an entry never changes'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
BEGIN SELECT raise(ABORT, 'a payload never changes'); END;
CREATE TRIGGER payload_remains BEFORE DELETE ON payload
BEGIN SELECT raise(ABORT, 'a payload is not deleted'); END;
CREATE TRIGGER kept_stays BEFORE UPDATE ON kept WHEN old.sealed = 1
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
CREATE TRIGGER kept_remains BEFORE DELETE ON kept WHEN old.sealed = 1
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
CREATE TRIGGER chunk_stays BEFORE UPDATE ON chunk
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
CREATE TRIGGER chunk_remains BEFORE DELETE ON chunk
WHEN (SELECT sealed FROM kept WHERE id = old.kept) = 1
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
CREATE TRIGGER chunk_is_new BEFORE INSERT ON chunk
WHEN (SELECT sealed FROM kept WHERE id = new.kept) = 1
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
"""

_REGISTER = """
CREATE TABLE case_line (
    file TEXT PRIMARY KEY, ref TEXT, title TEXT, school TEXT, respondent TEXT, stage TEXT,
    closed INTEGER NOT NULL DEFAULT 0, safeguarding INTEGER NOT NULL DEFAULT 0,
    next_due TEXT NOT NULL DEFAULT '~', next_what TEXT,
    seq INTEGER NOT NULL DEFAULT 0, head TEXT,
    latest INTEGER NOT NULL DEFAULT 0, folded TEXT NOT NULL DEFAULT '',
    open INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX case_ref ON case_line (ref) WHERE ref IS NOT NULL;
CREATE INDEX case_due ON case_line (closed, next_due, ref);
"""


def refuse_newer(connection: "Connection", known: int) -> None:
    """Closes and refuses a file that a newer program wrote."""
    row = connection.execute("PRAGMA user_version").fetchone()
    if row is not None and row[0] > known:
        connection.close()
        raise Refused(
            "This file was written by a newer version of the program.",
            remedy="Install the newer version; nothing in the file was changed.",
        )


def make_ledger(connection: "Connection") -> None:
    """The tables of a case file or of the trust's ledger, as far as they are not there."""
    _migrate(connection, "ledger", {"0001_ledger": _LEDGER}, LEDGER_VERSION)


def make_register(connection: "Connection") -> None:
    """The tables of the register."""
    _migrate(connection, "register", {"0001_register": _REGISTER}, REGISTER_VERSION)


def _migrate(
    connection: "Connection", name: str, scripts: dict[str, str], version: int
) -> None:
    """Runs what was never run here, each in one transaction, then says the version."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - slow, rarely wanted

    migrations = Migrations(name)
    for title, script in scripts.items():
        migrations(name=title)(_runner(script))
    database = Database(connection, execute_plugins=False)
    migrations.apply(database)
    connection.execute(f"PRAGMA user_version = {version}")


def _runner(script: str) -> "Callable[[Database], None]":
    def run(db: "Database") -> None:
        for statement in _statements(script):
            db.execute(statement)

    return run


def _statements(script: str) -> Iterator[str]:
    """A script's statements; a trigger's own semicolons end none."""
    held = ""
    for line in script.splitlines():
        held += line + "\n"
        if sqlite3.complete_statement(held):
            yield held
            held = ""
