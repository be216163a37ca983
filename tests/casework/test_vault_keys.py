"""Passphrases and the recovery key: changed, tried, used, made anew; and what is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from investigator.casework import new_keys, officers
from investigator.casework.commands import vault as wanted
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.desk import Desk
from investigator.casework.officers import key_notices, recovery_test_due
from investigator.casework.perform import perform, steps
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.officer import NewKeys
from investigator.machine.clock import FixedClock
from investigator.machine.crypto import recovery_text
from investigator.storage import renewing
from investigator.storage.keyslots import SlotKind
from investigator.storage.unlocking import CannotUnlock, WrongRecoveryKey
from investigator.storage.vault import envelope_of
from tests.casework import vaults
from tests.casework.vaults import REAL_PASSPHRASE, REF

NEW = "umbrella kettle violet tractor moss"
CAROL = "yellow badger fence opera tunnel"


@pytest.fixture
def real(tmp_path):
    """A vault that is not for practice, with one case, unlocked."""
    folder = vaults.copied(vaults.real(), tmp_path / "real")
    with vaults.opened(folder, REAL_PASSPHRASE) as one:
        yield one


def renewed(desk: Desk) -> str:
    made = perform(desk, wanted.RenewRecoveryKey()).made
    assert isinstance(made, str)
    return made


def again(desk: Desk, passphrase: str) -> tuple[str, ...]:
    """Locked and unlocked again; what is told."""
    folder = desk.vault.folder
    desk.lock()
    unlocking = wanted.UnlockVault(folder=folder, passphrase=passphrase)
    return perform(desk, unlocking).notices


def recover(desk: Desk, paper: str) -> tuple[str, ...]:
    folder = desk.vault.folder
    desk.lock()
    opening = wanted.OpenWithRecovery(
        folder=folder, recovery=paper, name="Carol Third", role="Head", passphrase=CAROL
    )
    return perform(desk, opening).notices


def cut_off(desk: Desk, command) -> None:
    """Begun, and ended at the first step that exchanges a key."""
    for step in steps(desk, command):
        if getattr(step, "what", "").startswith("Giving"):
            return


def full(*_words):
    raise Refused("There is no room left.", remedy="Make room.")


class TestAnotherPassphrase:
    """Of whoever unlocked."""

    def test_it_opens_and_the_old_one_does_not(self, real):
        told = perform(real, wanted.ChangePassphrase(current=REAL_PASSPHRASE, new=NEW))
        assert "older copy of the vault's key file still opens" in told.notices[0]
        again(real, NEW)
        with pytest.raises(CannotUnlock):
            again(real, REAL_PASSPHRASE)

    def test_a_weak_one_is_refused(self, real):
        with pytest.raises(Refused, match="not strong enough"):
            perform(real, wanted.ChangePassphrase(current=REAL_PASSPHRASE, new="weak"))

    def test_in_a_practice_vault_any_will_do(self, desk):
        perform(desk, wanted.ChangePassphrase(current="practice", new="easy"))
        again(desk, "easy")

    def test_without_the_current_one_nothing_changes(self, real):
        with pytest.raises(Refused, match="current passphrase is not right"):
            perform(real, wanted.ChangePassphrase(current="wrong", new=NEW))

    def test_with_new_keys_everything_is_under_the_new_one(self, real):
        key = real.vault.keychain.key
        done = perform(
            real, wanted.ChangePassphrase(current=REAL_PASSPHRASE, new=NEW, rekey=True)
        )
        assert "made before now still open" in done.notices[0]
        assert real.vault.keychain.key != key
        rekeyed = real.vault.trust.keyholding.rekeyed
        assert rekeyed.fact.reason is NewKeys.PASSPHRASE_KNOWN
        assert real.case_file(REF).case.ref == REF
        again(real, NEW)
        with pytest.raises(CannotUnlock):
            again(real, REAL_PASSPHRASE)

    def test_the_recovery_key_stays_with_new_keys(self, real):
        paper = renewed(real)
        perform(real, wanted.ChangePassphrase(current=REAL_PASSPHRASE, new=NEW, rekey=True))
        perform(real, wanted.TestRecoveryKey(recovery=paper))


class TestTheRecoveryKey:
    """On paper, with somebody else."""

    def test_a_new_one_opens_and_the_old_paper_does_not(self, real):
        old = renewed(real)
        new = renewed(real)
        perform(real, wanted.TestRecoveryKey(recovery=new))
        with pytest.raises(Refused, match="does not open this vault"):
            perform(real, wanted.TestRecoveryKey(recovery=old))
        with pytest.raises(WrongRecoveryKey):
            recover(real, old)

    def test_a_test_adds_nobody_and_is_put_on_record(self, real):
        paper = renewed(real)
        perform(real, wanted.TestRecoveryKey(recovery=paper))
        held = real.vault.trust.keyholding
        assert held.tested.fact.fingerprint == held.made.fact.fingerprint
        assert len(real.vault.trust.officers) == 1

    def test_a_mistyped_group_is_named(self, real):
        groups = renewed(real).split(" ")
        groups[4] = groups[4][:3] + ("A" if groups[4][3] != "A" else "B")
        with pytest.raises(Refused, match="Group 5 of the recovery key is not right"):
            perform(real, wanted.TestRecoveryKey(recovery=" ".join(groups)))

    def test_who_opened_with_it_is_named_in_every_case(self, real):
        paper = renewed(real)
        told = recover(real, paper)
        assert "The recovery key has been used" in told[0]
        assert real.vault.officer.name == "Carol Third"
        (use,) = real.case_file(REF).case.recovery_uses.values()
        assert (use.fact.by, use.telling.typed_by) == ("Carol Third", "Carol Third")
        assert any("has been used" in each for each in again(real, CAROL))
        again(real, REAL_PASSPHRASE)
        renewed(real)
        assert not any("has been used" in each for each in key_notices(real))

    def test_it_is_said_once(self, real):
        paper = renewed(real)
        recover(real, paper)
        before = real.case_file(REF).standing.head.seq
        again(real, CAROL)
        assert real.case_file(REF).standing.head.seq == before

    def test_a_case_that_could_not_be_opened_is_told_when_it_opens(self, real):
        paper = renewed(real)
        (name,) = real.vault.case_files()
        file = real.vault.folder / name
        whole = file.read_bytes()
        file.write_bytes(b"damaged")
        recover(real, paper)
        real.lock()
        file.write_bytes(whole)
        perform(real, wanted.UnlockVault(folder=file.parent, passphrase=CAROL))
        assert len(real.case_file(REF).case.recovery_uses) == 1

    def test_a_full_disk_leaves_it_for_the_next_time(self, real, monkeypatch):
        paper = renewed(real)
        with monkeypatch.context() as patch:
            patch.setattr(Desk, "record", full)
            recover(real, paper)
            assert len(real.case_file(REF).case.recovery_uses) == 0
        real.close_case(REF)
        assert len(real.case_file(REF).case.recovery_uses) == 1

    def test_a_weak_passphrase_adds_nobody(self, real):
        paper, folder = renewed(real), real.vault.folder
        real.lock()
        opening = wanted.OpenWithRecovery(
            folder=folder, recovery=paper, name="Carol", passphrase="weak"
        )
        with pytest.raises(Refused, match="not strong enough"):
            perform(real, opening)

    def test_a_practice_vault_keeps_its_own_clock(self, desk):
        paper, folder = renewed(desk), desk.vault.folder
        desk.lock()
        now = Instant.parse("2026-12-24T10:00:00Z")
        opening = wanted.OpenWithRecovery(
            folder=folder, recovery=paper, name="Carol", passphrase="c", now=now
        )
        perform(desk, opening)
        (opened,) = desk.vault.trust.keyholding.openings.values()
        assert opened.telling.recorded_at.day() == date(2026, 12, 24)
        assert key_notices(desk) == ()


class TestWhatIsTold:
    """At unlocking, and to whoever asks."""

    def test_that_nobody_keeps_the_recovery_key(self, real):
        assert key_notices(real) == (officers.NOBODY_KEEPS,)
        assert recovery_test_due(real) is None

    def test_when_the_next_test_falls_due(self, real):
        perform(real, wanted.KeepRecoveryKey(holder="Hetty Head", place="Safe"))
        assert recovery_test_due(real) == date(2027, 5, 23)
        assert key_notices(real) == ()
        real.clock = FixedClock(Instant.parse("2027-05-23T09:00:00Z"))
        (told,) = key_notices(real)
        assert told.startswith("A test of the recovery key was due on 23 May 2027: fetch")
        assert "from Hetty Head" in told

    def test_a_first_run_that_was_cut_off_leaves_a_vault_that_gets_a_new_key(self, real):
        assert any("Nobody is on record" in each for each in again(real, REAL_PASSPHRASE))
        paper = renewed(real)
        perform(real, wanted.KeepRecoveryKey(holder="Hetty Head", place="Safe"))
        perform(real, wanted.TestRecoveryKey(recovery=paper))
        assert key_notices(real) == ()


class TestNewKeys:
    """For the vault and every file in it."""

    def test_an_open_case_is_closed_and_opens_again(self, real):
        perform(real, TakeStep(case=REF, what="Rang"))
        before = real.case_file(REF).standing.head
        renewed(real)
        assert real.opened(real.vault.case_files()[0]) is None
        assert real.case_file(REF).standing.head == before

    def test_work_goes_on_under_them(self, real):
        renewed(real)
        perform(real, OpenCase(ref="TEST-0002", title="More", school="School"))
        perform(real, TakeStep(case=REF, what="Rang"))
        again(real, REAL_PASSPHRASE)
        assert real.case_file("TEST-0002").case.title == "More"

    def test_cut_off_the_vault_is_locked_and_the_next_unlocking_finishes(self, real):
        folder = real.vault.folder
        perform(real, wanted.KeepRecoveryKey(holder="Hetty Head", place="Safe"))
        cut_off(real, wanted.RenewRecoveryKey())
        assert not real.unlocked
        assert envelope_of(folder).of_kind(SlotKind.PREVIOUS)
        unlocking = wanted.UnlockVault(folder=folder, passphrase=REAL_PASSPHRASE)
        told = perform(real, unlocking).notices
        assert any("Nobody is on record" in each for each in told)
        assert not envelope_of(folder).of_kind(SlotKind.RENEW)
        assert real.case_file(REF).case.ref == REF

    def test_a_copy_with_entries_of_its_own_is_seen_to_first(self, tmp_path):
        folder = vaults.copied(vaults.real(), tmp_path / "vault")
        (file,) = folder.glob("*.case")
        before = {path: path.read_bytes() for path in (file, Path(f"{file}.head"))}
        with vaults.opened(folder, REAL_PASSPHRASE) as desk:
            perform(desk, TakeStep(case=REF, what="In the copy"))
        (folder / "second copy.case").write_bytes(file.read_bytes())
        for path, data in before.items():
            path.write_bytes(data)
        with vaults.opened(folder, REAL_PASSPHRASE) as desk:
            with pytest.raises(Refused, match=r"second copy\.case") as why:
                renewed(desk)
            assert desk.unlocked
        assert "no key opens that copy" in why.value.remedy

    def test_a_file_without_a_new_key_is_told_by_name(self, real, monkeypatch):
        def broken(_one):
            raise Damaged("A page is damaged.")

        monkeypatch.setattr(renewing, "renew", broken)
        told = perform(real, wanted.RenewRecoveryKey()).notices
        shown = " ".join(told)
        for name in (REF, "The trust's own record", "The list of cases"):
            assert f"{name} has no new key yet; the next unlocking tries again." in shown
        assert "A page is damaged." in shown

    def test_nobody_is_locked_out_by_them(self, real, monkeypatch):
        monkeypatch.setattr(new_keys, "unreached", lambda _trust: (("ff", "Bob Second"),))
        with pytest.raises(Refused, match="Bob Second could not open the vault any more"):
            renewed(real)

    def test_a_recovery_key_of_the_first_version_is_told_to_be_gone(self, real):
        trust = real.vault.trust
        nothing = replace(trust.keyholding, made=None)
        real.vault.trust = replace(trust, keyholding=nothing)
        done = perform(
            real, wanted.ChangePassphrase(current=REAL_PASSPHRASE, new=NEW, rekey=True)
        )
        assert "No recovery key opens the vault: make a new one." in done.notices


def test_a_recovery_key_of_another_vault_is_refused(real):
    with pytest.raises(WrongRecoveryKey):
        recover(real, recovery_text(bytes(range(24))))
