"""What a ledger file and the register hold, and how an older file is brought up to date.

The scripts are numbered and never change once released. What a file holds is also said by
its `user_version`, so that an older program refuses what it would not understand.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.storage.connection import lifted, transaction
from investigator.storage.tables import ledger, register

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlite_utils import Database

    from investigator.storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of file: its application id, and the scripts that made it what it is."""

    name: str
    application: int
    scripts: "Mapping[str, str]"

    @property
    def version(self) -> int:
        """How many scripts there are: the version that this program writes."""
        return len(self.scripts)


LEDGER = Schema("ledger", 0x49474C31, ledger.SCRIPTS)  # "IGL1"
REGISTER = Schema("register", 0x49475231, register.SCRIPTS)  # "IGR1"
LEDGER_APPLICATION, LEDGER_VERSION = LEDGER.application, LEDGER.version
REGISTER_APPLICATION, REGISTER_VERSION = REGISTER.application, REGISTER.version


def version_of(connection: "Connection") -> int:
    """By how many scripts a file was made."""
    row = connection.execute("PRAGMA user_version").fetchone()
    return 0 if row is None else int(row[0])


def refuse_newer(connection: "Connection", known: int) -> None:
    """Closes and refuses a file that a newer program wrote."""
    if version_of(connection) > known:
        connection.close()
        raise Refused(
            "This file was written by a newer version of the program.",
            remedy="Install the newer version; nothing in the file was changed.",
        )


def make_ledger(connection: "Connection") -> None:
    """The tables of a case file or of the trust's ledger, in a file that has none."""
    make(connection, LEDGER)


def make_register(connection: "Connection") -> None:
    """The tables of the register, in a file that has none."""
    make(connection, REGISTER)


def make(connection: "Connection", schema: Schema) -> None:
    """Runs what was never run in this file; all of it, or nothing, is kept."""
    with lifted(connection), transaction(connection):
        run(connection, schema)


def run(connection: "Connection", schema: Schema) -> None:
    """The scripts that were never run, and the version, in the caller's transaction."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - slow, rarely wanted

    migrations = Migrations(schema.name)
    for title, script in schema.scripts.items():
        migrations(name=title)(_runner(script))
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {schema.version}")


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
