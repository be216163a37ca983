"""A second file of one case is never opened to be written in; it is compared and told."""

import shutil
from pathlib import Path

import pytest

from investigator.casework import views
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.perform import perform
from investigator.casework.second_files import second_files
from investigator.casework.verifying import VaultChecked
from investigator.storage.second_files import Kin
from tests.casework import vaults
from tests.casework.vaults import REF

NAMES = (
    "{} (1).case",
    "{}-LAPTOP-4711.case",
    "{}.sync-conflict-20261123-170000-ABCDEFG.case",
    "{} (Ann's conflicted copy 2026-11-23).case",
    "Copy of {}.case",
    "something else.bin",
    "abcdefghijklmnopqrstuvwxy2.case",
)


def the_case(folder: Path) -> Path:
    (file,) = (each for each in folder.glob("*.case") if len(each.stem) == 26)
    return file


def step(folder: Path, what: str) -> None:
    with vaults.opened(folder) as desk:
        perform(desk, TakeStep(case=REF, what=what))


def beside(folder: Path, source: Path, name: str = NAMES[0]) -> Path:
    """A copy of a case file under a name such as a synced folder gives."""
    file = the_case(folder)
    return Path(shutil.copy(source, folder / name.format(file.stem)))


def told(folder: Path) -> tuple[tuple[Kin, ...], str, str]:
    """How second files stand, what unlocking says and what a check says of them."""
    with vaults.opened(folder) as desk:
        notices = " ".join(desk.tell_notices())
        kins = tuple(each.kin for each in second_files(desk))
        assert views.case_count(desk) == 1
        made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    assert made.ok is not bool(kins)
    problems = " ".join(each for case in made.cases for each in case.problems)
    return kins, notices, problems


def test_a_vault_without_one_has_nothing_to_tell(folder):
    assert told(folder)[0] == ()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_known_by_its_key_whatever_it_is_called(folder, name):
    copy = beside(folder, the_case(folder), name)
    before = copy.read_bytes()
    kins, notices, problems = told(folder)
    assert kins == (Kin.SAME,)
    for each in (notices, problems):
        assert f"{copy.name} is a second copy of {REF}" in each
        assert "Nothing is missing" in each
    assert copy.read_bytes() == before


def test_one_with_its_key_file_and_witness_is_known_too(folder):
    file = the_case(folder)
    for ending in ("", ".keys", ".head"):
        shutil.copy(f"{file}{ending}", f"{file.with_stem(f'{file.stem}-LAPTOP')}{ending}")
    assert Kin.SAME in told(folder)[0]


def test_an_older_one_is_told_with_where_each_ends(folder):
    beside(folder, the_case(folder))
    step(folder, "Rang")
    kins, _notices, problems = told(folder)
    assert kins == (Kin.OLDER,)
    assert f"is an older copy of {REF}" in problems


def test_one_that_went_on_is_told(folder, tmp_path):
    other = vaults.copied(folder, tmp_path / "other")
    step(other, "Wrote in the copy")
    beside(folder, the_case(other))
    kins, _notices, problems = told(folder)
    assert kins == (Kin.LONGER,)
    assert "somebody went on working in the copy" in problems


def test_one_that_went_another_way_is_told_with_the_last_shared_entry(folder, tmp_path):
    with vaults.opened(folder) as desk:
        shared = desk.case_file(REF).standing.head.seq
    other = vaults.copied(folder, tmp_path / "other")
    step(other, "One way")
    step(folder, "Another way")
    step(folder, "And on")
    beside(folder, the_case(other))
    kins, _notices, problems = told(folder)
    assert kins == (Kin.BRANCHED,)
    assert f"were both written in after entry {shared}" in problems
    assert (
        f"the copy ends at entry {shared + 1}, the case at entry {shared + 2}" in problems
    )


def test_one_that_does_not_read_is_told(folder):
    copy = beside(folder, the_case(folder))
    data = bytearray(copy.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    copy.write_bytes(data)
    kins, _notices, problems = told(folder)
    assert kins == (Kin.UNREADABLE,)
    assert "does not read as it was written" in problems


def test_one_that_is_left_alone_can_take_the_place_of_the_other(folder):
    file = the_case(folder)
    copy = file.rename(file.with_stem(f"{file.stem} (1)"))
    kins, notices, _problems = told(folder)
    assert kins == (Kin.ALONE,)
    assert "give the copy that name" in notices
    copy.rename(file)
    assert told(folder)[0] == ()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{}.case.keys", "{}.case (1).keys"),
        ("{}.case.head", "{}.case-LAPTOP.head"),
        ("vault.keys", "vault (1).keys"),
        ("register.db", "register-LAPTOP.db"),
    ],
)
def test_copies_of_the_small_files_are_told(folder, source, name):
    stem = the_case(folder).stem
    shutil.copy(folder / source.format(stem), folder / name.format(stem))
    kins, notices, _problems = told(folder)
    assert kins == (Kin.BESIDE,)
    assert name.format(stem) in notices


def test_a_copy_of_the_trusts_own_record_is_compared_too(folder):
    shutil.copy(folder / "trust.ledger", folder / "trust (1).ledger")
    kins, notices, problems = told(folder)
    assert kins == (Kin.SAME,)
    assert "trust (1).ledger" in notices
    assert "trust (1).ledger" in problems


def test_other_files_in_the_folder_are_nobodys_business(folder):
    (folder / "notes.txt").write_text("mine")
    (folder / "picture.png").write_bytes(bytes(9000))
    assert told(folder)[0] == ()


def test_a_case_file_of_nobody_is_told_as_one_that_does_not_hold(folder):
    (folder / "stray (1).case").write_bytes(b"x" * 9000)
    with vaults.opened(folder) as desk:
        made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    assert any("stray (1).case" in each for case in made.cases for each in case.problems)


def test_an_open_case_is_compared_with_what_lies_beside_it(folder):
    beside(folder, the_case(folder))
    with vaults.opened(folder) as desk:
        perform(desk, TakeStep(case=REF, what="Rang"))
        assert [each.kin for each in second_files(desk)] == [Kin.OLDER]
        assert perform(desk, TakeStep(case=REF, what="Rang again")).case is not None
