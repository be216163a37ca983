"""Officers are added and leave; cases are taken over, and late signatures refused."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.casework import new_keys
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.officer import AddOfficer, OfficerLeaves
from investigator.casework.commands.vault import UnlockVault, VerifyVault
from investigator.casework.officers import STRANGER, officers
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Refused
from investigator.domain.officer import NewKeys
from investigator.domain.shelf import Shelf
from investigator.machine.clock import FixedClock
from investigator.storage import keychain, rekeying, ways_in
from investigator.storage.introducing import LeftAlready
from investigator.storage.unlocking import CannotUnlock
from investigator.storage.ways_in import Own
from tests.casework import vaults
from tests.casework.vaults import NOW, REAL_PASSPHRASE, REF

ANN, BOB = "Philippa Ostrander", "Bob Second"
BOBS = "umbrella kettle violet tractor moss"
TODAY = date(2026, 11, 23)


@pytest.fixture
def real(tmp_path):
    """A vault that is not for practice, with one case, unlocked."""
    folder = vaults.copied(vaults.real(), tmp_path / "real")
    with vaults.opened(folder, REAL_PASSPHRASE) as one:
        yield one


@pytest.fixture
def both(real):
    """The same with a second officer."""
    add(real)
    return real


def add(desk, name: str = BOB, passphrase: str = BOBS) -> None:
    perform(desk, AddOfficer(name=name, role="HR officer", passphrase=passphrase))


def leaves(who: str = ANN, to: str = BOB, on: date = TODAY) -> OfficerLeaves:
    return OfficerLeaves(officer=who, on=on, reason="a new post", to=to)


def unlock(desk, passphrase: str) -> tuple[str, ...]:
    folder = desk.vault.folder
    desk.lock()
    return perform(desk, UnlockVault(folder=folder, passphrase=passphrase)).notices


def names(desk) -> list[str]:
    return [each.name for each in officers(desk) if each.left is None]


def test_an_officer_opens_the_vault_and_writes_under_an_own_name(both):
    unlock(both, BOBS)
    done = perform(both, TakeStep(case=REF, what="Rang"))
    assert [type(fact).__name__ for fact in done.facts] == ["SignerNamed", "StepTaken"]
    (ann, bob) = officers(both)
    assert (ann.name, ann.you, bob.name, bob.you) == (ANN, False, BOB, True)
    assert all(each.can_open for each in (ann, bob))


def test_a_weak_passphrase_or_a_taken_name_adds_nobody(real):
    with pytest.raises(Refused, match="not strong enough"):
        add(real, passphrase="weak")
    with pytest.raises(Refused, match="is an officer of this vault already"):
        add(real, name="philippa  OSTRANDER")
    with pytest.raises(Refused, match="opens this vault already"):
        add(real, passphrase=REAL_PASSPHRASE)
    assert names(real) == [ANN]


def test_in_a_practice_vault_any_passphrase_will_do(desk):
    add(desk, passphrase="easy")
    unlock(desk, "easy")
    assert desk.vault.officer.name == BOB


def test_an_officer_whose_adding_was_cut_off_has_no_way_in(real, monkeypatch):
    def full(*_words):
        raise Refused("There is no room left.", remedy="Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(keychain, "keep_envelope", full)
        with pytest.raises(Refused, match="no room"):
            add(real)
    assert [each.can_open for each in officers(real)] == [True, False]
    with pytest.raises(Refused, match="Nobody who stays can open the vault"):
        perform(real, leaves())
    assert real.vault.trust.keyholding.left.get(real.vault.signer.fingerprint) is None


class TestSomebodyLeaves:
    """And another takes the open cases over."""

    def test_their_passphrase_opens_nothing_any_more(self, both):
        folder = both.vault.folder
        told = perform(both, leaves(BOB, ANN)).notices
        assert "made before now still open" in told[0]
        assert told[0].endswith("That includes Bob Second's old passphrase.")
        assert both.unlocked
        with pytest.raises(CannotUnlock):
            perform(vaults.a_desk(), UnlockVault(folder=_copy(folder), passphrase=BOBS))
        unlock(both, REAL_PASSPHRASE)
        assert both.vault.trust.keyholding.rekeyed.fact.reason is NewKeys.OFFICER_LEFT

    def test_every_open_case_says_who_took_it_over(self, both):
        perform(both, OpenCase(ref="TEST-0002", title="More", school="School"))
        perform(both, leaves(BOB, ANN))
        for ref in (REF, "TEST-0002"):
            (told,) = both.case_file(ref).case.handovers.values()
            assert (told.fact.leaver, told.fact.to) == (BOB, ANN)
            assert (told.fact.on, told.fact.reason) == (TODAY, "a new post")

    def test_who_leaves_themselves_is_locked_out(self, both):
        folder = both.vault.folder
        perform(both, leaves())
        assert not both.unlocked
        with pytest.raises(CannotUnlock):
            perform(both, UnlockVault(folder=folder, passphrase=REAL_PASSPHRASE))
        perform(both, UnlockVault(folder=folder, passphrase=BOBS))
        (told,) = both.case_file(REF).case.handovers.values()
        assert (told.fact.leaver, told.fact.to) == (ANN, BOB)
        checked = perform(both, VerifyVault()).made
        assert isinstance(checked, VaultChecked)
        assert checked.ok

    def test_nobody_leaves_a_vault_that_they_alone_open(self, real):
        with pytest.raises(Refused, match="only officer"):
            perform(real, leaves(to=ANN))

    def test_a_day_before_the_last_signature_is_refused(self, both):
        unlock(both, BOBS)
        perform(both, TakeStep(case=REF, what="Rang"))
        both.close_case(REF)
        unlock(both, REAL_PASSPHRASE)
        with pytest.raises(Refused, match="signed an entry on 23 November 2026"):
            perform(both, leaves(BOB, ANN, on=date(2026, 11, 22)))
        both.case_file(REF)
        with pytest.raises(Refused, match="signed an entry on 23 November 2026"):
            perform(both, leaves(BOB, ANN, on=date(2026, 11, 22)))
        assert names(both) == [ANN, BOB]

    def test_who_never_signed_may_have_left_earlier(self, both):
        perform(both, leaves(BOB, ANN, on=date(2026, 11, 1)))
        (_ann, bob) = officers(both)
        assert (bob.left, bob.handed_to, bob.can_open) == (date(2026, 11, 1), ANN, False)

    def test_nothing_that_they_sign_later_is_read(self, both):
        """With the keys that they had, on a copy that they kept, under a later date."""
        unlock(both, BOBS)
        bob = both.vault.keychain.own
        unlock(both, REAL_PASSPHRASE)
        perform(both, leaves(BOB, ANN))
        both.clock = FixedClock(NOW.later(hours=24))
        both.vault.keychain.own = bob
        perform(both, TakeStep(case=REF, what="Forged"))
        unlock(both, REAL_PASSPHRASE)
        checked = perform(both, VerifyVault()).made
        assert isinstance(checked, VaultChecked)
        problem = " ".join(each for case in checked.cases for each in case.problems)
        assert "24 November 2026 17:00 is signed with the key of Bob Second" in problem
        assert "who left on 23 November 2026" in problem


class TestCutOff:
    """Between the record and the new keys."""

    def test_who_left_is_kept_out_and_the_next_to_unlock_finishes(self, both, monkeypatch):
        folder, key = both.vault.folder, both.vault.keychain.key
        with monkeypatch.context() as patch:
            patch.setattr(new_keys, "give", lambda *_words, **_more: _cut())
            with pytest.raises(KeyboardInterrupt):
                perform(both, leaves())
        both.lock()
        with pytest.raises(LeftAlready):
            perform(both, UnlockVault(folder=folder, passphrase=REAL_PASSPHRASE))
        perform(both, UnlockVault(folder=folder, passphrase=BOBS))
        assert both.vault.keychain.key != key
        assert not new_keys.overdue(both)
        assert len(both.case_file(REF).case.handovers) == 1
        with pytest.raises(CannotUnlock, match="passphrase does not open"):
            unlock(both, REAL_PASSPHRASE)

    def test_what_stands_in_the_way_is_told_and_the_vault_opens(self, both, monkeypatch):
        folder = both.vault.folder
        with monkeypatch.context() as patch:
            patch.setattr(new_keys, "give", lambda *_words, **_more: _cut())
            with pytest.raises(KeyboardInterrupt):
                perform(both, leaves())
        both.lock()

        def no_room(_folder):
            raise Refused("New keys need 17 MiB of free room.", remedy="Make room.")

        monkeypatch.setattr(rekeying, "refuse_without_room", no_room)
        told = perform(both, UnlockVault(folder=folder, passphrase=BOBS)).notices
        assert any("new keys are wanted. New keys need 17" in each for each in told)
        assert both.case_file(REF).case.ref == REF


def test_a_way_in_that_somebody_put_there_by_hand_is_closed_and_told(both):
    hidden = Own.new()
    both.vault.keychain.add(hidden, "what nobody knows", both.vault.cost())
    told = unlock(both, REAL_PASSPHRASE)
    assert STRANGER in told
    assert hidden.sealing.public.hex() not in ways_in.persons(both.vault.envelope)
    assert both.vault.trust.keyholding.rekeyed.fact.reason is NewKeys.PASSPHRASE_KNOWN
    assert STRANGER not in unlock(both, BOBS)


def test_an_officer_of_the_first_version_is_put_on_record_with_a_key(real):
    """So that a new vault key reaches them."""
    trust = real.vault.trust
    nobody = replace(trust.keyholding, sealing=Shelf())
    real.vault.trust = replace(trust, keyholding=nobody)
    new_keys.introduce(real)
    sealing = real.vault.trust.keyholding.sealing
    assert sealing[real.vault.signer.fingerprint] == (
        real.vault.keychain.own.sealing.public.hex()
    )


def _copy(folder):
    return vaults.copied(folder, folder.with_name("copy"))


def _cut():
    raise KeyboardInterrupt
