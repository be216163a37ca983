"""Finding and opening the vault: by option, environment, file, standard input, keyring."""

import io
import sys

import click
import pytest

from investigator.cli.common import PASSPHRASE_FILE, VAULT
from tests.casework import vaults
from tests.casework.vaults import REAL_PASSPHRASE, REF
from tests.cli.running import NOWHERE, call

LIST = ("case", "list", "--json")


def refs(ran) -> list[str]:
    assert ran.code == 0, ran.err
    return [case["ref"] for case in ran.json]


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "words",
    [
        ("--vault", "{}", "case", "list", "--json"),
        ("--json", "--vault", "{}", "case", "list"),
        ("case", "list", "--vault", "{}", "--json"),
        ("--json", "case", "list", "--vault", "{}"),
    ],
)
def test_options_may_stand_before_the_command_or_after_it(shared, words):
    given = [str(shared) if word == "{}" else word for word in words]
    assert refs(call(*given)) == [REF]


def test_the_last_of_two_counts(shared):
    assert refs(call("--vault", NOWHERE, *LIST, "--vault", shared)) == [REF]


def test_the_environment_names_the_vault(shared, monkeypatch):
    monkeypatch.setenv(VAULT, str(shared))
    assert refs(call(*LIST)) == [REF]


def test_an_option_counts_more_than_the_environment(shared, monkeypatch):
    monkeypatch.setenv(VAULT, str(NOWHERE))
    assert refs(call(*LIST, "--vault", shared)) == [REF]


def test_without_a_name_it_is_the_usual_one(shared):
    assert refs(call(*LIST, usual=shared)) == [REF]


def test_a_practice_vault_opens_without_asking(shared):
    assert refs(call(*LIST, "--vault", shared)) == [REF]


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_file_holds_the_passphrase_in_one_line(real, tmp_path, ending):
    file = tmp_path / "words"
    file.write_bytes((REAL_PASSPHRASE + ending).encode())
    assert refs(call(*LIST, "--vault", real, "--passphrase-file", file)) == [REF]


def test_the_environment_names_the_file(real, passphrase, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_FILE, str(passphrase))
    assert refs(call(*LIST, "--vault", real)) == [REF]


def test_standard_input_holds_the_passphrase(real, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{REAL_PASSPHRASE}\n"))
    assert refs(call(*LIST, "--vault", real, "--passphrase-file", "-")) == [REF]


def test_a_person_at_a_terminal_is_asked(real, monkeypatch):
    asked = []

    def prompt(text, **more):
        asked.append((text, more["hide_input"], more["err"]))
        return REAL_PASSPHRASE

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(click, "prompt", prompt)
    assert refs(call(*LIST, "--vault", real)) == [REF]
    assert asked == [("Passphrase", True, True)]


def test_nobody_is_asked_without_a_terminal(real, monkeypatch):
    monkeypatch.setattr(click, "prompt", lambda *_a, **_k: pytest.fail("it asked"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert call(*LIST, "--vault", real).code == 3


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80" * 9])
def test_a_file_that_is_no_text_is_refused(real, tmp_path, data):
    file = tmp_path / "words"
    file.write_bytes(data)
    ran = call(*LIST, "--vault", real, "--passphrase-file", file)
    assert (ran.code, "cannot be read" in ran.err) == (1, True)


def test_no_call_says_the_passphrase(real, passphrase):
    for words in (("vault", "status"), ("vault", "verify"), ("case", "show", "none")):
        ran = call(*words, "--vault", real, "--passphrase-file", passphrase)
        assert REAL_PASSPHRASE not in ran.all


def test_a_wrong_vault_envelope_is_damage_and_no_traceback(vault):
    (vault / "vault.keys").write_bytes(b"[" * 100_000)
    ran = call(*LIST, "--vault", vault)
    assert (ran.code, "key file cannot be read" in ran.err) == (3, False) or ran.code == 4


def test_a_practice_vaults_clock_may_be_set(shared):
    ran = call("case", "show", REF, "--now", "2026-12-24T10:00:00Z", "--vault", shared)
    assert ran.code == 0


def test_a_real_vaults_clock_may_not_and_it_is_let_go(real, passphrase):
    given = ("--vault", real, "--passphrase-file", passphrase)
    ran = call(*LIST, *given, "--now", "2026-12-24T10:00:00Z")
    assert (ran.code, "Only a practice vault" in ran.err) == (1, True)
    assert refs(call(*LIST, *given)) == [REF]


def test_what_opening_has_to_say_goes_to_standard_error(vault):
    for name in ("*.case.head", "trust.ledger.head"):
        (head,) = vault.glob(name)
        head.unlink()
    ran = call("case", "show", REF, "--vault", vault, "--json")
    assert ran.json["ref"] == REF
    assert ran.err.count("witness of this case was missing") == 2


def test_a_vault_in_use_by_this_process_is_refused(vault):
    with vaults.opened(vault):
        assert call(*LIST, "--vault", vault).code == 3
    assert refs(call(*LIST, "--vault", vault)) == [REF]
