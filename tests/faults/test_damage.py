"""Damage of every kind is found by a check of the vault, with exit 4 and a name for it."""

import random
import shutil

import pytest

from tests.casework.vaults import REF
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
FLIPS = 600 if FULL else 60
PAGE = 4096
FILES = ("*.case", "register.db", "trust.ledger")


@pytest.fixture
def program(here):
    """Nothing here needs a process of its own."""
    return here


def the(program, pattern: str):
    (file,) = program.vault.glob(pattern)
    return file


@pytest.mark.parametrize("pattern", FILES)
def test_any_flipped_bit_is_found(program, pattern):
    file, dice = the(program, pattern), random.Random(pattern)  # noqa: S311 - no secret
    whole = file.read_bytes()
    for _each in range(FLIPS // len(FILES)):
        data = bytearray(whole)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        file.write_bytes(data)
        assert program.problems()
    file.write_bytes(whole)
    assert program.sound()


@pytest.mark.parametrize("size", [0, 1, PAGE, PAGE * 3 + 5])
def test_a_file_that_was_cut_is_found(program, size):
    file = the(program, "*.case")
    file.write_bytes(file.read_bytes()[:size])
    assert any(file.name in problem for problem in program.problems())


def test_a_file_cut_by_ten_bytes_is_found(program):
    file = the(program, "*.case")
    file.write_bytes(file.read_bytes()[:-10])
    assert program.problems()


def test_a_stretch_of_zero_bytes_is_found(program):
    file = the(program, "*.case")
    data = bytearray(file.read_bytes())
    data[2 * PAGE : 3 * PAGE] = bytes(PAGE)
    file.write_bytes(data)
    assert program.problems()


def test_a_file_of_nothing_but_zero_bytes_is_found(program):
    file = the(program, "*.case")
    file.write_bytes(bytes(len(file.read_bytes())))
    assert program.problems()


def test_swapped_pages_are_found(program):
    file = the(program, "*.case")
    pages = [file.read_bytes()[at:][:PAGE] for at in range(0, file.stat().st_size, PAGE)]
    pages[2], pages[5] = pages[5], pages[2]
    file.write_bytes(b"".join(pages))
    assert program.problems()


def test_one_older_page_put_back_is_found(program, tmp_path):
    file = the(program, "*.case")
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"words " * 5_000)
    before = file.read_bytes()
    assert program.run("exhibit", "add", REF, paper)[0] == 0
    after = bytearray(file.read_bytes())
    changed = [
        at
        for at in range(0, len(before), PAGE)
        if before[at : at + PAGE] != after[at : at + PAGE]
    ]
    found = 0
    for at in changed:
        stale = bytearray(after)
        stale[at : at + PAGE] = before[at : at + PAGE]
        file.write_bytes(stale)
        found += bool(program.problems())
    assert found == len(changed) > 2


def test_an_older_file_put_back_is_found(program, tmp_path):
    file = the(program, "*.case")
    shutil.copy(file, tmp_path / "old")
    assert program.run("case", "move", REF, "triage")[0] == 0
    shutil.copy(tmp_path / "old", file)
    assert "an older file was put back" in " ".join(program.problems()).lower()


def test_an_older_file_put_back_with_its_witness_is_found(program, tmp_path):
    old = shutil.copytree(program.vault, tmp_path / "old")
    assert program.run("case", "move", REF, "triage")[0] == 0
    for file in old.glob("*.case*"):
        shutil.copy(file, program.vault / file.name)
    assert "an older file was put back" in " ".join(program.problems())


def test_the_files_of_two_vaults_do_not_mix(program, tmp_path):
    other = shutil.copytree(program.vault, tmp_path / "other")
    assert program.run("case", "move", REF, "triage")[0] == 0
    longer = shutil.copytree(program.vault, tmp_path / "longer")
    file = the(program, "*.case")
    shutil.copytree(other, program.vault, dirs_exist_ok=True)
    assert program.run("case", "move", REF, "informal", "--reason", "b")[0] == 0
    shutil.copy(longer / file.name, file)
    assert "exchanged" in " ".join(program.problems())
