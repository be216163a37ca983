"""Every way into a vault opens it alone, opens nothing else, and can be taken away."""

import json
from dataclasses import replace

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.machine.crypto import (
    Argon2,
    UnsafeParameters,
    hkdf,
    recovery_secret,
    recovery_text,
)
from investigator.storage import keyring_slot, keyslots, unlocking, ways_in
from investigator.storage.keyslots import Envelope, SlotKind
from investigator.storage.unlocking import CannotUnlock, WrongRecoveryKey
from investigator.storage.ways_in import Begun, Change, Own
from tests.storage import ways
from tests.storage.ways import ANN, BOB, begun, two

PAPER = recovery_text(bytes(range(24)))
OTHER_PAPER = recovery_text(bytes(range(1, 25)))


@pytest.fixture(autouse=True)
def _derived_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", ways.derived)


def change(*persons: Own, recovery: bytes | None = None) -> Change:
    public = frozenset(each.sealing.public.hex() for each in persons)
    return Change(persons=public, recovery=recovery)


def opens(envelope: Envelope, passphrase: str) -> bool:
    try:
        unlocking.opened(envelope, passphrase)
    except CannotUnlock:
        return False
    return True


def test_every_way_in_opens_alone():
    one, bob, envelope = two()
    ann = unlocking.opened(envelope, ANN)
    assert (ann.key, ann.own.secret) == (one.key, one.own.secret)
    second = unlocking.opened(envelope, BOB)
    assert (second.key, second.own.secret) == (one.key, bob.secret)
    assert unlocking.recovered(envelope, one.recovery) == one.key


def test_who_opens_is_told_by_the_own_signing_key():
    _one, bob, envelope = two()
    found = unlocking.opened(envelope, BOB).own.signer
    assert found.fingerprint == bob.signer.fingerprint


def test_a_way_in_that_was_taken_away_is_closed():
    one, bob, envelope = two()
    ids = {slot.id for slot in ways_in.own_slots(envelope, bob, SlotKind.PASSPHRASE)}
    for each in ids:
        envelope = envelope.without(each)
    less = envelope.sealed_under(one.key)
    assert (opens(less, ANN), opens(less, BOB)) == (True, False)
    none = ways_in.without(less, one.key, SlotKind.RECOVERY)
    with pytest.raises(WrongRecoveryKey, match="recovery key does not open"):
        unlocking.recovered(none, one.recovery)


def test_no_flipped_bit_of_the_key_file_goes_unnoticed():
    one, _bob, envelope = two()
    data = envelope.to_bytes()
    unnoticed = []
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            read = keyslots.from_bytes(bytes(flipped))
            unlocking.opened(read, ANN)
        except (Damaged, Refused):
            continue
        unnoticed.append(bit)
    assert len(data) > 1500
    assert unnoticed == []
    assert one.key


@pytest.mark.parametrize("kind", [SlotKind.PERSON, SlotKind.PASSPHRASE, SlotKind.RECOVERY])
def test_a_slot_of_another_vault_opens_nothing_here(kind):
    here, there = begun(), begun()
    stolen = there.envelope.of_kind(kind)
    rest = tuple(slot for slot in here.envelope.slots if slot.kind is not kind)
    forged = replace(here.envelope, slots=(*rest, *stolen)).sealed_under(here.key)
    by_paper = kind is SlotKind.RECOVERY
    with pytest.raises((Damaged, CannotUnlock)):
        _recovered(forged, there) if by_paper else unlocking.opened(forged, ANN)


def _recovered(envelope: Envelope, vault: Begun) -> bytes:
    return unlocking.recovered(envelope, vault.recovery)


def test_a_vault_key_sealed_to_somebody_in_another_slot_opens_nothing():
    one, bob, envelope = two()
    ann, second = envelope.of_kind(SlotKind.PERSON)
    swapped = tuple(
        replace(slot, sealed=second.sealed) if slot.id == ann.id else slot
        for slot in envelope.slots
    )
    with pytest.raises(Damaged, match="leads nowhere"):
        unlocking.opened(replace(envelope, slots=swapped).sealed_under(one.key), ANN)
    assert bob.secret


def test_an_envelope_that_was_changed_is_damage_though_the_passphrase_fits():
    one = begun()
    with pytest.raises(Damaged, match="was changed"):
        unlocking.opened(replace(one.envelope, practice=True), ANN)


def test_who_stays_opens_the_new_vault_key_with_the_old_passphrase():
    one, bob, envelope = two()
    new = b"n" * 32
    after = ways_in.rekeyed(envelope, one.key, new, change(one.own, bob))
    assert unlocking.opened(after, ANN).key == new
    assert unlocking.opened(after, BOB).key == new
    assert ways_in.previous(after, new) == one.key
    assert ways_in.previous(after, one.key) is None


def test_who_leaves_opens_nothing_and_learns_nothing_of_the_new_key():
    one, bob, envelope = two()
    after = ways_in.rekeyed(envelope, one.key, b"n" * 32, change(bob))
    assert (opens(after, ANN), opens(after, BOB)) == (False, True)
    assert {slot.public for slot in after.of_kind(SlotKind.PERSON)} == {
        bob.sealing.public.hex()
    }
    with pytest.raises(WrongRecoveryKey):
        unlocking.recovered(after, one.recovery)


