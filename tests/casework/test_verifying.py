"""Checking the vault finds what was damaged, names it, and changes nothing."""

import shutil

import pytest

from investigator.casework import views
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.exhibit import MakeDocument, VerifyExhibits
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.perform import perform
from investigator.casework.verifying import CaseChecked, VaultChecked
from investigator.domain.errors import Damaged, Refused
from investigator.storage.connection import lifted
from investigator.storage.register import Register
from tests.casework import vaults
from tests.casework.vaults import REF

PAGE = 4096


def verified(folder) -> VaultChecked:
    with vaults.opened(folder) as desk:
        return checked(desk)


def checked(desk) -> VaultChecked:
    made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    return made


def problems(folder) -> str:
    found = verified(folder)
    assert not found.ok
    return " ".join(problem for case in found.cases for problem in case.problems)


def the_case(folder):
    (file,) = folder.glob("*.case")
    return file


def flip(file, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def longer(folder) -> None:
    with vaults.opened(folder) as desk:
        perform(desk, TakeStep(case=REF, what="Rang"))


def execute(folder, statement: str) -> None:
    """As somebody with the keys and another program can do."""
    with vaults.opened(folder) as desk:
        connection = desk.case_file(REF).ledger.connection
        with lifted(connection):
            for name in ("chunk_stays", "payload_stays", "entry_stays"):
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(statement)


def test_a_sound_vault_holds(folder):
    found = verified(folder)
    assert found.ok
    (case,) = found.cases
    assert (case.ref, case.entries > 5, len(case.head), case.exhibits) == (REF, True, 64, 1)


def test_checking_changes_nothing(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    verified(folder)
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in before if before[name] != after[name]} <= {"vault.lock"}


def test_an_open_case_is_checked_as_well(desk):
    views.case(desk, REF)
    assert checked(desk).ok
    assert perform(desk, TakeStep(case=REF, what="Rang")).case is not None


@pytest.mark.parametrize("at", [0, 100, PAGE + 50, 5 * PAGE + 7, -1])
def test_a_flipped_bit_is_found(folder, at):
    flip(the_case(folder), at)
    assert any(
        said in problems(folder) for said in ("damaged", "does not read", "was altered")
    )


@pytest.mark.parametrize("size", [0, 1, PAGE, 3 * PAGE + 9])
def test_a_cut_file_is_found(folder, size):
    file = the_case(folder)
    file.write_bytes(file.read_bytes()[:size])
    assert problems(folder)
    assert verified(folder).cases[0].ref is None


def test_two_swapped_pages_are_found(folder):
    file = the_case(folder)
    data = bytearray(file.read_bytes())
    two, three = slice(2 * PAGE, 3 * PAGE), slice(3 * PAGE, 4 * PAGE)
    data[two], data[three] = data[three], data[two]
    file.write_bytes(data)
    assert problems(folder)


def test_an_older_file_put_back_is_found(folder, tmp_path):
    shutil.copy(the_case(folder), tmp_path / "old")
    longer(folder)
    shutil.copy(tmp_path / "old", the_case(folder))
    assert "an older file was put back" in problems(folder).lower()


def test_an_older_file_put_back_with_its_witness_is_found_by_the_list(folder, tmp_path):
    old = vaults.copied(folder, tmp_path / "old")
    longer(folder)
    for file in old.glob("*.case*"):
        shutil.copy(file, folder / file.name)
    assert "The list of cases knows entry" in problems(folder)


def test_a_rolled_back_case_does_not_open_and_does_not_hold_the_vault(folder, tmp_path):
    old = vaults.copied(folder, tmp_path / "old")
    longer(folder)
    for file in old.glob("*.case*"):
        shutil.copy(file, folder / file.name)
    with vaults.opened(folder) as desk:
        for _again in range(2):
            with pytest.raises(Damaged, match="an older file was put back"):
                views.case(desk, REF)
        assert views.case_count(desk) == 1


def test_a_missing_file_is_found(folder):
    the_case(folder).unlink()
    assert "is missing" in problems(folder)


@pytest.mark.parametrize("ending", [".keys", ".head"])
def test_a_missing_companion_is_found(folder, ending):
    file = the_case(folder)
    file.with_name(file.name + ending).unlink()
    assert "is missing" in problems(folder)


def test_the_key_file_of_another_case_is_found(folder):
    other = vaults.real()
    (theirs,) = other.glob("*.case.keys")
    shutil.copy(theirs, the_case(folder).with_name(the_case(folder).name + ".keys"))
    assert "belongs to another file" in problems(folder)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE chunk SET body = x'00'", "Piece 1 of the bytes"),
        ("UPDATE payload SET body = x'7b7d' WHERE seq = 3", "What entry 3 says"),
        ("UPDATE entry SET wall = wall + 1 WHERE seq = 2", "Entry 2"),
    ],
)
def test_what_was_altered_with_the_keys_is_found(folder, statement, said):
    execute(folder, statement)
    assert said in problems(folder)


