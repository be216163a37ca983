"""A quiet look reads a file that others may have open, and writes nothing and nowhere."""

import sqlite3

import pytest

from investigator.domain.errors import Damaged
from investigator.storage.connection import NotAllowed, connect, copy_to, quiet
from tests.storage.parts import KEY

APPLICATION = 7


@pytest.fixture
def file(tmp_path):
    """A closed database with one row."""
    path = tmp_path / "one.case"
    made = connect(path, KEY, application=APPLICATION, create=True)
    made.execute("CREATE TABLE words (word TEXT)")
    made.execute("INSERT INTO words VALUES ('a')")
    made.close()
    return path


def words(path) -> list[tuple[str]]:
    with quiet(path, KEY) as connection:
        return connection.execute("SELECT word FROM words").fetchall()


def test_it_reads(file):
    assert words(file) == [("a",)]


def test_it_writes_nothing(file):
    before = {each.name: each.read_bytes() for each in file.parent.iterdir()}
    with quiet(file, KEY) as connection:
        for statement in ("INSERT INTO words VALUES ('b')", "CREATE TABLE more (a TEXT)"):
            with pytest.raises(sqlite3.DatabaseError):
                connection.execute(statement)
        with pytest.raises(NotAllowed):
            connection.execute("PRAGMA journal_mode = WAL")
    assert {each.name: each.read_bytes() for each in file.parent.iterdir()} == before


def test_two_look_at_once(file):
    with quiet(file, KEY), quiet(file, KEY) as second:
        assert second.execute("SELECT count(*) FROM words").fetchone() == (1,)


def test_nothing_is_made_where_nothing_is(tmp_path):
    with pytest.raises(Damaged, match="cannot be opened"), quiet(tmp_path / "none", KEY):
        pass
    assert list(tmp_path.iterdir()) == []


def test_another_key_is_told(file):
    with pytest.raises(Damaged, match="No page of the file"), quiet(file, bytes(32)):
        pass


def test_a_copy_is_whole_and_under_the_key_that_was_named(file, tmp_path):
    other = bytes(range(1, 33))
    source = connect(file, KEY, application=APPLICATION)
    copy_to(source, tmp_path / "copy", other)
    source.close()
    again = connect(tmp_path / "copy", other, application=APPLICATION)
    assert again.execute("SELECT word FROM words").fetchall() == [("a",)]
    again.close()
    assert not (tmp_path / "copy").read_bytes().startswith(b"SQLite")
    with pytest.raises(Damaged):
        connect(tmp_path / "copy", KEY, application=APPLICATION)
