"""vault new, status, verify; demo; doctor: what a person sees of them."""

import re

import click
import pytest

from investigator.casework import practising
from investigator.casework.commands.case import TakeStep
from investigator.cli.common import VAULT, perform
from investigator.documents import doctor as documents
from investigator.storage import keyring_slot
from tests.casework import vaults
from tests.casework.vaults import REAL_PASSPHRASE, REF
from tests.cli.contract import CHECK, fits
from tests.cli.running import call

KEY = re.compile(r"([A-Z2-7]{4} ){12}[A-Z2-7]{4}")


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: None)


@pytest.fixture
def quickly(monkeypatch, tmp_path):
    """A demo with one case that needs no drawing."""
    file = tmp_path / "cases.yaml"
    file.write_text("cases: [{ref: C-1, title: A, school: B}]")
    monkeypatch.setattr(practising, "practice_file", lambda: file)


def new(folder, passphrase, *words: object):
    given = ("--vault", folder, "--passphrase-file", passphrase)
    return call("vault", "new", "--name", "Ann", *given, *words)


def test_a_new_vault_tells_its_recovery_key_once(tmp_path, passphrase):
    ran = new(tmp_path / "vault", passphrase)
    assert ran.code == 0
    assert len(KEY.findall(ran.out)) == 1
    assert REAL_PASSPHRASE not in ran.all


def test_a_new_vault_as_json(tmp_path, passphrase):
    ran = new(tmp_path / "vault", passphrase, "--json")
    assert set(ran.json) == {"vault", "practice", "recovery_key", "keyring"}
    assert KEY.fullmatch(ran.json["recovery_key"])
    assert (ran.json["practice"], ran.json["keyring"]) == (False, False)


def test_the_recovery_key_goes_to_a_file_and_nowhere_else(tmp_path, passphrase):
    out = tmp_path / "key.txt"
    ran = new(tmp_path / "vault", passphrase, "--recovery-out", out)
    assert (ran.code, KEY.findall(ran.out)) == (0, [])
    assert KEY.search(out.read_text())


@pytest.mark.parametrize("place", ["taken.txt", "none/key.txt", "."])
def test_a_place_that_cannot_take_the_key_stops_it_before_a_vault(
    tmp_path, passphrase, place
):
    (tmp_path / "taken.txt").write_text("mine")
    ran = new(tmp_path / "vault", passphrase, "--recovery-out", tmp_path / place)
    assert ran.code == 1
    assert not (tmp_path / "vault").exists()
    assert (tmp_path / "taken.txt").read_text() == "mine"


def test_a_vault_is_not_made_twice(tmp_path, passphrase):
    assert new(tmp_path / "vault", passphrase).code == 0
    ran = new(tmp_path / "vault", passphrase)
    assert (ran.code, "already a vault" in ran.err) == (1, True)


def test_a_weak_passphrase_is_refused_and_not_said(tmp_path):
    weak = tmp_path / "weak"
    weak.write_text("hunter2hunter2")
    ran = new(tmp_path / "vault", weak)
    assert (ran.code, "not strong enough" in ran.err) == (1, True)
    assert "hunter2" not in ran.all


def test_a_vault_without_a_name_can_be_made_after_all(tmp_path, passphrase):
    folder = tmp_path / "vault"
    given = ("--vault", folder, "--passphrase-file", passphrase, "--name")
    assert call("vault", "new", *given, "  ").code == 1
    assert call("vault", "new", *given, "Ann").code == 0


def test_a_person_is_asked_for_what_was_not_given(tmp_path, monkeypatch):
    asked = []

    def prompt(text, **_more):
        asked.append(text)
        return REAL_PASSPHRASE if text == "Passphrase" else "Ann"

    monkeypatch.setattr(click, "prompt", prompt)
    assert call("vault", "new", "--vault", tmp_path / "vault").code == 0
    assert asked == ["Passphrase", "Your name"]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_keyring_is_used_where_it_is_safe_and_wished(
    tmp_path, passphrase, monkeypatch, wanted
):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: b"k" * 32)
    words = () if wanted else ("--no-keyring",)
    ran = new(tmp_path / "vault", passphrase, "--json", *words)
    assert ran.json["keyring"] is wanted