def test_a_stray_case_file_is_found(folder):
    (folder / "stray.case").write_bytes(b"something else")
    assert "stray.case" in problems(folder)


def test_damage_in_the_trusts_own_record_is_found(desk):
    connection = desk.vault.trust_ledger().connection
    with lifted(connection):
        connection.execute("DROP TRIGGER payload_stays")
        connection.execute("UPDATE payload SET body = x'7b7d' WHERE seq = 2")
    found = checked(desk)
    assert [case.ref for case in found.cases] == [REF, None]
    assert found.cases[1].problems == (
        "The trust's own record: What entry 2 says is not what was written.",
    )


def test_a_list_of_cases_that_tells_otherwise_is_found(desk):
    line = desk.vault.register.of_file(desk.case_file(REF).name)
    connection = desk.vault.register._connection  # noqa: SLF001 - as another program could
    connection.execute("UPDATE case_line SET title = 'Something else'")
    assert checked(desk).cases[0].problems == (
        "The list of cases tells this case otherwise than its record.",
    )
    connection.execute("UPDATE case_line SET head = ?", ("00" * 32,))
    assert "a file was exchanged" in checked(desk).cases[0].problems[0]
    connection.execute("DELETE FROM case_line")
    assert "does not know this case" in checked(desk).cases[0].problems[0]
    assert line is not None


def test_damage_in_the_list_of_cases_is_found(folder):
    register = folder / "register.db"
    flip(register, len(register.read_bytes()) - 100)
    with vaults.opened(folder) as desk:
        found = checked(desk)
    assert not found.ok
    assert found.cases[-1].problems[0].startswith("The list of cases: The file is damaged")


def test_an_altered_exhibit_is_named(folder):
    execute(folder, "UPDATE chunk SET body = x'00'")
    with vaults.opened(folder) as desk:
        made = perform(desk, VerifyExhibits(case=REF)).made
    assert isinstance(made, tuple)
    assert [(each.number, each.problem.split(" of")[0]) for each in made] == [
        ("E01", "Piece 1")
    ]


def test_no_document_is_made_from_an_altered_exhibit(folder, tmp_path):
    execute(folder, "UPDATE chunk SET body = x'00'")
    out = tmp_path / "report.pdf"
    wanted = MakeDocument(case=REF, kind="investigation-report", out=out)
    with (
        vaults.opened(folder) as desk,
        pytest.raises(Refused, match="E01 is not as it was sealed"),
    ):
        perform(desk, wanted)
    assert not out.exists()


def test_a_vault_is_sound_when_none_of_its_cases_has_a_problem():
    good = CaseChecked(ref="A", entries=1, head="", exhibits=0, problems=())
    bad = CaseChecked(ref=None, entries=0, head="", exhibits=0, problems=("It is gone.",))
    assert VaultChecked(cases=()).ok
    assert VaultChecked(cases=(good,)).ok
    assert not VaultChecked(cases=(good, bad)).ok


def test_a_list_of_cases_that_cannot_be_checked_is_found(desk, monkeypatch):
    def broken(_register):
        raise Damaged("It does not read.")

    monkeypatch.setattr(Register, "page_problems", broken)
    assert checked(desk).cases[-1].problems == ("The list of cases: It does not read.",)
