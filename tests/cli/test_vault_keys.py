"""vault passphrase, keyring, recovery-key, recovery-keeper, recover: what a person sees."""

import json
import re

import click
import pytest

from investigator.casework import recovery
from investigator.domain.errors import Refused
from investigator.storage import keyring_slot
from tests.casework.vaults import REAL_PASSPHRASE, REF
from tests.cli.running import call

KEY = re.compile(r"(?:[A-Z2-7]{4} ){12}[A-Z2-7]{4}")
NEW = "umbrella kettle violet tractor moss"


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: None)
    monkeypatch.setattr(keyring_slot, "forget", lambda _holder: None)


@pytest.fixture
def given(real, passphrase):
    """The options that open the real vault."""
    return ("--vault", real, "--passphrase-file", passphrase)


@pytest.fixture
def new(tmp_path):
    """A file with another passphrase."""
    file = tmp_path / "new"
    file.write_text(f"{NEW}\n", encoding="utf-8")
    return file


@pytest.fixture
def paper(given, tmp_path):
    """The sheet of a new recovery key, as it was saved."""
    sheet = tmp_path / "sheet.txt"
    assert call("vault", "recovery-key", "--out", sheet, *given).code == 0
    return sheet


@pytest.fixture
def files(passphrase, new, tmp_path):
    """Files by name: right, new, wrong, weak, and one that is not there."""
    found = {name: tmp_path / name for name in ("wrong", "weak", "none")}
    found["wrong"].write_text("wrong")
    found["weak"].write_text("weak")
    return {"right": passphrase, "new": new, **found}


def opens(vault, words: str, tmp_path) -> int:
    file = tmp_path / "typed"
    file.write_text(words)
    return call("case", "list", "--vault", vault, "--passphrase-file", file).code


@pytest.mark.parametrize("rekey", [(), ("--rekey",)])
def test_another_passphrase_opens_and_the_old_one_does_not(
    real, given, new, tmp_path, rekey
):
    words = ("vault", "passphrase", "--new-passphrase-file", new, *rekey, *given)
    ran = call(*words)
    assert ran.code == 0
    assert "opens the vault with the new passphrase" in ran.out
    assert ("have new keys" in ran.out) is bool(rekey)
    assert "still open" in ran.err
    assert NEW not in ran.all
    assert (opens(real, NEW, tmp_path), opens(real, REAL_PASSPHRASE, tmp_path)) == (0, 3)


def test_a_new_passphrase_is_typed_twice(real, passphrase, monkeypatch, tmp_path):
    asked = []

    def typed(text, **more):
        asked.append((text, more.get("confirmation_prompt", False), more["hide_input"]))
        return NEW

    monkeypatch.setattr(click, "prompt", typed)
    words = ("vault", "passphrase", "--json", "--vault", real)
    ran = call(*words, "--passphrase-file", passphrase)
    assert (ran.code, ran.json["rekeyed"]) == (0, False)
    assert asked == [("New passphrase", True, True)]
    assert opens(real, NEW, tmp_path) == 0


def test_the_current_passphrase_is_typed_where_no_file_is_named(real, new, monkeypatch):
    monkeypatch.setattr(click, "prompt", lambda *_words, **_more: REAL_PASSPHRASE)
    ran = call("vault", "passphrase", "--new-passphrase-file", new, "--vault", real)
    assert ran.code == 0


def test_a_practice_vault_is_changed_without_asking(vault, new):
    ran = call("vault", "passphrase", "--new-passphrase-file", new, "--vault", vault)
    assert ran.code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--passphrase-file", "{wrong}", "--new-passphrase-file", "{new}"), 3, "not open"),
        (("--passphrase-file", "{right}", "--new-passphrase-file", "{weak}"), 1, "strong"),
        (("--passphrase-file", "{right}", "--new-passphrase-file", "{none}"), 1, "read"),
        (("--passphrase-file", "-", "--new-passphrase-file", "-"), 2, "Only one"),
    ],
)
def test_what_cannot_be_is_refused(real, files, words, code, says):
    given = [word.format(**files) for word in words]
    ran = call("vault", "passphrase", "--vault", real, *given)
    assert (ran.code, says in ran.err) == (code, True)


class TestTheKeyring:
    """Of this system."""

    def test_it_is_turned_on_and_off(self, given, monkeypatch):
        monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: b"k" * 32)
        monkeypatch.setattr(keyring_slot, "kept", lambda _holder: b"k" * 32)
        on = call("vault", "keyring", "on", *given)
        assert (on.code, "Your passphrase still does" in on.out) == (0, True)
        assert call("case", "list", *given[:2]).code == 0
        off = call("vault", "keyring", "off", "--json", *given)
        assert (off.code, off.json) == (0, {"keyring": False})
        assert call("case", "list", *given[:2]).code == 3

    def test_none_that_is_safe_is_a_refusal(self, given):
        ran = call("vault", "keyring", "on", *given)
        assert (ran.code, "no keyring that is safe" in ran.err) == (1, True)

    def test_another_word_is_wrong_usage(self, given):
        assert call("vault", "keyring", "perhaps", *given).code == 2


