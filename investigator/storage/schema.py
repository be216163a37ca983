"""What a ledger file and the register hold.

And what the database itself refuses to change.
"""

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.storage.tables import ledger, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from investigator.storage.connection import Connection

LEDGER_APPLICATION = 0x49474C31  # "IGL1"
REGISTER_APPLICATION = 0x49475231  # "IGR1"
LEDGER_VERSION = len(ledger.SCRIPTS)
REGISTER_VERSION = len(register.SCRIPTS)


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
    _migrate(connection, "ledger", ledger.SCRIPTS, LEDGER_VERSION)


def make_register(connection: "Connection") -> None:
    """The tables of the register."""
    _migrate(connection, "register", register.SCRIPTS, REGISTER_VERSION)


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
