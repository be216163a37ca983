"""What the database itself refuses to change, and which files it refuses to read."""

import io
import sqlite3

import pytest

from investigator.domain.errors import Refused
from investigator.storage import schema
from investigator.storage.connection import lifted
from investigator.storage.kept import Staged
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.register import Register
from tests.storage.parts import (
    KEY,
    SIGNER,
    STAMP,
    a_ledger,
    add,
    paths,
    register_connection,
    words,
)

UNLINKED = (
    "INSERT INTO entry SELECT 9, x'00', kind, version, number, wall, boot, boot_id, "
    "zone, synchronised, key, commitment, hash, signature FROM entry WHERE seq = 1"
)
NEVER = [
    ("UPDATE entry SET kind = 'other' WHERE seq = 1", "an entry never changes"),
    ("DELETE FROM entry WHERE seq = 2", "an entry is never deleted"),
    ("REPLACE INTO entry SELECT * FROM entry WHERE seq = 2", "an entry"),
    ("UPDATE payload SET body = x'00' WHERE seq = 1", "a payload never changes"),
    ("DELETE FROM payload WHERE seq = 1", "a payload is not deleted"),
    ("REPLACE INTO payload SELECT seq, salt, x'00' FROM payload", "a payload"),
    ("UPDATE kept SET sha256 = NULL", "sealed bytes never change"),
    ("UPDATE kept SET sealed = 0", "sealed bytes never change"),
    ("DELETE FROM kept", "sealed bytes are not deleted"),
    ("UPDATE chunk SET body = x'00'", "sealed bytes never change"),
    ("DELETE FROM chunk", "sealed bytes are not deleted"),
    ("INSERT INTO chunk VALUES (1, 9, x'00', x'00')", "sealed bytes never change"),
    ("REPLACE INTO chunk SELECT kept, n, x'00', sha256 FROM chunk", "sealed bytes"),
    (UNLINKED, "an entry follows the one before it"),
    ("INSERT INTO payload VALUES (99, x'00', x'00')", "FOREIGN KEY"),
    ("INSERT INTO entry (seq) VALUES (9)", "NOT NULL"),
]


@pytest.fixture
def ledger(tmp_path):
    made = a_ledger(tmp_path, "first", "second")
    staged = list(made.kept.stage(io.BytesIO(b"bytes")))[-1]
    assert isinstance(staged, Staged)
    made.append(list, STAMP, SIGNER, [staged])
    yield made
    made.close()


@pytest.mark.parametrize(("statement", "why"), NEVER)
def test_the_database_refuses_with_the_guard_lifted(ledger, statement, why):
    with (
        lifted(ledger.connection),
        pytest.raises(sqlite3.IntegrityError, match=why),
    ):
        ledger.connection.execute(statement)


def test_what_was_refused_changed_nothing(ledger):
    for statement, _why in NEVER:
        with pytest.raises(sqlite3.DatabaseError):
            ledger.connection.execute(statement)
    assert words(ledger) == ["first", "second"]


def test_bytes_that_were_never_sealed_may_go(ledger):
    list(ledger.kept.stage(io.BytesIO(b"others")))
    ledger.connection.execute("DELETE FROM chunk WHERE kept = 2")
    assert ledger.connection.execute("SELECT count(*) FROM chunk").fetchone() == (1,)


def newer(connection, version: int) -> None:
    with lifted(connection):
        connection.execute(f"PRAGMA user_version = {version + 1}")


def test_a_ledger_of_a_newer_program_is_refused(tmp_path, ledger):
    newer(ledger.connection, schema.LEDGER_VERSION)
    ledger.close()
    with pytest.raises(Refused, match="newer version"):
        OpenLedger.open(paths(tmp_path), KEY)


def test_a_register_of_a_newer_program_is_refused(tmp_path):
    Register.open(tmp_path / "register.db", KEY).close()
    connection = register_connection(tmp_path)
    newer(connection, schema.REGISTER_VERSION)
    connection.close()
    with pytest.raises(Refused, match="newer version"):
        Register.open(tmp_path / "register.db", KEY)


def test_a_refused_newer_file_is_let_go(tmp_path, ledger):
    newer(ledger.connection, schema.LEDGER_VERSION)
    ledger.close()
    for _again in range(2):
        with pytest.raises(Refused, match="newer version"):
            OpenLedger.open(paths(tmp_path), KEY)


def test_an_opened_ledger_goes_on_where_it_ended(tmp_path, ledger):
    ledger.close()
    again = OpenLedger.open(paths(tmp_path), KEY)
    add(again, "third")
    assert words(again) == ["first", "second", "third"]
    again.close()
