"""The witness tells a ledger that lost its end, or that another was put in its place."""

import json

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.storage import witness
from investigator.storage.witness import Head, Seen

KEY, ID = bytes(range(32)), "one.case"
HEAD = Head(7, b"\x07" * 32)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "one.case.head"
    witness.keep(path, KEY, ID, HEAD)
    return path


def hash_at(seq: int) -> bytes | None:
    return bytes([seq]) * 32 if seq <= 9 else None


def test_what_was_kept_is_read(file):
    assert witness.read(file, KEY, ID) == HEAD


def test_there_may_be_none(tmp_path):
    assert witness.read(tmp_path / "none", KEY, ID) is None
    assert witness.compare(None, HEAD, hash_at) is Seen.NONE


def test_a_ledger_where_its_witness_is_is_the_same():
    assert witness.compare(HEAD, HEAD, hash_at) is Seen.SAME


def test_a_ledger_that_went_on_is_ahead():
    assert witness.compare(HEAD, Head(9, b"\x09" * 32), hash_at) is Seen.AHEAD


@pytest.mark.parametrize(("end", "lost"), [(6, "1 entry is"), (2, "5 entries are")])
def test_a_ledger_that_lost_entries_is_told_with_their_number(end, lost):
    with pytest.raises(Damaged, match=f"ends at entry {end}.*entry 7 was written.*{lost}"):
        witness.compare(HEAD, Head(end, bytes([end]) * 32), hash_at)


def test_another_ledger_of_the_same_length_is_told():
    with pytest.raises(Damaged, match=r"Entry 7 is not the one.*exchanged"):
        witness.compare(Head(7, b"other"), HEAD, hash_at)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"5",
        b"[" * 4000,
        b'{"seq": 1}',
        b'{"seq": Infinity, "hash": "", "mac": ""}',
        b'{"seq": NaN, "hash": "", "mac": ""}',
        b'{"seq": "x", "hash": "", "mac": ""}',
        b'{"seq": 7, "hash": 5, "mac": ""}',
        b'{"seq": 7, "hash": "zz", "mac": ""}',
    ],
)
def test_a_damaged_witness_is_told(file, data):
    file.write_bytes(data)
    with pytest.raises(Damaged, match="witness beside the case file is damaged"):
        witness.read(file, KEY, ID)


@pytest.mark.parametrize(("name", "value"), [("seq", 6), ("hash", "00"), ("mac", "00")])
def test_a_forged_witness_is_told(file, name, value):
    file.write_text(json.dumps(json.loads(file.read_text()) | {name: value}))
    with pytest.raises(Damaged, match="not one that this vault wrote"):
        witness.read(file, KEY, ID)


def test_a_witness_of_another_key_or_case_is_told(file):
    for key, name in ((bytes(32), ID), (KEY, "two.case")):
        with pytest.raises(Damaged, match="not one that this vault wrote"):
            witness.read(file, key, name)


def test_a_folder_in_its_place_is_refused(tmp_path):
    (tmp_path / "one.case.head").mkdir()
    with pytest.raises(Refused):
        witness.read(tmp_path / "one.case.head", KEY, ID)


def test_a_witness_says_no_more_than_how_far(file):
    assert set(json.loads(file.read_text())) == {"seq", "hash", "mac"}
