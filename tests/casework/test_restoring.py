"""A vault restored elsewhere: with the passphrase, or with the recovery key alone."""

import pytest

from investigator.casework.backing_up import VaultBackedUp
from investigator.casework.commands.backup import BackUpVault, RestoreVault
from investigator.casework.commands.vault import MakeVault
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.casework.restoring import practice_backup, recovery_in, whole_one
from investigator.domain.errors import Damaged, Refused
from investigator.machine.crypto import RECOVERY_BYTES, recovery_text
from investigator.storage.restore_find import NotWhole
from tests.casework import vaults
from tests.told import made, some


@pytest.fixture
def stick(desk, tmp_path):
    """A place with one backup."""
    folder = tmp_path / "stick"
    perform(desk, BackUpVault(place=folder))
    return folder


def restore(empty_desk, stick, folder, **more):
    wanted = RestoreVault(**{"source": stick, "folder": folder, **more})
    return perform(empty_desk, wanted)


def test_a_passphrase_restores_and_the_new_vault_opens_with_it(empty_desk, stick, tmp_path):
    answer = restore(empty_desk, stick, tmp_path / "new", passphrase=PASSPHRASE).made
    assert (answer.verified, answer.problems) == (1, ())
    assert not empty_desk.unlocked
    with vaults.opened(tmp_path / "new") as again:
        assert len(again.case_file(vaults.REF).case.exhibits) == 1
        restored = again.vault.trust.safekeeping.restored
        assert some(restored).fact.backup == answer.backup
        assert not (tmp_path / "new" / "vault.restored").exists()
        assert any("was restored" in each for each in again.tell_notices())
    with vaults.opened(tmp_path / "new") as once_more:
        told = once_more.vault.trust.safekeeping.restored
        assert some(told).telling.seq == some(restored).telling.seq


def test_a_restored_vault_is_backed_up_anew(empty_desk, stick, tmp_path):
    restore(empty_desk, stick, tmp_path / "new", passphrase=PASSPHRASE)
    with vaults.opened(tmp_path / "new") as again:
        backed = made(again, BackUpVault(place=stick), VaultBackedUp)
        assert backed.whole
    assert (
        restore(empty_desk, stick, tmp_path / "newer", passphrase=PASSPHRASE).made.backup
        == backed.places[0].backup
    )


def test_the_recovery_key_needs_no_passphrase(empty_desk, tmp_path):
    recovery = perform(
        empty_desk,
        MakeVault(folder=tmp_path / "v", name="A", practice=True, passphrase=PASSPHRASE),
    ).made
    perform(empty_desk, BackUpVault(place=tmp_path / "stick"))
    empty_desk.lock()
    made = restore(empty_desk, tmp_path / "stick", tmp_path / "new", recovery=recovery).made
    assert made.cases == ()
    with vaults.opened(tmp_path / "new") as again:
        assert again.vault.officer.name == "A"


def test_without_either_it_is_refused_with_a_sentence(empty_desk, stick, tmp_path):
    with pytest.raises(Refused, match="passphrase of its vault, or with the recovery key"):
        restore(empty_desk, stick, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_live_vault_is_not_restored_into_a_synced_folder(empty_desk, stick, tmp_path):
    with pytest.raises(Refused, match="synced folder"):
        restore(empty_desk, stick, tmp_path / "OneDrive" / "v", passphrase=PASSPHRASE)


def test_a_damaged_backup_names_none_where_there_is_no_other(empty_desk, stick, tmp_path):
    next(stick.glob("*.copy")).unlink()
    with pytest.raises(NotWhole) as told:
        restore(empty_desk, stick, tmp_path / "new", passphrase=PASSPHRASE)
    assert whole_one(told.value) is None
    assert whole_one(Damaged("x")) is None
    assert not (tmp_path / "new").exists()


def test_a_practice_backup_is_known_before_it_opens(stick, tmp_path):
    assert practice_backup(stick)
    assert practice_backup(next(stick.glob("*.backup")))
    assert not practice_backup(tmp_path / "nowhere")
    (stick / "99991231T235959Z-ffffff.backup").write_bytes(b"{}")
    assert not practice_backup(stick)


def test_the_key_is_found_on_the_saved_sheet():
    key = recovery_text(bytes(range(RECOVERY_BYTES)))
    assert recovery_in(f"Recovery key of a vault\n\n  {key}\n\nPrint this page.\n") == key
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    assert recovery_in(f"Some words\n{wrong}\n") == wrong
    assert recovery_in("") == ""
