"""officer list, add, leave: what a person sees of them."""

import pytest

from investigator.domain.errors import Refused
from investigator.storage import keychain, keyring_slot
from tests.casework.vaults import REAL_PASSPHRASE, REF
from tests.cli.running import call

ANN, BOB = "Philippa Ostrander", "Bob Second"
BOBS = "umbrella kettle violet tractor moss"


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: None)


@pytest.fixture
def given(real, passphrase):
    """The options that open the real vault."""
    return ("--vault", real, "--passphrase-file", passphrase)


@pytest.fixture
def bobs(real, given, tmp_path):
    """A second officer was added: the options that open the vault for him."""
    file = tmp_path / "bobs"
    file.write_text(BOBS)
    words = ("officer", "add", "--name", BOB, "--role", "Head", "--new-passphrase-file")
    ran = call(*words, file, *given)
    assert (ran.code, "Bob Second opens the vault from now on" in ran.out) == (0, True)
    assert BOBS not in ran.all
    return ("--vault", real, "--passphrase-file", file)


def leave(name, to, *more):
    words = ("officer", "leave", name, "--to", to, "--reason", "a new post")
    return call(*words, *more)


@pytest.mark.usefixtures("bobs")
def test_officers_are_listed_and_you_are_told(given):
    assert call("officer", "list", *given).out.splitlines() == [
        "Philippa Ostrander, HR officer. Added 23 November 2026. That is you.",
        "Bob Second, Head. Added 23 November 2026.",
    ]


def test_a_new_officer_types_a_passphrase_twice(given, monkeypatch):
    asked = []

    def typed(text, **more):
        asked.append((text, more["confirmation_prompt"], more["hide_input"]))
        return BOBS

    monkeypatch.setattr("click.prompt", typed)
    ran = call("officer", "add", "--name", BOB, "--json", *given)
    assert (ran.code, ran.json["name"], ran.json["can_open"]) == (0, BOB, True)
    assert asked == [("Passphrase of Bob Second", True, True)]
    assert call("officer", "list", *given).out.splitlines()[1] == (
        "Bob Second. Added 23 November 2026."
    )


def test_who_leaves_opens_nothing_and_the_cases_say_who_took_over(given, bobs):
    ran = leave(BOB, ANN, *given)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Bob Second left on 23 November 2026; Philippa Ostrander takes the open cases over."
    ]
    assert "still open with what opened them then" in ran.err
    assert "Bob Second's old passphrase" in ran.err
    assert call("case", "list", *bobs).code == 3
    assert call("vault", "verify", *given).code == 0
    assert call("officer", "list", *given).out.splitlines()[1] == (
        "Bob Second, Head. Added 23 November 2026. Left 23 November 2026; "
        "Philippa Ostrander took over."
    )
    assert call("case", "show", REF, *given).code == 0


def test_who_leaves_themselves_is_told_that_the_vault_is_locked(given, bobs):
    ran = leave(ANN, BOB, *given)
    assert (ran.code, "passphrase opens it no longer" in ran.out) == (0, True)
    assert call("case", "list", *given).code == 3
    assert call("case", "list", *bobs).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((BOB, ANN, "--on", "2026-11-24"), "still to come"),
        ((BOB, ANN, "--on", "yesterday"), "not a day that can be read"),
        ((BOB, BOB), "cannot take over from"),
        (("Zoë", ANN), "No officer of this vault is called Zoë"),
    ],
)
@pytest.mark.usefixtures("bobs")
def test_what_cannot_be_is_refused_and_nothing_changes(given, words, says):
    ran = leave(*words, "--json", *given)
    assert (ran.code, says in ran.json["refused"]) == (1, True)
    assert [each["left"] for each in call("officer", "list", "--json", *given).json] == [
        None,
        None,
    ]


@pytest.mark.usefixtures("bobs")
def test_leaving_as_json(given):
    ran = leave(BOB, ANN, "--on", "2026-11-01", "--json", *given)
    assert ran.json == {"officer": BOB, "on": "2026-11-01", "to": ANN}


def test_no_call_says_a_passphrase(given, bobs):
    for options in (given, bobs):
        ran = call("officer", "list", *options)
        assert REAL_PASSPHRASE not in ran.all
        assert BOBS not in ran.all


def test_an_officer_without_a_way_in_is_told(given, tmp_path, monkeypatch):
    def full(*_words):
        raise Refused("There is no room left.", remedy="Make room.")

    file = tmp_path / "bobs"
    file.write_text(BOBS)
    with monkeypatch.context() as patch:
        patch.setattr(keychain, "keep_envelope", full)
        words = ("officer", "add", "--name", BOB, "--new-passphrase-file", file)
        assert call(*words, *given).code == 1
    assert "Has no way in" in call("officer", "list", *given).out
