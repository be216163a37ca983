"""vault backup, backups, restore and loss-sheet as somebody types them."""

import json
from pathlib import Path

import pytest

from investigator.casework.practice import clear
from investigator.cli.common import Exit
from tests.casework import vaults
from tests.cli.running import call


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def backed(vault, stick):
    """A place with one backup of the practice vault."""
    ran = call("vault", "backup", stick, "--vault", vault, "--json")
    assert ran.code == Exit.DONE
    return ran.json


def the_case(place: Path) -> Path:
    """The largest copy: the case's."""
    return max(place.glob("*.copy"), key=lambda path: path.stat().st_size)


def test_a_backup_answers_with_what_it_copied(backed, stick):
    assert backed["place"] == str(stick)
    assert (backed["cases"], backed["copied"], backed["reused"]) == (1, 2, 0)
    assert (backed["head_count"], backed["problems"]) == (2, [])
    assert backed["size"] == sum(path.stat().st_size for path in stick.glob("*.copy"))
    assert backed["at"].endswith("Z")


def test_a_backup_is_said_in_lines(vault):
    ran = call("vault", "backup", "--vault", vault)
    assert ran.out.startswith("Backed up 1 case on Mon 23 Nov 2026")
    assert str(vault / "backups") in ran.out


def test_a_second_place_is_kept_and_given_up(vault, stick):
    ran = call("vault", "backup", "--second-place", stick, "--vault", vault, "--json")
    assert [one["second"] for one in ran.json["places"]] == [False, True]
    assert ran.json["place"] == str(vault / "backups")
    ran = call("vault", "backup", "--vault", vault, "--json")
    assert len(ran.json["places"]) == 2
    ran = call("vault", "backup", "--no-second-place", "--vault", vault, "--json")
    assert len(ran.json["places"]) == 1
    both = ("--second-place", stick, "--no-second-place")
    assert call("vault", "backup", *both, "--vault", vault).code == Exit.USAGE


def test_backups_are_listed_and_checked(vault, stick, backed):
    ran = call("vault", "backups", stick, "--check", "--vault", vault, "--json")
    assert [one["name"] for one in ran.json] == [backed["backup"]]
    assert ran.json[0]["whole"] is True
    assert "Whole." in call("vault", "backups", stick, "--check", "--vault", vault).out
    the_case(stick).write_bytes(b"x")
    ran = call("vault", "backups", stick, "--check", "--vault", vault)
    assert (ran.code, "Not whole." in ran.out) == (Exit.DAMAGED, True)
    assert "no backup here" in call("vault", "backups", "--vault", vault).out


def test_a_case_that_does_not_hold_ends_with_the_code_for_damage(vault, stick):
    call("vault", "backup", stick, "--vault", vault)
    (file,) = vault.glob("*.case")
    (vault / f"{file.name}.keys").write_bytes(b"{}")
    ran = call("vault", "backup", stick, "--vault", vault, "--json")
    assert ran.code == Exit.DAMAGED
    assert ran.json["problems"][0].startswith(f"{vaults.REF} does not hold")


def test_a_restored_vault_answers_and_verifies(stick, backed, tmp_path):
    ran = call("vault", "restore", stick, "--to", tmp_path / "new", "--json")
    assert ran.code == Exit.DONE
    assert ran.json["restored_to"] == backed["at"]
    assert (ran.json["cases"], ran.json["verified"], ran.json["problems"]) == (1, 1, [])
    checked = call("vault", "verify", "--vault", tmp_path / "new", "--json")
    assert checked.json["ok"] is True
    assert [case["ref"] for case in checked.json["cases"]] == [vaults.REF]


@pytest.mark.usefixtures("backed")
def test_restoring_is_said_in_two_lines(stick, tmp_path):
    ran = call("vault", "restore", stick, "--to", tmp_path / "new")
    assert ran.out.startswith("Restored to Mon 23 Nov 2026")
    assert "1 of 1 cases verify." in ran.out


@pytest.mark.usefixtures("backed")
def test_a_folder_that_is_used_is_refused(vault, stick):
    ran = call("vault", "restore", stick, "--to", vault)
    assert (ran.code, "a vault in" in ran.err) == (Exit.REFUSED, True)


