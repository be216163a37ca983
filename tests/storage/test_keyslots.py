"""An envelope opens with its own keys only, and no bit of it can be changed unnoticed."""

import json
from dataclasses import replace

import pytest

from investigator.domain.errors import Damaged
from investigator.machine.crypto import Argon2, UnsafeParameters, WrongKey, random_bytes
from investigator.storage import keyslots
from investigator.storage.keyslots import Envelope, Slot, SlotKind

KEY, SECRET = bytes(range(32)), b"the secret".ljust(32)
FLOOR = Argon2(salt=b"s" * 16, memory_kib=64 * 1024)


def an_envelope(holder: str = "one.case", kind: SlotKind = SlotKind.VAULT) -> Envelope:
    slot = keyslots.keyed_slot(holder, kind, SECRET, KEY)
    return Envelope(holder=holder, practice=False, slots=(slot,)).sealed_under(SECRET)


def opened(data: bytes, holder: str = "one.case") -> bytes:
    """As a program opens a key file: read, unwrap, check."""
    envelope = keyslots.from_bytes(data)
    found = keyslots.open_any(holder, envelope.of_kind(SlotKind.VAULT), lambda _slot: KEY)
    if found is None:
        raise WrongKey
    envelope.check(found)
    return found


def test_an_envelope_gives_its_secret_back():
    assert opened(an_envelope().to_bytes()) == SECRET


def test_no_flipped_bit_goes_unnoticed():
    data = an_envelope().to_bytes()
    unnoticed = []
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            opened(bytes(flipped))
        except (Damaged, WrongKey):
            continue
        unnoticed.append(bit)
    assert len(data) * 8 > 650
    assert unnoticed == []


def test_no_cut_goes_unnoticed():
    data = an_envelope().to_bytes()
    for end in range(len(data)):
        with pytest.raises(Damaged):
            keyslots.from_bytes(data[:end])


def test_a_slot_of_another_case_does_not_open():
    stolen = replace(an_envelope("two.case"), holder="one.case").sealed_under(SECRET)
    with pytest.raises(WrongKey):
        opened(stolen.to_bytes())


def test_a_slot_moved_to_another_place_does_not_open():
    recovery = an_envelope(kind=SlotKind.RECOVERY)
    moved = replace(recovery.slots[0], kind=SlotKind.VAULT)
    forged = replace(recovery, slots=(moved,)).sealed_under(SECRET)
    with pytest.raises(WrongKey):
        opened(forged.to_bytes())


def test_another_key_opens_no_slot():
    envelope = an_envelope()
    assert (
        keyslots.open_any(envelope.holder, envelope.slots, lambda _slot: bytes(32)) is None
    )


def test_an_envelope_sealed_under_another_key_is_damage():
    envelope = an_envelope()
    with pytest.raises(Damaged, match="was changed"):
        envelope.sealed_under(bytes(32)).check(SECRET)


def test_a_slot_can_be_added_and_taken_away():
    envelope = an_envelope()
    slot = keyslots.keyed_slot(envelope.holder, SlotKind.KEYRING, SECRET, KEY)
    more = envelope.with_slot(slot).sealed_under(SECRET)
    more.check(SECRET)
    assert more.of_kind(SlotKind.KEYRING) == (slot,)
    assert more.without(slot.id).sealed_under(SECRET) == envelope


def test_a_slot_taken_away_without_the_key_is_noticed():
    envelope = an_envelope()
    slot = keyslots.keyed_slot(envelope.holder, SlotKind.KEYRING, SECRET, KEY)
    more = envelope.with_slot(slot).sealed_under(SECRET)
    with pytest.raises(Damaged, match="was changed"):
        replace(more, slots=envelope.slots).check(SECRET)


def test_a_passphrase_opens_its_slot_and_no_other_does():
    slot = keyslots.passphrase_slot("vault", SECRET, "two words", FLOOR)
    right, wrong = (slot.argon2().derive(each) for each in ("two words", "two word"))
    assert keyslots.open_slot("vault", slot, right) == SECRET
    with pytest.raises(WrongKey):
        keyslots.open_slot("vault", slot, wrong)


@pytest.mark.parametrize(
    "hostile",
    [
        {"memory_kib": 1 << 40},
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": 1},
        {"memory_kib": -1},
        {"passes": 1_000_000},
        {"passes": 0},
        {"lanes": 1 << 20},
        {"lanes": 0},
        {"salt": ""},
    ],
)
def test_parameters_that_would_harm_are_refused_before_any_work(hostile, monkeypatch):
    slot = Slot(
        id="00",
        kind=SlotKind.PASSPHRASE,
        sealed="",
        **{"salt": "c2FsdHNhbHRzYWx0", "memory_kib": 65536, "passes": 3, "lanes": 4}
        | hostile,
    )
    monkeypatch.setattr(Argon2, "derive", lambda *_: pytest.fail("it was derived"))
    with pytest.raises(UnsafeParameters):
        slot.argon2().derive("words")


def test_an_envelope_names_nobody():
    assert set(json.loads(an_envelope().to_bytes())) == {
        *("format", "version", "holder", "practice", "slots", "mac")
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b"[" * 100_000,
        b'{"format":"other","version":1}',
        b'{"format":"investigator/envelope","version":2}',
        b'{"format":"investigator/envelope","version":1,"slots":5}',
        b'{"format":"investigator/envelope","version":1,"slots":[5]}',
        b'{"format":"investigator/envelope","version":1,"slots":[{"kind":"new"}]}',
    ],
)
def test_a_strangers_file_is_damage(body):
    with pytest.raises(Damaged, match="key file"):
        keyslots.from_bytes(body)


@pytest.mark.parametrize("name", ["holder", "practice", "mac", "slots", "extra"])
@pytest.mark.parametrize("value", [None, 5, 1.5, [], {}, ["x"], "ü"])
def test_a_value_of_another_type_is_damage(name, value):
    body = json.loads(an_envelope().to_bytes()) | {name: value}
    data = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises((Damaged, WrongKey)):
        opened(data)


@pytest.mark.parametrize("name", ["id", "kind", "sealed", "salt", "memory_kib", "passes"])
@pytest.mark.parametrize("value", [None, "x", "ü", True, -1, 1.5, [], {}])
def test_a_value_of_another_type_in_a_slot_is_damage(name, value):
    body = json.loads(an_envelope().to_bytes())
    body["slots"][0][name] = value
    data = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises((Damaged, WrongKey)):
        opened(data)


def test_an_envelope_has_one_spelling():
    data = an_envelope().to_bytes()
    with pytest.raises(Damaged):
        keyslots.from_bytes(json.dumps(json.loads(data), indent=1).encode())


def test_two_slots_of_the_same_secret_look_different():
    key = random_bytes(32)
    first, second = (
        keyslots.keyed_slot("one", SlotKind.VAULT, SECRET, key) for _each in range(2)
    )
    assert (first.id, first.sealed) != (second.id, second.sealed)
