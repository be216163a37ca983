"""Kept bytes are hashed again with steps between, and one that is bad hides no other."""

from collections.abc import Generator

import pytest

from investigator.casework import rehashing
from investigator.casework.commands.exhibit import AdmitExhibit, VerifyExhibits
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk, Progress
from investigator.casework.perform import perform, steps
from investigator.casework.rehashing import ExhibitChecked
from tests.casework import vaults
from tests.casework.vaults import REF

MIB = 1 << 20
PAGE = 4096


@pytest.fixture
def folder(folder, tmp_path):
    """A vault whose case has three exhibits, the second of 3 MiB."""
    large, small = tmp_path / "large.bin", tmp_path / "small.bin"
    large.write_bytes(bytes(range(256)) * (3 * MIB // 256))
    small.write_bytes(b"small")
    with vaults.opened(folder) as desk:
        for file in (large, small):
            perform(desk, AdmitExhibit(case=REF, file=file, title=file.name))
    return folder


@pytest.fixture
def desk(folder):
    with vaults.opened(folder) as one:
        yield one


def checked(desk: Desk) -> list[ExhibitChecked]:
    made = perform(desk, VerifyExhibits(case=REF)).made
    assert isinstance(made, tuple)
    return list(made)


def test_every_exhibit_is_read_again(desk):
    assert [(each.number, each.problem) for each in checked(desk)] == [
        ("E01", ""),
        ("E02", ""),
        ("E03", ""),
    ]


def test_an_altered_exhibit_is_named_and_the_others_hold(folder):
    (file,) = folder.glob("*.case")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1  # the large one fills most of the file
    file.write_bytes(data)
    with vaults.opened(folder) as desk:
        found = {each.number: bool(each.problem) for each in checked(desk)}
        assert found == {"E01": False, "E02": True, "E03": False}


def test_progress_is_told_inside_an_exhibit(desk, monkeypatch):
    monkeypatch.setattr(rehashing, "_STEP", MIB)
    seen = [
        step
        for step in steps(desk, VerifyExhibits(case=REF))
        if isinstance(step, Progress) and step.what == "Checking E02"
    ]
    whole = seen[-1].whole
    assert [step.done // MIB for step in seen] == [0, 1, 2, 3, 3]
    assert {step.whole for step in seen} == {whole}


def test_it_can_be_stopped_between_two_steps(desk, monkeypatch):
    monkeypatch.setattr(rehashing, "_STEP", MIB)
    work = steps(desk, VerifyExhibits(case=REF))
    assert isinstance(work, Generator)
    for _each in range(4):
        next(work)
    work.close()
    assert len(checked(desk)) == 3


def test_checking_the_vault_tells_progress_inside_a_case(desk, monkeypatch):
    monkeypatch.setattr(rehashing, "_STEP", MIB)
    told = [
        step.what
        for step in steps(desk, VerifyVault())
        if isinstance(step, Progress) and "of 1:" in step.what
    ]
    assert set(told) == {
        "Checking case 1 of 1: its entries",
        "Checking case 1 of 1: its files",
    }
    assert len(told) > 5
