"""An older file comes up to date whole or not at all, wherever it is cut off."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from investigator.domain.errors import Damaged
from investigator.storage import ledger_keys, migrating, schema
from investigator.storage.connection import NotWritten, quiet
from investigator.storage.database import Cursor
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.register import Register
from investigator.storage.schema import Schema
from tests.storage.parts import KEY, a_ledger, paths, register_connection, words

FIRST = next(iter(schema.LEDGER.scripts.items()))
STEPS = ("one", "two", "three")
ADDS = {"0002_more": "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\n"}
RUINS = {
    "0002_ruin": "DROP TRIGGER payload_stays;\nUPDATE payload SET body = x'00';\n",
}


class Cut(BaseException):
    """The program ends here."""


@pytest.fixture
def of_format(monkeypatch) -> Callable[..., None]:
    """Makes the program one that knows these scripts of a ledger, and no others."""

    def known(*more: dict[str, str]) -> None:
        scripts = dict([FIRST])
        for each in more:
            scripts |= each
        made = Schema("ledger", schema.LEDGER_APPLICATION, scripts)
        monkeypatch.setattr(schema, "LEDGER", made)
        monkeypatch.setattr(schema, "LEDGER_VERSION", made.version)

    return known


@pytest.fixture
def folder(tmp_path, of_format):
    """A ledger of the first format, and a program that knows a second."""
    of_format()
    made = tmp_path / "vault"
    made.mkdir()
    a_ledger(made, *STEPS).close()
    of_format(ADDS)
    return made


def opened(folder: Path) -> OpenLedger:
    return OpenLedger.open(paths(folder), KEY, bring_up=True)


def read(folder: Path) -> tuple[int, list[str]]:
    """The format and the words of a ledger, once it was opened to be worked in."""
    ledger = opened(folder)
    try:
        return schema.version_of(ledger.connection), words(ledger)
    finally:
        ledger.close()


def state(folder: Path) -> tuple[int, bool, list[str]]:
    """Format, whether the new table is there, and words; brought up by nobody."""
    at = paths(folder)
    OpenLedger.open(at, KEY).close()  # a journal that was left undoes its half step
    with quiet(at.file, ledger_keys.page_key(ledger_keys.data_key(at, KEY))) as found:
        more = found.execute("SELECT 1 FROM sqlite_master WHERE name = 'more'").fetchone()
        version = schema.version_of(found)
    ledger = OpenLedger.open(at, KEY)
    try:
        return version, more is not None, words(ledger)
    finally:
        ledger.close()


OLD, NEW = (1, False, list(STEPS)), (2, True, list(STEPS))


def test_an_older_file_comes_up_to_date_and_says_what_it_said(folder):
    assert read(folder) == (2, list(STEPS))
    assert state(folder) == NEW


def test_a_copy_of_how_it_was_stays_beside_it(folder):
    before = state(folder)
    read(folder)
    ((copy,),) = (migrating.copies(folder),)
    assert copy.name == "one.case.before-2"
    assert copy.stat().st_mode & 0o777 == 0o600
    shutil.copy(copy, folder / "one.case")
    assert state(folder) == before == OLD


def test_the_copies_of_one_file_can_be_forgotten(folder):
    a_ledger(folder, name="two.case").close()
    read(folder)
    (folder / "two.case.before-2").touch()
    migrating.forget_copies(folder, "one.case")
    assert [each.name for each in migrating.copies(folder)] == ["two.case.before-2"]


def test_a_file_of_this_format_is_let_alone(folder):
    read(folder)
    before = (folder / "one.case").read_bytes()
    migrating.forget_copies(folder)
    read(folder)
    assert (folder / "one.case").read_bytes() == before
    assert migrating.copies(folder) == ()


def test_a_look_does_not_bring_it_up(folder):
    OpenLedger.open(paths(folder), KEY).close()
    assert state(folder) == OLD
    assert migrating.copies(folder) == ()


def test_a_file_that_does_not_hold_is_left_as_it_is(folder):
    data = bytearray((folder / "one.case").read_bytes())
    data[-2000] ^= 1
    (folder / "one.case").write_bytes(data)
    with pytest.raises(Damaged, match="was altered"):
        opened(folder)
    assert (folder / "one.case").read_bytes() == data
    assert migrating.copies(folder) == ()


def test_scripts_that_would_change_what_it_says_change_nothing(folder, of_format):
    of_format(RUINS)
    with pytest.raises(Damaged, match="What entry 1 says is not what was written"):
        opened(folder)
    of_format(ADDS)
    assert state(folder) == OLD


def test_what_does_not_hold_afterwards_is_put_back(folder, monkeypatch):
    said = iter([[], [], ["The file is damaged: it was made up."]])
    monkeypatch.setattr(migrating, "page_problems", lambda _connection: next(said))
    with pytest.raises(Damaged, match=r"one\.case could not be brought up to date"):
        opened(folder)
    monkeypatch.undo()
    assert state(folder)[2] == list(STEPS)


def test_a_full_disk_is_a_refusal_and_leaves_it_old(folder, monkeypatch):
    def full(*_words: object) -> None:
        raise NotWritten("disk is full")

    monkeypatch.setattr(migrating, "copy_to", full)
    with pytest.raises(NotWritten, match="The disk is full"):
        opened(folder)
    assert state(folder) == OLD
    assert [each.name for each in folder.iterdir() if "part" in each.name] == []


def fused(monkeypatch, at: int, ends: Callable[[], None]) -> list[int]:
    """Ends the program at one statement; the list counts how many there were."""
    counted, execute = [0], Cursor.execute

    def counting(cursor: Cursor, *words: object) -> Cursor:
        counted[0] += 1
        if counted[0] == at:
            ends()
        return execute(cursor, *words)

    monkeypatch.setattr(Cursor, "execute", counting)
    return counted


def cut() -> None:
    raise Cut


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def statements(folder: Path, monkeypatch) -> int:
    """How many statements bringing it up takes."""
    with monkeypatch.context() as patch:
        counted = fused(patch, 0, cut)
        opened(folder).close()
    return counted[0]


def test_cut_off_at_any_statement_it_is_old_or_new_and_comes_up_the_next_time(
    folder, monkeypatch, tmp_path
):
    whole = statements(shutil.copytree(folder, tmp_path / "counted"), monkeypatch)
    assert whole > 60
    seen = set()
    for at in range(1, whole + 1, 5):
        one = shutil.copytree(folder, tmp_path / f"cut-{at}")
        with monkeypatch.context() as patch:
            fused(patch, at, cut)
            with pytest.raises(Cut):
                opened(one)
        assert state(one) in (OLD, NEW)
        seen.add(state(one)[0])
        assert read(one) == (2, list(STEPS))
    assert 1 in seen


def test_killed_at_any_statement_it_is_old_or_new_and_comes_up_the_next_time(
    folder, monkeypatch, tmp_path
):
    whole = statements(shutil.copytree(folder, tmp_path / "counted"), monkeypatch)
    for at in range(7, whole + 1, whole // 9):
        one = shutil.copytree(folder, tmp_path / f"killed-{at}")
        child = os.fork()
        if not child:
            fused(monkeypatch, at, killed)
            opened(one)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        assert state(one) in (OLD, NEW)
        assert read(one) == (2, list(STEPS))


def test_an_older_register_comes_up_to_date(tmp_path, monkeypatch):
    newest = schema.REGISTER
    first = next(iter(newest.scripts.items()))
    older = Schema("register", newest.application, dict([first]))
    monkeypatch.setattr(schema, "REGISTER", older)
    monkeypatch.setattr(schema, "REGISTER_VERSION", 1)
    register = Register.open(tmp_path / "register.db", KEY)
    register.mark_open("a.case")
    register.close()
    more = Schema("register", newest.application, dict([first]) | ADDS)
    monkeypatch.setattr(schema, "REGISTER", more)
    monkeypatch.setattr(schema, "REGISTER_VERSION", 2)
    register = Register.open(tmp_path / "register.db", KEY)
    assert register.left_open() == ("a.case",)
    register.close()
    connection = register_connection(tmp_path)
    assert schema.version_of(connection) == 2
    connection.close()
    assert Paths(tmp_path / "register.db.before-2").file.exists()
