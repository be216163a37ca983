"""Backups as a person meets them: taken, told of, put off, kept in a second place."""

import shutil
from collections.abc import Generator
from dataclasses import replace

import pytest

from investigator.casework import backing_up
from investigator.casework.backing_up import (
    VaultBackedUp,
    due,
    leave,
    stretch_ends,
    wanted_after_a_call,
)
from investigator.casework.backup_places import own_place
from investigator.casework.commands.backup import BackUpVault, KeepBackupPlace
from investigator.casework.commands.vault import KeepRecoveryKey, LockVault
from investigator.casework.perform import perform
from investigator.casework.vaults import lock
from investigator.domain.errors import Refused
from investigator.machine import streams
from investigator.machine.clock import FixedClock
from investigator.storage import migrating
from investigator.storage.backup import back_up
from tests.casework import vaults
from tests.told import is_a, made, some

KEY = KeepRecoveryKey(holder="The clerk", place="the safe")
DAY = 24


@pytest.fixture
def real(tmp_path):
    """A vault that is not for practice, unlocked, with a clock of ours."""
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(folder, vaults.REAL_PASSPHRASE) as one:
        yield one


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def forward(desk, hours):
    assert isinstance(desk.clock, FixedClock)
    desk.clock.forward(hours=hours)


def ended(work):
    while True:
        try:
            next(work)
        except StopIteration as told:
            return told.value


def test_a_backup_goes_into_the_vaults_own_folder(real):
    (backed,) = made(real, BackUpVault(), VaultBackedUp).places
    assert backed.place == real.vault.folder / "backups"
    assert (backed.cases, backed.copied, backed.heads, backed.problems) == (1, 2, 2, ())
    assert not backed.second


def test_a_backup_is_put_on_the_trusts_record(real, stick):
    backed = made(real, BackUpVault(place=stick), VaultBackedUp).places[0]
    told = some(real.vault.trust.safekeeping.newest(second=True))
    assert (told.fact.backup, told.fact.heads) == (backed.backup, backed.digest)
    assert told.fact.place == str(stick)


def test_something_is_due_until_it_is_backed_up(real):
    assert due(real)
    perform(real, BackUpVault())
    assert not due(real)
    perform(real, KEY)
    assert due(real)
    perform(real, BackUpVault(only_due=True))
    assert not due(real)
    assert made(real, BackUpVault(only_due=True), VaultBackedUp).places == ()


def test_an_open_case_is_backed_up_as_it_stands(real):
    file = real.case_file(vaults.REF)
    backed = made(real, BackUpVault(), VaultBackedUp).places[0]
    listed = own_place(real).place.read(backed.backup)
    assert some(listed.of(file.name)).seq == file.standing.head.seq
    assert real.opened(file.name) is file


def test_a_key_file_that_changed_wants_a_backup(real):
    perform(real, BackUpVault())
    real.vault.keychain.envelope = replace(real.vault.envelope, mac="AAAA")
    assert due(real)


def test_the_second_place_is_used_as_well(real, stick):
    perform(real, KeepBackupPlace(place=stick))
    own, second = made(real, BackUpVault(), VaultBackedUp).places
    assert (own.second, second.second, second.place) == (False, True, stick)
    assert (stick / "backup-place.txt").exists()


def test_a_second_place_that_is_not_there_is_a_sentence(real, stick):
    perform(real, KeepBackupPlace(place=stick))
    stick.rename(stick.with_name("away"))
    done = perform(real, BackUpVault())
    assert len(is_a(done.made, VaultBackedUp).places) == 1
    assert any("is not there" in each for each in done.notices)


def test_another_stick_is_not_taken_for_the_second_place(real, stick):
    perform(real, KeepBackupPlace(place=stick))
    shutil.rmtree(stick)
    stick.mkdir()
    done = perform(real, BackUpVault())
    assert len(is_a(done.made, VaultBackedUp).places) == 1
    assert list(stick.iterdir()) == []


def test_a_second_place_can_be_given_up(real, stick):
    perform(real, KeepBackupPlace(place=stick))
    perform(real, KeepBackupPlace(place=None))
    assert len(made(real, BackUpVault(), VaultBackedUp).places) == 1


def test_a_second_place_on_the_same_disk_is_kept_with_a_word_of_warning(real, stick):
    assert "same disk" in perform(real, KeepBackupPlace(place=stick)).notices[0]


def test_a_synced_folder_takes_backups_without_a_warning(real, tmp_path):
    folder = tmp_path / "OneDrive" / "backups"
    folder.mkdir(parents=True)
    assert perform(real, KeepBackupPlace(place=folder)).notices == ()


