"""With whatever keyring: a passphrase opens a vault, and no secret lies on the disk."""

import pytest

from investigator.machine.crypto import Argon2
from investigator.storage import keyring_slot
from investigator.storage.keyslots import SlotKind
from investigator.storage.unlocking import CannotUnlock
from investigator.storage.vault import Newcomer, Vault
from tests.storage import ways
from tests.storage.keyrings import (
    SAFE,
    Backend,
    Foreign,
    Forgetful,
    Hanging,
    Locked,
    Other,
    only,
)
from tests.storage.parts import CLOCK, PASSPHRASE, a_vault


@pytest.fixture(autouse=True)
def _derived_at_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", ways.derived)


@pytest.fixture
def vault(tmp_path):
    made = a_vault(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def hanging(monkeypatch):
    """A keyring that never answers; let go at the end, with whoever waits for it."""
    monkeypatch.setattr(keyring_slot, "LIMIT_SECONDS", 0.01)
    backend = Hanging()
    only(monkeypatch, backend)
    yield backend
    waiting = keyring_slot.unanswered()
    backend.may_answer.set()
    if waiting is not None:
        waiting.join()


def opened_again(vault: Vault, passphrase: str | None) -> Vault:
    vault.close()
    return Vault.unlock(vault.folder, passphrase=passphrase)


UNSAFE = (
    "keyring.backends.fail.Keyring",
    "keyring.backends.null.Keyring",
    "keyrings.alt.file.PlaintextKeyring",
    "keyring.backends.chainer.ChainerBackend",
)


@pytest.mark.parametrize(
    ("backend", "name"),
    [
        *((Backend(), name) for name in UNSAFE),
        *((each, SAFE) for each in (Forgetful(), Other(), Locked(), Foreign())),
    ],
)
def test_a_keyring_of_no_use_changes_nothing(vault, monkeypatch, backend, name):
    only(monkeypatch, backend, name=name)
    assert not vault.use_keyring(on=True)
    assert not vault.envelope.of_kind(SlotKind.KEYRING)
    opened_again(vault, PASSPHRASE).close()


def test_a_keyring_that_hangs_is_treated_as_not_there(vault, hanging):
    assert not vault.use_keyring(on=True)
    assert not keyring_slot.offered()
    assert keyring_slot.kept(vault.envelope.holder) is None
    assert hanging.asked == 1  # nobody asks a second time meanwhile
    opened_again(vault, PASSPHRASE).close()


def test_a_keyring_that_hung_once_is_asked_again_when_it_answered(vault, hanging):
    assert keyring_slot.kept_heads("x") is None
    waiting = keyring_slot.unanswered()
    assert waiting is not None
    hanging.may_answer.set()
    waiting.join()
    assert vault.use_keyring(on=True)
    opened_again(vault, None).close()


@pytest.mark.parametrize("changed", [Backend(), Locked(), Other(), Foreign()])
def test_another_keyring_than_before_leaves_the_passphrase(vault, monkeypatch, changed):
    only(monkeypatch, Backend())
    assert vault.use_keyring(on=True)
    only(monkeypatch, changed)
    vault.close()
    with pytest.raises(CannotUnlock, match="keyring does not open"):
        Vault.unlock(vault.folder, passphrase=None)
    Vault.unlock(vault.folder, passphrase=PASSPHRASE).close()


def test_no_secret_lies_open_in_the_folder(vault, monkeypatch):
    backend = Backend()
    only(monkeypatch, backend)
    vault.use_keyring(on=True)
    (key,) = backend.held.values()
    own = vault.keychain.own.secret
    secrets = [
        key.encode(),
        bytes.fromhex(key),
        own,
        own.hex().encode(),
        vault.keychain.key,
    ]
    vault.close()
    for path in vault.folder.iterdir():
        assert not [each for each in secrets if each in path.read_bytes()]


def test_a_keyring_that_works_is_not_written_over(vault, monkeypatch):
    backend = Backend()
    only(monkeypatch, backend)
    vault.use_keyring(on=True)
    held, envelope = dict(backend.held), vault.envelope
    assert vault.use_keyring(on=True)
    assert (backend.held, vault.envelope) == (held, envelope)


def test_what_the_keyring_kept_goes_when_it_is_turned_off(vault, monkeypatch):
    backend = Backend()
    only(monkeypatch, backend)
    vault.use_keyring(on=True)
    assert keyring_slot.keep_heads(vault.envelope.holder, "ab12")
    assert keyring_slot.kept_heads(vault.envelope.holder) == "ab12"
    assert vault.use_keyring(on=False)
    assert backend.held == {}
    assert vault.use_keyring(on=False)


def test_each_person_has_a_keyring_of_their_own(vault, monkeypatch):
    """Two accounts of one laptop: each one's keyring opens for that person."""
    anns, bobs, words = Backend(), Backend(), "what the second person types"
    only(monkeypatch, anns)
    vault.use_keyring(on=True)
    newcomer = Newcomer(name="Bob Second", role="", passphrase=words)
    vault.add_officer(newcomer, CLOCK.record())
    ann = vault.officer.name
    second = opened_again(vault, words)
    only(monkeypatch, bobs)
    second.use_keyring(on=True)
    for backend, name in ((anns, ann), (bobs, "Bob Second")):
        only(monkeypatch, backend)
        second = opened_again(second, None)
        assert second.officer.name == name
    second.close()


def test_windows_keeps_it_on_this_machine(monkeypatch):
    backend = Backend()
    only(monkeypatch, backend, name="keyring.backends.Windows.WinVaultKeyring")
    assert keyring_slot.offered()
    assert vars(backend)["persist"] == "local machine"
