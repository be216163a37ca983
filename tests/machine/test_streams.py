"""Large files pass piece by piece: their prints, their two ends, never half written."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from investigator.domain.errors import Refused
from investigator.machine import streams
from investigator.machine.streams import (
    PIECE,
    Printing,
    Prints,
    edges,
    opened,
    pieces,
    printed,
)

SIZES = [0, 1, 65536, 65537, 131072, 200_000, PIECE + 17]


def of(size: int) -> bytes:
    return bytes(at * 7 % 251 for at in range(size))


def last_of(file: Path) -> Prints:
    *_steps, found = printed(file)
    assert isinstance(found, Prints)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_prints_are_those_of_the_whole_file(tmp_path, size):
    file, data = tmp_path / "a", of(size)
    file.write_bytes(data)
    found = last_of(file)
    assert (found.size, found.sha256) == (size, hashlib.sha256(data).hexdigest())
    assert (found.size, found.edges) == edges(file)


@pytest.mark.parametrize("step", [1, 1000, 65536, 70_000])
def test_prints_do_not_depend_on_how_the_pieces_fall(step):
    data = of(150_000)
    first, second = Printing(), Printing()
    first.passes(data)
    for at in range(0, len(data), step if step > 1 else 4999):
        second.passes(data[at : at + (step if step > 1 else 4999)])
    assert first.prints() == second.prints()


def test_pieces_end_where_they_are_told_to(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(of(100))
    with opened(file) as one:
        assert b"".join(pieces(one, 40)) == of(100)[:40]
        assert len(b"".join(pieces(one, 400))) == 60


def test_what_is_written_is_there_whole_or_not_at_all(tmp_path):
    file = tmp_path / "a"
    with streams.written(file) as into:
        into.write(b"half")
        assert not file.exists()
    assert file.read_bytes() == b"half"
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(TypeError), streams.written(tmp_path / "b") as into:
        into.write(4)  # type: ignore[call-overload]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "missing"])
def test_only_ordinary_files_are_opened(tmp_path, kind):
    path = tmp_path / "a"
    if kind == "link":
        (tmp_path / "b").write_bytes(b"x")
        path.symlink_to(tmp_path / "b")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(Refused), opened(path):
        raise AssertionError


def test_a_folder_is_reachable_when_it_is_there_and_may_be_written(tmp_path):
    assert streams.reachable(tmp_path)
    assert not streams.reachable(tmp_path / "gone")


def test_a_share_that_never_answers_is_not_waited_for(tmp_path, monkeypatch):
    never = threading.Event()
    monkeypatch.setattr(os.path, "isdir", lambda _folder: never.wait(20))
    assert not streams.reachable(tmp_path, seconds=0.05)
    never.set()
