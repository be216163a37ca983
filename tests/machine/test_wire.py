"""What one side sends, the other receives, and nothing else is taken for a message."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.machine.wire import Garbled, Kind, Message, pieces, receive, send

WORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=5,
)


@given(st.dictionaries(st.text(), WORDS), st.lists(st.binary()))
def test_what_is_sent_is_received(header, blobs):
    pipe = io.BytesIO()
    send(pipe, Kind.ASK, header, blobs)
    send(pipe, Kind.PROGRESS, {})
    pipe.seek(0)
    size = sum(map(len, blobs))
    assert receive(pipe, size) == Message(kind=Kind.ASK, header=header, blobs=tuple(blobs))
    assert receive(pipe, 0) == Message(kind=Kind.PROGRESS)
    assert receive(pipe, 0) is None


@given(st.binary(max_size=200))
def test_random_bytes_are_never_a_message(data):
    pipe = io.BytesIO(data)
    if data:
        with pytest.raises(Garbled):
            receive(pipe, 1000)


def test_a_cut_message_is_garbled_wherever_it_is_cut():
    whole = b"".join(pieces(Kind.ANSWER, {"a": 1}, (b"one", b"two")))
    for length in range(1, len(whole)):
        with pytest.raises(Garbled):
            receive(io.BytesIO(whole[:length]), 1000)


def test_a_blob_over_the_limit_is_refused_before_it_is_read():
    pipe = io.BytesIO(b"".join(pieces(Kind.ANSWER, {}, (bytes(10), bytes(10)))))
    with pytest.raises(Garbled):
        receive(pipe, 19)
    assert pipe.read() == bytes(10)


def test_a_header_is_not_for_long_things():
    with pytest.raises(ValueError, match="send what is long as a blob"):
        pieces(Kind.ASK, {"text": "x" * 5_000_000})
    with pytest.raises(ValueError, match="not JSON compliant"):
        pieces(Kind.ASK, {"number": float("nan")})
