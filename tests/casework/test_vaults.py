"""Making and changing the vault; what a passphrase is worth; where a vault may lie."""

import pytest

from investigator.casework import recovery, refusals
from investigator.casework.commands.vault import (
    KeepRecoveryKey,
    MakeVault,
    UseKeyring,
)
from investigator.casework.perform import perform
from investigator.casework.strength import refuse_weak, strength
from investigator.documents.doctor import impossible
from investigator.domain.errors import Refused
from investigator.evidence.opening import EvidenceUnreadable
from investigator.machine import system
from investigator.machine.crypto import RECOVERY_BYTES, WrongKey, recovery_secret
from investigator.machine.locks import Locked
from investigator.machine.system import DiskKind
from investigator.storage import keyring_slot
from investigator.storage.keyslots import SlotKind
from investigator.storage.unlocking import CannotUnlock
from tests.casework.vaults import REAL_PASSPHRASE


def a_vault(folder, passphrase: str = REAL_PASSPHRASE) -> MakeVault:
    return MakeVault(folder=folder, name="Ann", practice=False, passphrase=passphrase)


def test_a_new_vault_tells_its_recovery_key_once(tmp_path, empty_desk):
    key = perform(empty_desk, a_vault(tmp_path)).made
    assert isinstance(key, str)
    assert len(recovery_secret(key)) == RECOVERY_BYTES


@pytest.mark.parametrize("weak", ["", "password", "Ann", "practice", "12345678"])
def test_a_weak_passphrase_is_refused_before_anything_is_made(tmp_path, empty_desk, weak):
    with pytest.raises(Refused, match="not strong enough") as told:
        perform(empty_desk, a_vault(tmp_path / "vault", weak))
    assert "ordinary words" in told.value.remedy
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize("kind", [DiskKind.NETWORK, DiskKind.SYNCED])
def test_a_vault_is_not_made_on_a_share(tmp_path, empty_desk, monkeypatch, kind):
    monkeypatch.setattr(system, "disk_kind", lambda _path: kind)
    with pytest.raises(Refused, match="network share or in a synced folder"):
        perform(empty_desk, a_vault(tmp_path / "vault"))
    assert not (tmp_path / "vault").exists()


def test_a_passphrase_is_scored_with_a_sentence():
    found = [strength(each) for each in ("", "password", REAL_PASSPHRASE)]
    assert [each.score for each in found] == [0, 0, 4]
    assert len({each.sentence for each in found}) == 3


def test_words_an_attacker_would_try_first_count_little():
    known = "Philippa Ostrander"
    assert strength(known, known, "").score < strength(known).score


def test_a_very_long_passphrase_is_judged_at_once():
    refuse_weak("lorry staple battery " * 500)


def test_the_keyring_is_taken_where_there_is_one(desk, monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: b"k" * 32)
    perform(desk, UseKeyring(on=True))
    assert desk.vault.envelope.of_kind(SlotKind.KEYRING)
    perform(desk, UseKeyring(on=False))
    assert not desk.vault.envelope.of_kind(SlotKind.KEYRING)


def test_without_a_keyring_nothing_changes(desk, monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: None)
    with pytest.raises(Refused, match="no keyring that is safe"):
        perform(desk, UseKeyring(on=True))


def test_who_keeps_the_recovery_key_is_kept(desk):
    perform(desk, KeepRecoveryKey(holder=" The head ", place="The safe"))
    told = desk.vault.trust.recovery
    assert told is not None
    assert (told.fact.holder, told.fact.place) == ("The head", "The safe")


def test_the_recovery_key_goes_on_a_sheet_that_is_never_overwritten(tmp_path):
    file = tmp_path / "key.txt"
    recovery.refuse_place(file)
    recovery.keep_in_file(file, "AAAA BBBB")
    assert "AAAA BBBB" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(Refused, match="already there"):
        recovery.refuse_place(file)


@pytest.mark.parametrize(
    ("why", "kind"),
    [
        (CannotUnlock(by_keyring=True), "locked"),
        (WrongKey(), "locked"),
        (Locked(None), "locked"),
        (EvidenceUnreadable("a", remedy="b"), "unreadable"),
        (impossible(), "document"),
        (Refused("a", remedy="b"), "rule"),
    ],
)
def test_a_refusal_is_of_one_kind(why, kind):
    assert refusals.kind_of(why) == kind