def test_that_the_keyring_opens_it_is_said(tmp_path, passphrase, monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: b"k" * 32)
    assert "keyring opens the vault as well" in new(tmp_path / "vault", passphrase).out


def test_a_practice_vault_needs_nothing(tmp_path):
    ran = call("vault", "new", "--practice", "--vault", tmp_path / "vault")
    assert (ran.code, KEY.findall(ran.out)) == (0, [])
    assert "PRACTICE" in call("vault", "status", "--vault", tmp_path / "vault").out


def test_who_unlocked_is_told(real, passphrase):
    given = ("--vault", real, "--passphrase-file", passphrase)
    ran = call("vault", "status", *given)
    assert "Unlocked by Philippa Ostrander." in ran.out
    assert "PRACTICE" not in ran.out


def test_a_sound_vault_is_said_to_hold(vault):
    ran = call("vault", "verify", "--vault", vault)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Everything holds.")


def test_what_does_not_hold_is_said_by_name(vault):
    (file,) = vault.glob("*.case")
    file.write_bytes(b"damaged")
    ran = call("vault", "verify", "--vault", vault)
    assert ran.code == 4
    assert "What cannot be read: " in ran.out
    assert ran.out.splitlines()[-1] == "Not everything holds. Restore a backup."


@pytest.mark.usefixtures("quickly")
def test_the_demo_is_built_once_and_reopened(tmp_path):
    folder = tmp_path / "demo"
    for _again in range(2):
        ran = call("demo", "--no-open", "--json", practice=folder)
        assert (ran.code, ran.json) == (0, {"vault": str(folder), "practice": True})
    assert [case["ref"] for case in call("case", "list", "--json", usual=folder).json] == [
        "C-1"
    ]


@pytest.mark.usefixtures("quickly")
def test_the_demo_can_be_built_anew(tmp_path):
    folder = tmp_path / "demo"
    for _again in range(2):
        assert call("demo", "--no-open", "--fresh", "--vault", folder).code == 0
    assert len(list(folder.glob("*.case"))) == 1


@pytest.mark.usefixtures("quickly")
def test_the_demo_opens_the_application(tmp_path):
    ran = call("demo", "--vault", tmp_path / "demo", application=0)
    assert ran.out == f"opened {tmp_path / 'demo'}\n"


def test_the_demo_leaves_a_real_vault_alone(real):
    ran = call("demo", "--fresh", "--no-open", "--vault", real)
    assert (ran.code, "not for practice" in ran.err) == (1, True)
    with vaults.opened(real, REAL_PASSPHRASE) as desk:
        assert desk.case_file(REF).case.ref == REF


def test_the_demo_leaves_the_vault_of_the_environment_alone(real, monkeypatch):
    monkeypatch.setenv(VAULT, str(real))
    ran = call("demo", "--fresh", "--no-open")
    assert (ran.code, "Name the folder for the demo" in ran.err) == (1, True)


def test_a_computer_that_can_do_the_work_is_exit_0(tmp_path):
    ran = call("doctor", "--vault", tmp_path / "vault", "--json")
    assert (ran.code, ran.json["ok"]) == (0, True)
    assert fits(ran.json["checks"], [CHECK])


def test_a_computer_that_lacks_something_is_told_and_is_exit_1(tmp_path, monkeypatch):
    lacking = ("Pango is not on this computer. To add it: x",)
    monkeypatch.setattr(documents, "missing", lambda: lacking)
    ran = call("doctor", "--vault", tmp_path / "vault")
    assert ran.code == 1
    assert "Missing: pango." in ran.out
    assert "To mend it: " in ran.out
    assert ran.out.splitlines()[-1] == "The work cannot be done yet."


def test_what_a_command_notes_goes_to_standard_error(vault, capsys):
    with vaults.opened(vault) as desk:
        file = desk.case_file(REF)
        head = vault / f"{file.name}.head"
        head.unlink()
        head.mkdir()
        perform(desk, TakeStep(case=REF, what="Rang"))
    assert "its witness could not be written" in capsys.readouterr().err