def test_a_damaged_backup_says_which_older_one_is_whole(vault, stick, backed, tmp_path):
    call("case", "move", vaults.REF, "triage", "--vault", vault)
    call("vault", "backup", stick, "--vault", vault)
    newest = max(stick.glob("*.backup"))
    named = {one["file"] for one in json.loads(newest.read_text())["copies"]}
    older = {path.name for path in stick.glob("*.copy")} - named
    assert older
    bad = max((stick / name for name in named), key=lambda path: path.stat().st_size)
    bad.write_bytes(bad.read_bytes()[:-1])
    ran = call("vault", "restore", stick, "--to", tmp_path / "new", "--json")
    assert ran.code == Exit.DAMAGED
    assert ran.json["older"] == backed["backup"]
    assert (ran.json["restored_to"], ran.json["problems"] == []) == (None, False)
    said = call("vault", "restore", stick, "--to", tmp_path / "new")
    assert "is whole" in said.out
    assert said.out.endswith("Nothing was restored.\n")
    took = call("vault", "restore", stick, "--older", "--to", tmp_path / "new", "--json")
    assert (took.code, took.json["backup"]) == (Exit.DONE, backed["backup"])
    assert bad.name in took.err


def test_a_real_vault_is_restored_with_its_recovery_key_alone(tmp_path, passphrase, stick):
    folder, key = tmp_path / "v", tmp_path / "key.txt"
    given = ("--vault", folder, "--passphrase-file", passphrase)
    words = ("--name", "Ann", "--no-keyring", "--recovery-out", key)
    assert call("vault", "new", *words, *given).code == Exit.DONE
    assert call("vault", "backup", stick, *given).code == Exit.DONE
    wrong = tmp_path / "wrong"
    wrong.write_text("nothing at all\n")
    to = ("--to", tmp_path / "new")
    refused = call("vault", "restore", stick, *to, "--passphrase-file", wrong)
    assert refused.code == Exit.LOCKED
    assert call("vault", "restore", stick, *to).code == Exit.REFUSED
    assert call("vault", "restore", stick, *to, "--recovery-file", wrong).code != Exit.DONE
    ran = call("vault", "restore", stick, *to, "--recovery-file", key, "--json")
    assert (ran.code, ran.json["problems"]) == (Exit.DONE, [])
    told = call("vault", "status", "--vault", tmp_path / "new", *given[2:])
    assert "was restored" in told.err


def test_a_lost_laptop_is_worked_on_from_its_backup_in_one_call(
    real, passphrase, stick, tmp_path
):
    given = ("--vault", real, "--passphrase-file", passphrase)
    key, new, lost = tmp_path / "key", tmp_path / "new-passphrase", tmp_path / "new"
    renewed = call("vault", "recovery-key", "--out", key, *given)
    assert renewed.code == Exit.DONE, renewed.err
    assert call("vault", "backup", stick, *given).code == Exit.DONE
    restore = ("vault", "restore", stick, "--to", lost, "--name", "Ivo", "--role", "HR")
    new.write_text("short\n", encoding="utf-8")
    words = ("--recovery-file", key, "--new-passphrase-file", new)
    assert call(*restore, *words).code == Exit.REFUSED
    assert not lost.exists()
    new.write_text("a lighthouse walks over nine bridges\n", encoding="utf-8")
    assert call(*restore, "--new-passphrase-file", new).code == Exit.USAGE
    ran = call(*restore, *words, "--json")
    assert (ran.code, ran.json["opened"], ran.json["problems"]) == (Exit.DONE, True, [])
    mine = ("--vault", lost, "--passphrase-file", new)
    assert call("vault", "status", *mine, "--json").json["officer"] == "Ivo"
    assert call("vault", "verify", *mine, "--json").json["ok"] is True


def test_a_call_on_a_real_vault_backs_up_what_lies_an_hour_back(real, passphrase):
    given = ("--vault", real, "--passphrase-file", passphrase)
    assert call("vault", "status", *given).code == Exit.DONE
    assert len(list((real / "backups").glob("*.backup"))) == 1
    assert call("vault", "status", *given).code == Exit.DONE
    assert len(list((real / "backups").glob("*.backup"))) == 1


def test_a_fresh_demo_leaves_no_backups_of_the_old_one(vault, backed):
    del backed
    call("vault", "backup", "--vault", vault)
    clear(vault)
    assert [path.name for path in vault.iterdir()] == ["vault.lock"]
