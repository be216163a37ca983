"""The keys in hand: passphrases are changed, people added, old key files brought up."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.domain.officer import OfficerLeft
from investigator.machine.crypto import Argon2, hkdf, recovery_secret, recovery_text
from investigator.storage import keychain, keyslots, rekeying, ways_in
from investigator.storage.introducing import LeftAlready
from investigator.storage.keyslots import MOST_PASSPHRASES, SlotKind
from investigator.storage.unlocking import CannotUnlock, WrongRecoveryKey
from investigator.storage.vault import Newcomer, Vault, envelope_of
from investigator.storage.vault_folder import ENVELOPE, keep_envelope
from investigator.storage.ways_in import Own
from tests.storage import rekeyed, ways
from tests.storage.parts import CLOCK, FOUNDER, PASSPHRASE, SAYING

PAPER = recovery_text(bytes(range(24)))
OTHER = "another passphrase altogether"
CAROL = Newcomer(name="Carol Third", role="Head", passphrase="what Carol types")


@pytest.fixture(autouse=True)
def _derived_at_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", ways.derived)


@pytest.fixture
def made(tmp_path):
    """A vault, unlocked, and its recovery key."""
    vault, paper = Vault.make(
        tmp_path / "vault", FOUNDER, PASSPHRASE, CLOCK.record(), practice=True
    )
    yield vault, paper
    vault.close()


@pytest.fixture
def vault(made):
    return made[0]


def as_version_1(vault: Vault) -> bytes:
    """The key file as the first version would have written it for this vault; as bytes."""
    key, own, holder = vault.keychain.key, vault.keychain.own, vault.envelope.holder
    wrapping = hkdf(recovery_secret(PAPER), "investigator/recovery/1")
    slots = (
        keyslots.passphrase_slot(holder, key + own.secret, PASSPHRASE, ways.salted(1)),
        keyslots.keyed_slot(holder, SlotKind.RECOVERY, key, wrapping),
    )
    old = replace(vault.envelope, slots=slots, version=1).sealed_under(key)
    keep_envelope(vault.folder, old)
    vault.close()
    return old.to_bytes()


def recovering(vault: Vault, paper: str, who: Newcomer = CAROL) -> Vault:
    vault.close()
    return rekeying.drained(Vault.recovering(vault.folder, paper, who, CLOCK.record()))


def opened(vault: Vault, passphrase: str) -> str:
    """Who opens the vault with a passphrase."""
    vault.close()
    again = Vault.unlock(vault.folder, passphrase=passphrase)
    name = again.officer.name
    again.close()
    return name


def test_another_passphrase_opens_and_the_old_one_does_not(vault):
    slot = vault.keychain.other_passphrase(PASSPHRASE, OTHER, ways.salted(3))
    vault.keychain.exchange(slot)
    assert opened(vault, OTHER) == FOUNDER.name
    with pytest.raises(CannotUnlock):
        Vault.unlock(vault.folder, passphrase=PASSPHRASE)


def test_the_signing_key_stays_when_the_passphrase_is_changed(vault):
    before = vault.signer.fingerprint
    vault.keychain.exchange(
        vault.keychain.other_passphrase(PASSPHRASE, OTHER, ways.salted(3))
    )
    vault.close()
    again = Vault.unlock(vault.folder, passphrase=OTHER)
    assert again.signer.fingerprint == before
    again.close()


def test_a_key_file_that_cannot_be_written_leaves_the_old_passphrase(vault, monkeypatch):
    def full(*_words):
        raise Refused("There is no room left.", remedy="Make room.")

    slot = vault.keychain.other_passphrase(PASSPHRASE, OTHER, ways.salted(3))
    monkeypatch.setattr(keychain, "keep_envelope", full)
    with pytest.raises(Refused, match="no room"):
        vault.keychain.exchange(slot)
    assert opened(vault, PASSPHRASE) == FOUNDER.name


def test_only_who_knows_the_own_passphrase_changes_it(vault):
    vault.add_officer(CAROL, CLOCK.record())
    for wrong in ("wrong", CAROL.passphrase):
        with pytest.raises(Refused, match="current passphrase is not right"):
            vault.keychain.other_passphrase(wrong, OTHER, ways.salted(3))


def test_one_passphrase_never_opens_for_two(vault):
    vault.add_officer(CAROL, CLOCK.record())
    for taken in (PASSPHRASE, CAROL.passphrase):
        with pytest.raises(Refused, match="opens this vault already"):
            vault.keychain.other_passphrase(PASSPHRASE, taken, ways.salted(3))
        with pytest.raises(Refused, match="opens this vault already"):
            vault.add_officer(replace(CAROL, name="Dan", passphrase=taken), CLOCK.record())


def test_a_new_officer_opens_it_and_acts_under_an_own_name(vault):
    vault.add_officer(CAROL, CLOCK.record())
    assert opened(vault, CAROL.passphrase) == "Carol Third"
    assert opened(vault, PASSPHRASE) == FOUNDER.name


def test_an_officer_is_on_record_before_they_can_open_anything(vault, monkeypatch):
    def cut_off(*_words):
        raise rekeyed.Stopped

    monkeypatch.setattr(keychain, "keep_envelope", cut_off)
    with pytest.raises(rekeyed.Stopped):
        vault.add_officer(CAROL, CLOCK.record())
    names = [told.fact.name for told in vault.trust.officers.values()]
    assert names == [FOUNDER.name, "Carol Third"]
    vault.close()
    with pytest.raises(CannotUnlock):
        Vault.unlock(vault.folder, passphrase=CAROL.passphrase)


def test_there_is_room_for_sixteen_people(vault):
    chain = vault.keychain
    for number in range(1, MOST_PASSPHRASES):
        chain.add(Own.new(), f"passphrase {number}", ways.salted(number))
    with pytest.raises(Refused, match="16 people can open this vault"):
        chain.add(Own.new(), "one more", ways.salted(99))
    assert (vault.folder / ENVELOPE).stat().st_size < 1 << 15
    assert opened(vault, PASSPHRASE) == FOUNDER.name


def test_who_unlocked_last_is_tried_first_the_next_time(vault, monkeypatch):
    vault.add_officer(CAROL, CLOCK.record())
    assert opened(vault, CAROL.passphrase) == "Carol Third"
    tried = []

    def counted(cost, passphrase):
        tried.append(cost)
        return ways.derived(cost, passphrase)

    monkeypatch.setattr(Argon2, "derive", counted)
    before = (vault.folder / ENVELOPE).read_bytes()
    assert opened(vault, CAROL.passphrase) == "Carol Third"
    assert len(tried) == 1
    assert (vault.folder / ENVELOPE).read_bytes() == before


def test_a_disk_that_takes_nothing_does_not_keep_anybody_out(vault, monkeypatch):
    def full(*_words):
        raise Refused("There is no room left.", remedy="Make room.")

    as_version_1(vault)
    monkeypatch.setattr(keychain, "keep_envelope", full)
    assert opened(vault, PASSPHRASE) == FOUNDER.name
    assert envelope_of(vault.folder).version == 1


def test_who_left_is_told_so_and_nothing_opens(vault):
    vault.add_officer(CAROL, CLOCK.record())
    left = OfficerLeft(
        fingerprint=vault.signer.fingerprint,
        name=FOUNDER.name,
        on=date(2026, 11, 23),
        reason="a post",
        to="Carol Third",
    )
    vault.record(lambda _trust: [(left, SAYING)], vault.stamp(CLOCK.record()))
    vault.close()
    with pytest.raises(LeftAlready, match="left on 23 November 2026") as why:
        Vault.unlock(vault.folder, passphrase=PASSPHRASE)
    assert isinstance(why.value, CannotUnlock)
    assert opened(vault, CAROL.passphrase) == "Carol Third"


def test_somebody_put_into_the_key_file_by_hand_is_no_officer(vault):
    hidden = Own.new()
    vault.keychain.add(hidden, OTHER, ways.salted(5))
    vault.close()
    with pytest.raises(Damaged, match="does not know whose passphrase"):
        Vault.unlock(vault.folder, passphrase=OTHER)
    assert opened(vault, PASSPHRASE) == FOUNDER.name


class TestTheRecoveryKey:
    """On paper, with somebody else."""

    def test_it_adds_a_person_who_acts_from_then_on(self, made):
        again = recovering(*made)
        assert again.officer.name == "Carol Third"
        (opening,) = again.trust.keyholding.openings.values()
        assert (opening.fact.name, opening.telling.typed_by) == ("Carol Third",) * 2
        assert opened(again, CAROL.passphrase) == "Carol Third"
        assert opened(again, PASSPHRASE) == FOUNDER.name

    def test_it_is_on_record_before_anything_opens(self, made, monkeypatch):
        vault, paper = made

        def cut_off(*_words):
            raise rekeyed.Stopped

        with monkeypatch.context() as patch:
            patch.setattr(keychain, "keep_envelope", cut_off)
            with pytest.raises(rekeyed.Stopped):
                recovering(vault, paper)
        again = Vault.unlock(vault.folder, passphrase=PASSPHRASE)
        assert len(again.trust.keyholding.openings) == 1
        again.close()

    def test_another_vaults_does_not_open_it(self, vault):
        with pytest.raises(WrongRecoveryKey):
            recovering(vault, PAPER)
        assert opened(vault, PASSPHRASE) == FOUNDER.name

    def test_it_is_tried_without_adding_anybody(self, made):
        vault, paper = made
        assert vault.keychain.opens_with(paper)
        assert not vault.keychain.opens_with(PAPER)


class TestAKeyFileOfVersion1:
    """As a vault of the first version has it."""

    def test_unlocking_writes_it_in_todays_form(self, vault):
        old = as_version_1(vault)
        assert opened(vault, PASSPHRASE) == FOUNDER.name
        after = envelope_of(vault.folder)
        assert after.version == 2
        assert after.to_bytes() != old
        assert opened(vault, PASSPHRASE) == FOUNDER.name

    def test_its_recovery_key_opens_it_still(self, vault):
        as_version_1(vault)
        again = recovering(vault, PAPER)
        assert again.officer.name == "Carol Third"
        assert opened(again, PASSPHRASE) == FOUNDER.name
        assert len(ways_in.persons(envelope_of(vault.folder))) == 2

    def test_its_recovery_key_still_opens_it_when_it_was_brought_up(self, vault):
        as_version_1(vault)
        assert opened(vault, PASSPHRASE) == FOUNDER.name
        again = recovering(vault, PAPER)
        assert again.officer.name == "Carol Third"
        again.close()