@pytest.mark.parametrize("inside", ["", "deeper"])
def test_a_backup_does_not_go_in_among_the_cases(real, inside):
    with pytest.raises(Refused, match="among the files of a vault"):
        perform(real, BackUpVault(place=real.vault.folder / inside))
    with pytest.raises(Refused, match=r"own folder|among"):
        perform(real, KeepBackupPlace(place=real.vault.folder / "backups"))


def test_a_place_that_cannot_be_made_is_refused(real, tmp_path):
    with pytest.raises(Refused, match="is not there"):
        perform(real, BackUpVault(place=tmp_path / "no" / "such"))
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(Refused):
        perform(real, BackUpVault(place=file))


def test_one_place_that_fails_leaves_the_other_its_backup(real, stick, monkeypatch):
    perform(real, KeepBackupPlace(place=stick))
    whole = back_up

    def fails(about, place, plan):
        if place.folder != stick:
            raise Refused("The disk is full.", remedy="Make room.")
        return (yield from whole(about, place, plan))

    monkeypatch.setattr(backing_up, "back_up", fails)
    done = perform(real, BackUpVault())
    assert [one.second for one in is_a(done.made, VaultBackedUp).places] == [True]
    assert any("disk is full" in each for each in done.notices)
    perform(real, KeepBackupPlace(place=None))
    with pytest.raises(Refused, match="disk is full"):
        perform(real, BackUpVault())


def test_a_case_that_does_not_hold_is_told_by_its_reference(real):
    perform(real, BackUpVault())
    name = real.vault.register.find(vaults.REF).file
    file = real.vault.folder / name
    data = bytearray(file.read_bytes())
    data[4096 * 3 + 50] ^= 1
    file.write_bytes(data)
    (real.vault.folder / f"{name}.keys").write_bytes(b"{}")
    done = perform(real, BackUpVault())
    assert not is_a(done.made, VaultBackedUp).whole
    assert (
        is_a(done.made, VaultBackedUp)
        .places[0]
        .problems[0]
        .startswith(f"{vaults.REF} does not hold")
    )
    assert any("Its earlier copy" in each for each in done.notices)


def test_locking_backs_up_what_changed_and_then_locks(real):
    folder = real.vault.folder
    perform(real, LockVault())
    assert not real.unlocked
    assert len(list((folder / "backups").glob("*.backup"))) == 1


def test_locking_never_fails_for_its_backup(real, monkeypatch):
    def fails(*_words):
        raise Refused("The disk is full.", remedy="Make room.")

    monkeypatch.setattr(backing_up, "back_up", fails)
    done = perform(real, LockVault())
    assert not real.unlocked
    assert any("disk is full" in each for each in done.notices)


def test_a_lock_that_is_stopped_midway_has_locked(real):
    work = backing_up.stretch_ends(real)
    next(work)
    assert isinstance(work, Generator)
    work.close()
    locking = lock(real, LockVault())
    next(locking)
    assert isinstance(locking, Generator)
    locking.close()
    assert not real.unlocked


def test_what_takes_too_long_waits_for_the_next_unlocking(real):
    said = ended(stretch_ends(real, seconds=0))
    assert any("No backup was made" in each for each in said)
    perform(real, BackUpVault())
    perform(real, KEY)
    said = ended(stretch_ends(real, seconds=0))
    assert any("it is done later" in each for each in said)
    assert due(real)


def test_a_practice_vault_is_backed_up_when_that_is_asked_for_only(desk):
    folder = desk.vault.folder
    assert ended(stretch_ends(desk)) == ()
    assert not (folder / "backups").exists()
    assert not wanted_after_a_call(desk)
    assert made(desk, BackUpVault(), VaultBackedUp).places[0].copied == 2


def test_leaving_the_program_backs_up_and_locks(real):
    folder = real.vault.folder
    assert leave(real) == ()
    assert not real.unlocked
    assert list((folder / "backups").glob("*.backup"))
    assert leave(real) == ()


def test_calls_one_after_another_do_not_each_make_a_backup(real):
    assert wanted_after_a_call(real)
    perform(real, BackUpVault())
    perform(real, KEY)
    assert not wanted_after_a_call(real)
    forward(real, 2)
    assert wanted_after_a_call(real)


def test_copies_from_before_a_migration_go_once_a_whole_backup_counts(real, stick):
    left = real.vault.folder / "x.case.before-2"
    left.write_bytes(b"as it was")
    perform(real, BackUpVault(place=stick))
    assert migrating.copies(real.vault.folder) == (left,)
    perform(real, BackUpVault())
    assert migrating.copies(real.vault.folder) == ()


def test_a_share_that_does_not_answer_is_not_there(real, stick, monkeypatch):
    perform(real, KeepBackupPlace(place=stick))
    monkeypatch.setattr(streams, "reachable", lambda _folder: False)
    assert len(made(real, BackUpVault(), VaultBackedUp).places) == 1