def test_a_way_in_that_belongs_to_no_officer_gets_no_new_key():
    """Somebody who knew the vault key may have put one there by hand."""
    one, hidden, envelope = two()
    after = ways_in.rekeyed(envelope, one.key, b"n" * 32, change(one.own))
    assert not opens(after, BOB)
    assert hidden.sealing.public.hex() not in ways_in.persons(after)


def test_a_new_recovery_key_opens_and_the_old_one_does_not():
    one = begun()
    paper = ways_in.recovery_key(PAPER).public
    after = ways_in.rekeyed(
        one.envelope, one.key, b"n" * 32, change(one.own, recovery=paper)
    )
    assert unlocking.recovered(after, PAPER) == b"n" * 32
    assert ways_in.recovered(after, one.recovery) is None


def test_only_the_public_half_of_the_recovery_key_lies_in_the_key_file():
    one = begun()
    (slot,) = one.envelope.of_kind(SlotKind.RECOVERY)
    assert slot.public == ways_in.recovery_key(one.recovery).public.hex()
    assert recovery_secret(one.recovery).hex() not in one.envelope.to_bytes().decode()


def test_who_unlocked_last_is_tried_first():
    _one, bob, envelope = two()
    (slot,) = ways_in.own_slots(envelope, bob, SlotKind.PASSPHRASE)
    tried = ways_in.first(envelope, slot).of_kind(SlotKind.PASSPHRASE)
    assert tried[0] == slot
    assert len(tried) == 2


class TestOfVersion1:
    """A key file of the first version of the program."""

    @pytest.fixture
    def old(self):
        wrapping = hkdf(recovery_secret(PAPER), "investigator/recovery/1")
        return ways.version_1(wrapping)

    def test_it_opens_as_it_did(self, old):
        envelope, key, own = old
        read = keyslots.from_bytes(envelope.to_bytes())
        assert read == envelope
        found = unlocking.opened(read, ANN)
        assert (found.key, found.own.secret) == (key, own.secret)
        assert unlocking.recovered(read, PAPER) == key

    def test_it_is_spelt_as_it_was(self, old):
        body = json.loads(old[0].to_bytes())
        assert body["version"] == 1
        assert not any({"public", "person"} & set(slot) for slot in body["slots"])

    def test_every_way_in_opens_it_still_when_it_was_brought_up(self, old, monkeypatch):
        envelope, key, own = old
        after = ways_in.brought_up(envelope, key, own).sealed_under(key)
        assert after.version == 2
        assert unlocking.opened(after, ANN).key == key
        assert unlocking.recovered(after, PAPER) == key
        monkeypatch.setattr(keyring_slot, "kept", lambda _holder: b"k" * 32)
        assert unlocking.opened(after, None).own.secret == own.secret
        assert ways_in.brought_up(after, key, own) == after

    def test_its_recovery_key_opens_no_new_vault_key(self, old):
        envelope, key, own = old
        after = ways_in.brought_up(envelope, key, own).sealed_under(key)
        new = ways_in.rekeyed(after, key, b"n" * 32, change(own))
        assert unlocking.opened(new, ANN).key == b"n" * 32
        assert ways_in.recovered(new, PAPER) is None

    def test_somebody_added_by_the_recovery_key_leaves_the_first_way_in_open(self, old):
        envelope, key, own = old
        bob = Own.new()
        slot = ways_in.new_passphrase(envelope, bob, BOB, ways.salted(2))
        after = ways_in.add(envelope, key, bob, slot).sealed_under(key)
        assert unlocking.opened(after, BOB).own.secret == bob.secret
        assert unlocking.opened(after, ANN).own.secret == own.secret


def hostile(**slot: object) -> bytes:
    body = json.loads(begun().envelope.to_bytes())
    body["slots"][1].update(slot)
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "asks",
    [
        {"memory_kib": 1 << 40},
        {"memory_kib": 1024 * 1024, "passes": 49},
        {"memory_kib": -(1 << 40)},
        {"passes": 10**300},
    ],
    ids=["memory", "work", "negative", "passes"],
)
def test_a_header_that_asks_for_endless_work_is_refused_before_any(asks, monkeypatch):
    data = hostile(**asks)
    monkeypatch.setattr(Argon2, "derive", lambda *_: pytest.fail("it was derived"))
    with pytest.raises(UnsafeParameters):
        unlocking.opened(keyslots.from_bytes(data), ANN)


@pytest.mark.parametrize(("slots", "why"), [(17, UnsafeParameters), (65, Damaged)])
def test_more_ways_in_than_any_vault_has_are_refused_before_any_work(
    slots, why, monkeypatch
):
    body = json.loads(begun().envelope.to_bytes())
    body["slots"] = [body["slots"][1]] * slots
    data = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    monkeypatch.setattr(Argon2, "derive", lambda *_: pytest.fail("it was derived"))
    with pytest.raises(why):
        keyslots.from_bytes(data)


def test_a_wrong_recovery_key_is_told_apart_from_a_mistyped_one():
    one = begun()
    with pytest.raises(WrongRecoveryKey) as why:
        unlocking.recovered(one.envelope, OTHER_PAPER)
    assert why.value.remedy.startswith("Use the newest paper")
    groups = PAPER.split(" ")
    groups[2] = groups[2][:3] + ("A" if groups[2][3] != "A" else "B")
    with pytest.raises(Refused, match="Group 3 of the recovery key"):
        unlocking.recovered(one.envelope, " ".join(groups))
