"""A whole record is walked and checked in stretches, and its first break is told."""

import pytest

from investigator.domain.errors import Damaged
from investigator.storage import chain
from tests.storage.parts import VERIFY, a_ledger, add, without_triggers

NOBODY = "The signature of entry 1 does not hold."


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    monkeypatch.setattr(chain, "_STRETCH", 4)
    made = a_ledger(tmp_path, *[f"step {number}" for number in range(10)])
    yield made
    made.close()


def checked(ledger) -> list[int]:
    return list(chain.checking(ledger.connection, ledger.paths.id, VERIFY))


def test_the_chain_ends_where_the_ledger_does(ledger):
    assert chain.walk(ledger.connection, ledger.paths.id) == ledger.ledger.head()


def test_an_empty_ledger_ends_at_its_beginning(tmp_path):
    empty = a_ledger(tmp_path)
    assert chain.walk(empty.connection, empty.paths.id) == empty.ledger.head()
    assert list(chain.checking(empty.connection, empty.paths.id, VERIFY)) == []
    empty.close()


def test_it_is_checked_stretch_by_stretch(ledger):
    assert checked(ledger) == [4, 8, 10]


def test_what_is_written_meanwhile_is_checked_as_well(ledger):
    steps = chain.checking(ledger.connection, ledger.paths.id, VERIFY)
    assert next(steps) == 4
    add(ledger, "more", "and more", "and more again")
    assert list(steps) == [8, 12, 13]


def test_a_key_that_nobody_knows_is_told(ledger):
    steps = chain.checking(ledger.connection, ledger.paths.id, lambda *_signed: False)
    with pytest.raises(Damaged, match=NOBODY):
        list(steps)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET number = 'E9' WHERE seq = 6", "Entry 6 is not as it was"),
        ("DELETE FROM payload WHERE seq = 7", "What entry 7 says is gone"),
        ("UPDATE payload SET body = x'00' WHERE seq = 3", "What entry 3 says is not what"),
        ("UPDATE payload SET salt = x'00' WHERE seq = 9", "What entry 9 says is not what"),
        ("UPDATE entry SET signature = x'00' WHERE seq = 5", "signature of entry 5"),
        ("DELETE FROM entry WHERE seq = 4", "Entry 4 is missing"),
    ],
)
def test_a_break_is_told_by_its_number(ledger, statement, said):
    without_triggers(ledger)
    ledger.connection.execute(statement)
    with pytest.raises(Damaged, match=said):
        checked(ledger)
