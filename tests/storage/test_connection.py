"""Every connection is keyed, checked and set in the same way, by one factory."""

import ast
import os
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher

import investigator
from investigator.domain.errors import Damaged, Refused
from investigator.storage.connection import (
    Broken,
    Connection,
    NotWritten,
    connect,
    lifted,
    page_problems,
    transaction,
)
from tests.storage.parts import KEY

APPLICATION = 0x31323334
SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "cache_size": -16000,
    "busy_timeout": 0,
    "application_id": APPLICATION,
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "one.case"


@pytest.fixture
def connection(file):
    made = connect(file, KEY, application=APPLICATION, create=True)
    yield made
    made.close()


def opened(file: Path, key: bytes = KEY, application: int = APPLICATION) -> Connection:
    return connect(file, key, application=application)


def test_the_settings_of_a_connection_are_these(connection):
    found = {
        name: (connection.execute(f"PRAGMA {name}").fetchone() or (None,))[0]
        for name in SETTINGS
    }
    assert found == SETTINGS


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_refused(file, length):
    with pytest.raises(Refused, match="32 bytes"):
        connect(file, bytes(length), application=APPLICATION, create=True)
    assert not file.exists()


def test_a_new_file_has_no_plain_header(file, connection):
    connection.execute("CREATE TABLE words (word TEXT)")
    assert b"SQLite" not in file.read_bytes()
    assert b"words" not in file.read_bytes()


def test_a_file_of_no_bytes_is_not_an_empty_database(file):
    file.touch()
    with pytest.raises(Damaged, match=r"one\.case is empty"):
        opened(file)


def test_a_file_of_another_application_is_refused(file, connection):
    connection.close()
    with pytest.raises(Damaged, match="its key fits, and another kind of file is inside"):
        opened(file, application=APPLICATION + 1)


def test_another_key_does_not_open_it(file, connection):
    connection.close()
    with pytest.raises(Damaged, match="No page of the file was written with its key"):
        opened(file, bytes(32))


def test_other_bytes_are_damage(file):
    file.write_bytes(b"no database at all " * 1000)
    with pytest.raises(Damaged, match="does not read"):
        opened(file)


def test_a_plain_database_is_told(file):
    plain = sqlite3.connect(file)
    plain.execute("CREATE TABLE words (word TEXT)")
    plain.close()
    with pytest.raises(Damaged, match=r"one\.case is not encrypted"):
        opened(file)


def test_a_folder_in_its_place_is_told(file):
    file.mkdir()
    with pytest.raises(Damaged, match="no ordinary file"):
        opened(file)


def test_a_missing_file_is_not_made(file):
    with pytest.raises(Damaged, match="cannot be opened"):
        opened(file)
    assert not file.exists()


@pytest.mark.usefixtures("connection")
def test_a_second_connection_is_refused(file):
    with pytest.raises(Refused, match="open in another window"):
        opened(file)


@pytest.mark.parametrize("library", [sqlite3, cipher])
@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("SELEC", "OperationalError"),
        ("INSERT INTO words VALUES (NULL)", "IntegrityError"),
        ("INSERT INTO words VALUES (1), (1)", "DatabaseError"),
    ],
)
def test_an_error_is_one_of_either_library(connection, library, statement, kind):
    connection.execute("CREATE TABLE words (word INTEGER NOT NULL UNIQUE)")
    with pytest.raises(getattr(library, kind)):
        connection.execute(statement)


def test_a_broken_page_is_damage_and_an_error_of_the_library(file, connection):
    connection.executescript(
        "CREATE TABLE words (word TEXT); CREATE INDEX a ON words (word)"
    )
    connection.executemany("INSERT INTO words VALUES (?)", [("x" * 900,)] * 200)
    connection.close()
    data = bytearray(file.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 + 99] ^= 1
    file.write_bytes(data)
    again = opened(file)
    with pytest.raises(Damaged) as told:
        again.execute("SELECT * FROM words ORDER BY rowid").fetchall()
    again.close()
    assert isinstance(told.value, Broken)
    assert isinstance(told.value, sqlite3.DatabaseError)


def test_what_can_no_longer_be_written_is_damage(connection):
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Broken):
        connection.execute("CREATE TABLE words (word TEXT)")


def test_a_file_that_may_only_be_read_is_refused(connection, file, monkeypatch):
    connection.close()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(Refused, match="not write in it") as told:
        opened(file)
    assert told.value.remedy


def test_a_file_that_may_not_be_read_is_refused(connection, file, monkeypatch):
    connection.close()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(Refused, match="not read it"):
        opened(file)


def test_a_sound_file_has_no_problem(connection):
    assert page_problems(connection) == []


def test_a_row_without_its_other_half_is_a_problem(connection):
    connection.executescript(
        "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a (id))"
    )
    with lifted(connection):
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO b VALUES (7)")
    assert page_problems(connection) == ["A row of b has lost its other half."]


def test_letters_that_are_no_text_are_refused(connection):
    with pytest.raises(Refused, match="no text"):
        connection.execute("SELECT ?", ("\udcff",))


def test_a_fault_in_a_transaction_leaves_nothing(connection):
    connection.execute("CREATE TABLE words (word TEXT)")
    connection.execute("CREATE TABLE once (word TEXT UNIQUE)")
    connection.execute("INSERT INTO once VALUES ('a')")

    def twice():
        with transaction(connection):
            connection.execute("INSERT INTO words VALUES ('a')")
            connection.execute("INSERT INTO once VALUES ('a')")

    with pytest.raises(sqlite3.IntegrityError):
        twice()
    assert connection.execute("SELECT count(*) FROM words").fetchone() == (0,)


def test_a_transaction_is_kept_at_its_end(connection):
    connection.execute("CREATE TABLE words (word TEXT)")
    with transaction(connection):
        connection.execute("INSERT INTO words VALUES ('a')")
    assert list(connection.execute("SELECT word FROM words")) == [("a",)]


def test_a_commit_of_the_libraries_own_is_translated(connection):
    connection.execute("BEGIN")
    connection.commit()
    assert not connection.in_transaction


def test_a_full_disk_is_a_sentence_and_nothing_is_kept(connection):
    connection.execute("CREATE TABLE words (word BLOB)")
    connection.execute("PRAGMA max_page_count = 4")
    with pytest.raises(NotWritten, match="disk is full") as told, transaction(connection):
        connection.execute("INSERT INTO words VALUES (zeroblob(100000))")
    assert isinstance(told.value, Refused)
    assert told.value.remedy.startswith("Free some space")
    assert connection.execute("SELECT count(*) FROM words").fetchone() == (0,)


def _places(told) -> set[str]:
    """Files of the package in which some node is told of."""
    package = Path(investigator.__file__).parent
    return {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if told(node)
    }


def _connects(node: ast.AST) -> bool:
    """A call of any `connect` but the factory's own name, bare or of a module."""
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    return called.endswith(".connect") or called == "Connection"


def _imports_the_library(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom) and "sqlcipher3" in ast.unparse(
        node
    )


def test_only_the_factory_connects():
    assert _places(_connects) == {"storage/connection.py"}


def test_only_the_factory_and_its_parts_import_the_library():
    parts = ("connection", "connection_errors", "connection_guard", "database")
    assert _places(_imports_the_library) == {f"storage/{part}.py" for part in parts}
