"""The quick way of hashing headers says what the ledger says, and tells each break.

It is held to the other by made-up entries of every kind.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.chain import Header, hasher, walked
from investigator.domain.errors import Damaged
from investigator.domain.ledger import Entry, Stamp, entry_hash, genesis

words = st.text(max_size=12)
numbers = st.integers(min_value=0, max_value=2**62)
hashes = st.binary(min_size=32, max_size=32)
stamps = st.builds(
    Stamp,
    wall=st.integers(min_value=-(2**62), max_value=2**62),
    boot=numbers,
    boot_id=words,
    zone=words,
    synchronised=st.sampled_from([None, True, False]),
    key=words,
)
entries = st.builds(
    Entry,
    seq=numbers,
    prev=hashes,
    kind=words,
    version=st.integers(min_value=1, max_value=99),
    number=words,
    stamp=stamps,
    commitment=hashes,
    hash=hashes,
    signature=st.just(b""),
)


def header(entry: Entry) -> Header:
    """The columns as a database gives them."""
    stamp = entry.stamp
    sync = None if stamp.synchronised is None else int(stamp.synchronised)
    return (
        *(entry.seq, entry.prev, entry.kind, entry.version, entry.number),
        *(stamp.wall, stamp.boot, stamp.boot_id, stamp.zone, sync, stamp.key),
        *(entry.commitment, entry.hash),
    )


def chain(count: int) -> list[Header]:
    prev, made = genesis("one"), []
    stamp = Stamp(wall=1, boot=1, boot_id="b", zone="UTC", synchronised=None, key="k")
    for seq in range(1, count + 1):
        entry = Entry(
            seq=seq,
            prev=prev,
            kind="step_taken",
            version=1,
            number="",
            stamp=stamp,
            commitment=bytes(32),
            hash=b"",
            signature=b"",
        )
        entry = replace(entry, hash=entry_hash("one", entry))
        made.append(header(entry))
        prev = entry.hash
    return made


@given(words, st.lists(entries, min_size=1, max_size=3))
def test_a_header_hashes_as_its_entry_does(case_id, some):
    hashed = hasher(case_id)
    assert [hashed(header(each)) for each in some] == [
        entry_hash(case_id, each) for each in some
    ]


def test_a_whole_chain_is_walked():
    rows = chain(4)
    assert list(walked("one", rows)) == [(row[0], row[12]) for row in rows]


def test_a_chain_is_walked_on_from_where_it_was_left():
    rows = chain(4)
    rest = list(walked("one", rows[2:], after=2, head=rows[1][12]))
    assert [seq for seq, _hash in rest] == [3, 4]


def altered(rows: list[Header], at: int, column: int, value: object) -> list[Header]:
    row = [*rows[at]]
    row[column] = value
    return [*rows[:at], row, *rows[at + 1 :]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([*chain(4)[:1], *chain(4)[2:]], "Entry 2 is missing"),
        (altered(chain(4), 2, 1, bytes(32)), "Entry 3 does not follow"),
        (altered(chain(4), 1, 5, 2), "Entry 2 is not as it was written"),
        (altered(chain(4), 3, 12, bytes(32)), "Entry 4 is not as it was written"),
    ],
)
def test_the_first_break_is_told_by_its_number(rows, said):
    with pytest.raises(Damaged, match=said):
        list(walked("one", rows))
