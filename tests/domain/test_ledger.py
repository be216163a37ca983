"""The chain: whatever is done to an entry is told by its number."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.errors import Damaged
from investigator.domain.ledger import (
    SIGNED,
    Entry,
    Stamp,
    chained,
    check_signature,
    commitment,
    entry_hash,
    genesis,
)
from tests.domain.build import NOW, telling, told

_CASE = "case-1"
_STAMP = Stamp(wall=1, boot=2, boot_id="b", zone="UTC", synchronised=None, key="k")
_LENGTHS = st.integers(2, 9)


def _sealed(entry):
    return replace(entry, hash=entry_hash(_CASE, entry))


def _ledger(length):
    entries, prev = [], genesis(_CASE)
    for seq in range(1, length + 1):
        entry = _sealed(
            Entry(
                seq=seq,
                prev=prev,
                kind="step_taken",
                version=1,
                number="",
                stamp=_STAMP,
                commitment=bytes([seq]) * 32,
                hash=b"",
                signature=b"",
            )
        )
        entries.append(entry)
        prev = entry.hash
    return entries


def _told_of(entries, case=_CASE):
    with pytest.raises(Damaged) as caught:
        list(chained(case, entries))
    return str(caught.value)


EDITS = {
    "kind": "other",
    "version": 2,
    "number": "E09",
    "commitment": b"x" * 32,
    "hash": b"y" * 32,
    "stamp": replace(_STAMP, wall=9),
}


@given(_LENGTHS)
def test_an_untouched_ledger_passes_entry_by_entry(length):
    entries = _ledger(length)
    assert list(chained(_CASE, entries)) == entries


@given(st.data(), _LENGTHS, st.sampled_from(sorted(EDITS)))
def test_an_edited_entry_is_told_by_number(data, length, field):
    entries = _ledger(length)
    at = data.draw(st.integers(0, length - 1))
    entries[at] = replace(entries[at], **{field: EDITS[field]})
    assert _told_of(entries) == f"Entry {at + 1} is not as it was written."


@given(st.data(), _LENGTHS)
def test_an_entry_edited_and_hashed_again_is_told_by_the_next(data, length):
    entries = _ledger(length)
    at = data.draw(st.integers(0, length - 2))
    entries[at] = _sealed(replace(entries[at], commitment=b"x" * 32))
    assert _told_of(entries) == f"Entry {at + 2} does not follow the entry before it."


@given(st.data(), _LENGTHS)
def test_a_dropped_entry_is_told_by_number(data, length):
    entries = _ledger(length)
    at = data.draw(st.integers(0, length - 2))
    del entries[at]
    assert _told_of(entries) == f"Entry {at + 1} is missing from the record."


@given(st.data(), _LENGTHS)
def test_an_entry_told_twice_is_told_by_number(data, length):
    entries = _ledger(length)
    at = data.draw(st.integers(0, length - 1))
    entries.insert(at, entries[at])
    assert f"Entry {at + 2} " in _told_of(entries)


@given(st.data(), _LENGTHS)
def test_entries_in_another_order_are_told_by_the_first_number_out_of_place(data, length):
    entries = _ledger(length)
    one, other = sorted(
        data.draw(st.sets(st.integers(0, length - 1), min_size=2, max_size=2))
    )
    entries[one], entries[other] = entries[other], entries[one]
    assert _told_of(entries) == f"Entry {one + 1} is missing from the record."


@given(st.data(), _LENGTHS)
def test_entries_renumbered_after_a_swap_do_not_follow(data, length):
    entries = _ledger(length)
    at = data.draw(st.integers(0, length - 2))
    one, other = entries[at], entries[at + 1]
    entries[at], entries[at + 1] = replace(other, seq=at + 1), replace(one, seq=at + 2)
    assert _told_of(entries) == f"Entry {at + 1} does not follow the entry before it."


@given(st.data(), _LENGTHS)
def test_a_cut_at_the_front_is_told_by_number(data, length):
    cut = data.draw(st.integers(1, length - 1))
    assert _told_of(_ledger(length)[cut:]) == "Entry 1 is missing from the record."


def test_a_cut_at_the_end_shows_only_by_the_head_it_leaves():
    whole = _ledger(4)
    assert list(chained(_CASE, whole[:3]))[-1].hash != whole[-1].hash


def test_an_entry_of_another_case_does_not_follow():
    assert _told_of(_ledger(2), "case-2") == "Entry 1 does not follow the entry before it."


def test_reading_goes_on_after_a_known_head():
    entries = _ledger(5)
    rest = list(chained(_CASE, entries[3:], after=3, head=entries[2].hash))
    assert rest == entries[3:]


def test_damage_is_told_when_it_is_reached_and_not_before():
    entries = _ledger(3)
    passing = chained(_CASE, chain(entries[:2], (replace(entries[2], number="E1"),)))
    assert [next(passing), next(passing)] == entries[:2]
    with pytest.raises(Damaged, match="Entry 3 "):
        next(passing)


def test_a_signature_is_asked_of_the_key_that_the_entry_names():
    entry = replace(_ledger(1)[0], signature=b"s")
    asked = []

    def holds(*question):
        asked.append(question)
        return True

    check_signature(entry, holds)
    assert asked == [("k", b"s", SIGNED + entry.hash, entry.stamp.wall)]


def test_a_signature_that_does_not_hold_is_told_by_number():
    with pytest.raises(Damaged, match=r"signature of entry 1 does not hold"):
        check_signature(_ledger(1)[0], lambda *_: False)


@pytest.mark.parametrize("synchronised", [None, True, False])
def test_whether_the_clock_was_right_is_part_of_the_hash(synchronised):
    others = {None, True, False} - {synchronised}
    stamp = replace(_STAMP, synchronised=synchronised)
    assert all(
        stamp.fields() != replace(_STAMP, synchronised=each).fields() for each in others
    )


def test_a_commitment_hangs_on_each_of_its_parts():
    known = commitment(salt=b"s", kind="k", version=1, payload=b"p")
    others = {
        commitment(salt=b"t", kind="k", version=1, payload=b"p"),
        commitment(salt=b"s", kind="l", version=1, payload=b"p"),
        commitment(salt=b"s", kind="k", version=2, payload=b"p"),
        commitment(salt=b"s", kind="k", version=1, payload=b"q"),
    }
    assert len(others | {known}) == 5


def test_words_are_the_typists_own_unless_somebody_else_is_named():
    assert telling(typed_by="Ida").own_words
    assert telling(typed_by="Ida", words_of="Ida").own_words
    assert telling(typed_by="Ida", words_of="  ").speaker == "Ida"
    others = telling(typed_by="Ida", words_of="Owen")
    assert (others.speaker, others.own_words) == ("Owen", False)


def test_a_told_fact_keeps_its_telling():
    one = told("fact", 4, NOW, rests_on="the minutes")
    assert (one.fact, one.telling.seq, one.telling.rests_on) == ("fact", 4, "the minutes")
