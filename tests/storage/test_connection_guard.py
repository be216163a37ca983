"""What an open connection refuses whoever asks, and what lifts that for a moment."""

import io
import sqlite3
from pathlib import Path

import pytest

import investigator
from investigator.storage.connection import Connection, NotAllowed, connect, lifted
from investigator.storage.kept import Staged
from tests.storage.parts import KEY, SIGNER, STAMP, a_ledger, words

PLACES = {"connection.py", "connection_guard.py", "schema.py", "migrating.py"}
NEVER = [
    "DROP TABLE payload",
    "DROP TRIGGER entry_stays",
    "DROP INDEX kept_sha256",
    "ALTER TABLE entry ADD COLUMN more TEXT",
    "ALTER TABLE entry RENAME TO other",
    "CREATE TRIGGER mine BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END",
    "CREATE TEMP TRIGGER mine BEFORE DELETE ON chunk BEGIN SELECT raise(IGNORE); END",
    "CREATE TEMP TABLE entry (seq INTEGER)",
    "ATTACH ':memory:' AS other",
    "ATTACH 'other.db' AS other KEY ''",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'other.db'",
    "UPDATE entry SET kind = 'other'",
    "DELETE FROM entry",
    "UPDATE payload SET body = x'00'",
    "UPDATE chunk SET body = x'00'",
    "UPDATE sqlite_master SET sql = '' WHERE name = 'entry_stays'",
    "DELETE FROM sqlite_master WHERE name = 'entry_stays'",
    "SELECT load_extension('other')",
    "SELECT sqlcipher_export('main')",
]
TURNED = [
    *("writable_schema = ON", "recursive_triggers = OFF", "foreign_keys = OFF"),
    *("trusted_schema = ON", "ignore_check_constraints = ON", "cell_size_check = OFF"),
    *("journal_mode = WAL", "JOURNAL_MODE = OFF", "synchronous = OFF"),
    *("secure_delete = OFF", "locking_mode = NORMAL", "temp_store = FILE"),
    *("user_version = 99", "application_id = 7", "rekey = 'other'", "key = 'other'"),
    *("hexrekey = '00'", "cipher_log = stderr", "cipher_use_hmac = OFF"),
]
ASKED = ("journal_mode", "synchronous", "recursive_triggers", "user_version")


@pytest.fixture
def ledger(tmp_path):
    made = a_ledger(tmp_path, "first", "second")
    staged = list(made.kept.stage(io.BytesIO(b"bytes")))[-1]
    assert isinstance(staged, Staged)
    made.append(list, STAMP, SIGNER, [staged])
    yield made
    made.close()


def said(connection: Connection) -> list[object]:
    return [connection.execute(f"PRAGMA {name}").fetchone() for name in ASKED]


def test_none_of_these_statements_is_carried_out(ledger):
    for statement in NEVER:
        with pytest.raises((NotAllowed, sqlite3.OperationalError)):
            ledger.connection.execute(statement)
    assert words(ledger) == ["first", "second"]
    assert ledger.page_problems() == []


def test_what_is_refused_is_refused_by_the_guard_and_not_by_chance(ledger):
    for statement in NEVER[:10]:
        with pytest.raises(NotAllowed):
            ledger.connection.execute(statement)


def test_no_setting_is_turned(ledger):
    before = said(ledger.connection)
    for setting in TURNED:
        with pytest.raises(NotAllowed):
            ledger.connection.execute(f"PRAGMA {setting}")
    assert said(ledger.connection) == before


def test_a_refusal_is_an_error_of_either_library(ledger):
    with pytest.raises(sqlite3.DatabaseError):
        ledger.connection.execute("DROP TABLE payload")


def test_what_the_triggers_decide_about_is_left_to_them(ledger):
    for statement in ("DELETE FROM payload", "DELETE FROM kept", "DELETE FROM chunk"):
        with pytest.raises(sqlite3.IntegrityError):
            ledger.connection.execute(statement)


def test_it_is_lifted_for_a_moment_and_stands_again(ledger):
    with lifted(ledger.connection):
        ledger.connection.execute("VACUUM")
    with pytest.raises(NotAllowed):
        ledger.connection.execute("VACUUM")


def test_it_stands_again_after_a_fault(ledger):
    with pytest.raises(sqlite3.OperationalError), lifted(ledger.connection):
        ledger.connection.execute("SELEC")
    with pytest.raises(NotAllowed):
        ledger.connection.execute("DROP TABLE payload")


def test_an_opened_file_is_guarded_as_a_new_one_is(tmp_path):
    for create in (True, False):
        connection = connect(tmp_path / "a.case", KEY, application=7, create=create)
        with pytest.raises(NotAllowed):
            connection.execute("ATTACH ':memory:' AS other")
        connection.close()


def test_the_guard_is_lifted_in_few_places():
    package = Path(investigator.__file__).parent
    found = {
        path.name
        for path in package.rglob("*.py")
        for word in ("lifted(", "set_authorizer(")
        if word in path.read_text(encoding="utf-8")
    }
    assert found <= PLACES | {"putting_right.py", "rekeying.py"}
