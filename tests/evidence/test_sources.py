"""Pieces out of a vault are read as one file, from any place, without a copy."""

import io
from pathlib import Path

import pytest

from investigator.domain.errors import Refused
from investigator.evidence import sources
from investigator.evidence.sources import Joined

DATA = bytes(range(256)) * 5


@pytest.mark.parametrize("size", [1, 7, 256, 5_000])
def test_pieces_read_as_the_whole(size):
    pieces = [DATA[at : at + size] for at in range(0, len(DATA), size)]
    assert io.BufferedReader(Joined(pieces)).read() == DATA


def test_any_place_can_be_read_first():
    joined = io.BufferedReader(Joined([DATA[:300], b"", DATA[300:]]))
    joined.seek(290)
    assert joined.read(20) == DATA[290:310]
    joined.seek(-5, 2)
    assert joined.read() == DATA[-5:]
    joined.seek(5)
    joined.seek(5, 1)
    assert joined.tell() == 10
    with pytest.raises(OSError, match="beginning"):
        Joined([DATA]).seek(-1)


def test_no_pieces_are_an_empty_file():
    assert Joined([]).seek(0, 2) == 0
    assert io.BufferedReader(Joined([])).read() == b""


def test_a_path_is_named_and_bytes_are_carried(tmp_path):
    assert sources.as_request(tmp_path / "a") == ({"path": str(tmp_path / "a")}, ())
    assert sources.as_request(b"ab") == ({}, (b"ab",))
    assert sources.as_request([b"a", b"b"]) == ({}, (b"a", b"b"))


def test_more_than_the_child_can_hold_is_refused_with_a_next_step(monkeypatch):
    monkeypatch.setattr(sources, "MAX_SENT", 3)
    with pytest.raises(Refused, match="its inside is not read"):
        sources.as_request([b"ab", b"cd"])


def test_a_path_from_here_is_named_from_the_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named, _ = sources.as_request(Path("a"))
    assert named == {"path": str(tmp_path / "a")}