class TestTheRecoveryKey:
    """Made anew, tried, kept, used."""

    def test_a_new_one_is_shown_once(self, given):
        ran = call("vault", "recovery-key", *given)
        assert (ran.code, len(KEY.findall(ran.out))) == (0, 1)
        assert "recovery-keeper NAME" in ran.out

    def test_as_json(self, given):
        ran = call("vault", "recovery-key", "--json", *given)
        assert KEY.fullmatch(ran.json["recovery_key"])
        assert ran.json["out"] is None

    def test_in_a_file_it_is_shown_nowhere_else(self, given, tmp_path):
        sheet = tmp_path / "sheet"
        ran = call("vault", "recovery-key", "--out", sheet, "--json", *given)
        assert ran.json == {"recovery_key": None, "out": str(sheet)}
        assert KEY.search(sheet.read_text())
        again = call("vault", "recovery-key", "--out", sheet, *given)
        assert (again.code, "already there" in again.err) == (1, True)

    def test_a_sheet_that_cannot_be_written_after_all_does_not_lose_it(
        self, given, tmp_path, monkeypatch
    ):
        def full(*_words):
            raise Refused("There is no room left.", remedy="Make room.")

        monkeypatch.setattr(recovery, "keep_in_file", full)
        ran = call("vault", "recovery-key", "--out", tmp_path / "sheet", *given)
        assert (ran.code, len(KEY.findall(ran.out))) == (0, 1)
        assert "no room left" in ran.err

    def test_the_paper_is_tried_and_nobody_is_added(self, given, paper):
        words = ("vault", "recovery-key", "--test", "--recovery-file", paper)
        ran = call(*words, *given)
        assert (ran.code, "opens this vault" in ran.out) == (0, True)
        keeper = ("vault", "recovery-keeper", "Hetty Head", "--place", "The safe")
        kept = call(*keeper, *given)
        assert "Hetty Head keeps the recovery key: The safe." in kept.out
        assert "Try it by 23 May 2027." in kept.out
        again = call(*words, "--json", *given)
        assert again.json == {"opens": True, "next_test": "2027-05-23"}
        assert "Try it again by 23 May 2027." in call(*words, *given).out
        status = call("vault", "status", *given)
        assert "The recovery key is to be tried by 23 May 2027." in status.out
        assert len(call("officer", "list", "--json", *given).json) == 1

    def test_another_paper_is_refused(self, given, paper, tmp_path):
        call("vault", "recovery-key", "--out", tmp_path / "newer", *given)
        ran = call("vault", "recovery-key", "--test", "--recovery-file", paper, *given)
        assert (ran.code, "does not open this vault" in ran.err) == (1, True)

    def test_a_mistyped_group_is_named(self, given, paper, monkeypatch):
        groups = KEY.findall(paper.read_text())[0].split(" ")
        groups[6] = groups[6][:3] + ("A" if groups[6][3] != "A" else "B")
        monkeypatch.setattr(click, "prompt", lambda *_words, **_more: " ".join(groups))
        ran = call("vault", "recovery-key", "--test", *given)
        assert (ran.code, "Group 7 of the recovery key" in ran.err) == (1, True)
        assert groups[0] not in ran.all

    def test_who_opens_the_vault_every_day_does_not_keep_it(self, given):
        words = ("vault", "recovery-keeper", "Philippa Ostrander", "--place", "Desk")
        ran = call(*words, *given)
        assert (ran.code, "for somebody else than you" in ran.err) == (1, True)

    def test_it_adds_a_person_and_every_case_says_so(self, real, paper, new, tmp_path):
        words = ("vault", "recover", "--name", "Carol Third", "--role", "Head")
        files = ("--recovery-file", paper, "--new-passphrase-file", new)
        ran = call(*words, *files, "--vault", real)
        assert (ran.code, "Carol Third is an officer" in ran.out) == (0, True)
        assert "The recovery key has been used" in ran.err
        assert NEW not in ran.all
        assert opens(real, NEW, tmp_path) == 0
        listed = call(
            "officer", "list", "--json", "--vault", real, "--passphrase-file", new
        )
        assert [each["name"] for each in listed.json] == [
            "Philippa Ostrander",
            "Carol Third",
        ]
        told = call("case", "show", REF, "--vault", real, "--passphrase-file", new)
        assert told.code == 0

    def test_a_wrong_paper_opens_nothing(self, real, new, tmp_path, paper, given):
        call("vault", "recovery-key", "--out", tmp_path / "newer", *given)
        words = ("vault", "recover", "--name", "Carol", "--recovery-file", paper, "--json")
        ran = call(*words, "--new-passphrase-file", new, "--vault", real)
        assert ran.code == 3
        assert json.loads(ran.out)["refused"] == (
            "That recovery key does not open this vault."
        )

    def test_a_file_that_is_not_there_is_a_sentence(self, real, new, tmp_path):
        words = ("vault", "recover", "--name", "C", "--recovery-file", tmp_path / "none")
        ran = call(*words, "--new-passphrase-file", new, "--vault", real)
        assert (ran.code, "recovery key cannot be read" in ran.err) == (1, True)
