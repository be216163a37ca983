"""At the door of a locked vault: where it may lie, who has it, which backups there are."""

import json
import os
import platform

import pytest

from investigator.casework import doorstep, recovery
from investigator.casework.backups_found import found_in, free_folder
from investigator.casework.commands.backup import BackUpVault
from investigator.casework.commands.exhibit import ExportExhibit
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.leaving import CopiesLeft, copies_left
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.errors import Refused
from investigator.machine import system
from investigator.machine.locks import Locked, hold
from investigator.machine.recovery import recovery_text
from investigator.machine.system import DiskKind
from investigator.storage.unlocking import CannotUnlock
from tests.casework import vaults

KEY = recovery_text(bytes(range(24)))


@pytest.mark.parametrize("kind", [DiskKind.NETWORK, DiskKind.SYNCED])
def test_a_vault_that_was_moved_to_a_share_is_refused_with_where_to_move_it(
    folder, empty_desk, monkeypatch, kind
):
    monkeypatch.setattr(system, "disk_kind", lambda _path: kind)
    with pytest.raises(Refused, match="network share or in a synced folder") as told:
        perform(empty_desk, UnlockVault(folder=folder, passphrase=PASSPHRASE))
    assert "Move the whole folder to" in told.value.remedy
    assert not empty_desk.unlocked


def test_a_note_at_the_lock_says_who_and_since_when_and_is_not_taken_away(
    tmp_path, empty_desk
):
    assert doorstep.lock_note(empty_desk, tmp_path) is None
    lock = tmp_path / "vault.lock"
    note = {"user": "petra", "host": "ELSEWHERE", "since": "2026-11-24T14:05:00Z"}
    lock.write_text(json.dumps({**note, "pid": 7, "note": ""}))
    found = doorstep.lock_note(empty_desk, tmp_path)
    assert found is not None
    assert (found.user, found.host, found.here, found.ours) == (
        *("petra", "ELSEWHERE"),
        *(False, False),
    )
    assert found.since is not None
    assert found.since.iso() == "2026-11-24T14:05:00Z"
    assert "petra" in lock.read_text()
    lock.write_text(json.dumps({**note, "since": "never", "pid": 7, "note": ""}))
    found = doorstep.lock_note(empty_desk, tmp_path)
    assert found is not None
    assert found.since is None


def test_our_own_hold_is_told_apart_and_one_let_go_leaves_no_note(tmp_path, empty_desk):
    with hold(tmp_path / "vault.lock"):
        found = doorstep.lock_note(empty_desk, tmp_path)
        assert found is not None
        assert found.ours
        assert found.host == platform.node()
        with pytest.raises(Locked) as held:
            hold(tmp_path / "vault.lock")
    told = doorstep.held_by(held.value)
    assert told is not None
    assert told.here
    assert doorstep.lock_note(empty_desk, tmp_path) is None


def test_only_a_wrong_passphrase_counts_as_one():
    assert doorstep.wrong_passphrase(CannotUnlock(by_keyring=False))
    assert not doorstep.wrong_passphrase(Refused("No.", remedy="Yes."))
    assert doorstep.held_by(Refused("No.", remedy="Yes.")) is None
    assert doorstep.held_by(Locked(None)) is None


def test_each_group_of_a_recovery_key_is_right_in_its_own_place_alone():
    first, second, *_rest = KEY.split()
    assert recovery.group_holds(1, first.lower())
    assert not recovery.group_holds(2, first)
    assert not recovery.group_holds(1, first[:3])
    assert recovery.group_holds(2, f" {second} ")


def test_a_whole_key_is_known_by_its_size_however_it_is_written():
    assert recovery.groups_of(KEY.replace(" ", "-").lower()) == tuple(KEY.split())
    assert recovery.looks_like_key(KEY.replace(" ", ""))
    assert not recovery.looks_like_key("correct horse battery staple")
    assert recovery.groups_of("") == ()


def test_backups_are_found_while_everything_is_locked(desk, tmp_path):
    folder = desk.vault.folder
    with pytest.raises(Refused, match="no backup"):
        found_in(desk, folder)
    perform(desk, BackUpVault())
    desk.lock()
    assert found_in(desk, folder) == found_in(desk, folder / "backups")
    found = found_in(desk, folder)
    assert [one.cases for one in found] == [1]
    found[0].file.write_bytes(b"nonsense")
    with pytest.raises(Refused, match="none can be read"):
        found_in(desk, folder)
    with pytest.raises(Refused, match="is not there"):
        found_in(desk, tmp_path / "nowhere")


def test_a_vault_is_made_again_beside_what_is_there(tmp_path):
    usual = tmp_path / "vault"
    assert free_folder(usual) == usual
    usual.mkdir()
    assert free_folder(usual) == usual
    (usual / "something").touch()
    assert free_folder(usual) == tmp_path / "vault-2"


def test_copies_that_lie_where_they_were_put_could_be_deleted(desk, tmp_path):
    before = copies_left(desk)
    out = tmp_path / "copy.txt"
    perform(desk, ExportExhibit(case=vaults.REF, exhibit="E01", out=out))
    now = copies_left(desk)
    assert len(now.deletable) == len(before.deletable) + 1
    os.truncate(out, 1)
    assert copies_left(desk).deletable == before.deletable


def test_locking_does_not_wait_long_for_a_look_at_copies(desk, tmp_path, monkeypatch):
    out = tmp_path / "copy.txt"
    perform(desk, ExportExhibit(case=vaults.REF, exhibit="E01", out=out))
    monkeypatch.setattr("investigator.casework.leaving._LOOKING_NS", -1)
    assert copies_left(desk) == CopiesLeft()
