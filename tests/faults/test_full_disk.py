"""A disk that takes nothing more: a plain sentence, nothing half-written, nothing lost."""

import resource
from collections.abc import Callable

import pytest

from tests.casework.vaults import REF
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
SIZES = [*range(0, 400_000, 20_000)] if FULL else [0, 30_000, 300_000]


def no_file_over(size: int) -> Callable[[], None]:
    """The system writes no file longer than this for the process."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.fixture
def program(here):
    """Only the call that is limited needs a process of its own."""
    return here


@pytest.fixture
def film(tmp_path):
    """A file that is larger than any of these limits."""
    file = tmp_path / "film.bin"
    file.write_bytes(bytes(range(256)) * 12_000)
    return file


@pytest.mark.parametrize("size", SIZES)
def test_a_file_that_finds_no_room_is_not_added_and_nothing_is_half_written(
    program, film, size
):
    before = program.json("exhibit", "list", REF)
    code, out, err = program.run("exhibit", "add", REF, film, limited=no_file_over(size))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "disk" in err or "room" in err
    assert program.json("exhibit", "list", REF) == before
    assert program.sound()
    assert not list(program.vault.glob(".investigator-*"))
    assert program.run("exhibit", "add", REF, film)[0] == 0


@pytest.mark.parametrize("size", SIZES)
def test_a_case_is_opened_whole_or_not_at_all(program, size):
    words = ("case", "new", "--title", "A", "--school", "B", "--ref", "C-2")
    code, _out, err = program.run(*words, limited=no_file_over(size))
    refs = {case["ref"] for case in program.json("case", "list")}
    assert (code, "C-2" in refs) in {(0, True), (1, False)}, err
    assert program.sound()
    assert len(list(program.vault.glob("*.case"))) == len(refs)


def test_a_copy_that_finds_no_room_leaves_nothing_and_the_sealed_bytes_stay(
    program, film, tmp_path
):
    assert program.run("exhibit", "add", REF, film)[0] == 0
    out = tmp_path / "out" / "copy.bin"
    out.parent.mkdir()
    words = ("exhibit", "export", REF, "E02", "--out", out)
    code, _out, err = program.run(*words, limited=no_file_over(1 << 20))
    assert (code, "no room left" in err) == (1, True)
    assert list(out.parent.iterdir()) == []
    assert program.run(*words)[0] == 0
    assert out.read_bytes() == film.read_bytes()


def test_the_space_of_a_failed_file_is_used_again(program, film):
    (file,) = program.vault.glob("*.case")
    program.run("exhibit", "add", REF, film, limited=no_file_over(1 << 20))
    program.run("case", "show", REF)
    grown = file.stat().st_size
    for _again in range(3):
        program.run("exhibit", "add", REF, film, limited=no_file_over(1 << 20))
    program.run("case", "show", REF)
    assert file.stat().st_size <= grown + (1 << 20)
