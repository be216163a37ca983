"""A ledger tells what was written, and by number the first entry that was tampered with."""

from dataclasses import replace

import pytest

from investigator.domain.errors import Damaged
from investigator.domain.ledger import genesis
from investigator.domain.steps import StepTaken
from investigator.storage.ledger_file import checked_all
from investigator.storage.witness import Head
from tests.storage.parts import (
    SAYING,
    SIGNER,
    STAMP,
    STRANGER,
    VERIFY,
    a_ledger,
    add,
    without_triggers,
    words,
)

HEADER = {
    "prev": "x'00'",
    "kind": "'step_planned'",
    "version": "2",
    "number": "'E09'",
    "wall": "wall + 1",
    "boot": "boot + 1",
    "boot_id": "'other'",
    "zone": "'UTC'",
    "synchronised": "NULL",
    "key": "'00'",
    "commitment": "x'00'",
    "hash": "x'00'",
}


@pytest.fixture
def ledger(tmp_path):
    made = a_ledger(tmp_path, "one", "two", "three")
    yield made
    made.close()


@pytest.fixture
def bare(ledger):
    without_triggers(ledger)
    return ledger


def problem(ledger) -> str:
    with pytest.raises(Damaged) as told:
        checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)
    return str(told.value)


def test_what_was_written_is_told_in_order(ledger):
    assert words(ledger) == ["one", "two", "three"]


def test_appending_tells_what_is_read_later(ledger):
    told = add(ledger, "four")
    assert tuple(told) == ledger.read(VERIFY)[3:]


def test_an_entry_says_who_typed_it_and_when(ledger):
    telling = ledger.read(VERIFY)[0].telling
    assert (telling.typed_by, telling.recorded_at.at) == ("Ann Example", STAMP.wall)


def test_an_empty_ledger_stands_at_its_genesis(tmp_path):
    made = a_ledger(tmp_path, name="new.case")
    assert made.ledger.head() == Head(0, genesis("new.case"))
    assert made.ledger.hash_at(0) == genesis("new.case")
    assert made.ledger.hash_at(1) is None
    made.close()


def test_an_untouched_ledger_holds(ledger):
    checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)


@pytest.mark.parametrize("column", HEADER)
def test_an_edited_header_is_told_by_its_number(bare, column):
    change = f"UPDATE entry SET {column} = {HEADER[column]}"  # noqa: S608 - ours
    bare.connection.execute(f"{change} WHERE seq = 2")
    assert "ntry 2 " in problem(bare)


def test_a_dropped_entry_is_told_by_its_number(bare):
    bare.connection.execute("DELETE FROM entry WHERE seq = 2")
    assert problem(bare) == "Entry 2 is missing from the record."


def test_swapped_entries_are_told(bare):
    for old, new in ((1, 99), (2, 1), (99, 2)):
        for table in ("entry", "payload"):
            change = f"UPDATE {table} SET seq = ? WHERE seq = ?"  # noqa: S608 - ours
            bare.connection.execute(change, (new, old))
    assert problem(bare) == "Entry 1 does not follow the entry before it."


def test_an_entry_forged_without_the_key_is_told(ledger):
    forged = replace(STAMP, key=SIGNER.fingerprint)
    ledger.append(lambda: [(StepTaken(what="forged"), SAYING)], forged, STRANGER)
    assert problem(ledger) == "The signature of entry 4 does not hold."


def test_an_entry_of_an_unknown_key_is_told(ledger):
    stranger = replace(STAMP, key=STRANGER.fingerprint)
    ledger.append(lambda: [(StepTaken(what="strange"), SAYING)], stranger, STRANGER)
    assert problem(ledger) == "The signature of entry 4 does not hold."


def test_a_forged_end_is_told_at_a_plain_reading(ledger):
    ledger.append(lambda: [(StepTaken(what="forged"), SAYING)], STAMP, STRANGER)
    with pytest.raises(Damaged, match="signature of entry 4"):
        ledger.read(VERIFY)


def test_a_changed_payload_is_told(bare):
    bare.connection.execute("UPDATE payload SET body = x'7b7d' WHERE seq = 3")
    assert problem(bare) == "What entry 3 says is not what was written."


def test_a_changed_salt_is_told(bare):
    bare.connection.execute("UPDATE payload SET salt = x'00' WHERE seq = 3")
    assert problem(bare) == "What entry 3 says is not what was written."


def test_a_payload_that_is_gone_is_told(bare):
    bare.connection.execute("DELETE FROM payload WHERE seq = 1")
    assert problem(bare) == "What entry 1 says is gone."
    with pytest.raises(Damaged, match="What entry 1 says is gone"):
        bare.read(VERIFY)


def test_an_entry_of_another_ledger_does_not_fit(tmp_path, bare):
    other = a_ledger(tmp_path, "one", "two", name="two.case")
    row = other.connection.execute("SELECT * FROM entry WHERE seq = 2").fetchone()
    other.close()
    bare.connection.execute("DELETE FROM entry WHERE seq = 2")
    assert row is not None
    marks = ",".join("?" * len(row))
    bare.connection.execute(f"INSERT INTO entry VALUES ({marks})", row)  # noqa: S608 - ours
    assert problem(bare) == "Entry 2 does not follow the entry before it."
