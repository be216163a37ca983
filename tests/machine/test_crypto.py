"""Keys, sealed secrets, passphrases and signatures."""

import subprocess
import sys
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.kdf import argon2

from investigator.domain import digest
from investigator.domain.errors import Refused
from investigator.machine import crypto
from investigator.machine.crypto import (
    Argon2,
    SigningKey,
    UnsafeParameters,
    WrongKey,
    calibrated,
    fingerprint,
    hkdf,
    mac,
    same,
    unwrap,
    verify_signature,
    wrap,
)

KEY = bytes(range(32))
FLOOR = 64 * 1024


def test_what_is_sealed_opens_with_the_same_key_and_binding():
    sealed = wrap(KEY, b"secret", b"case 1")
    assert unwrap(KEY, sealed, b"case 1") == b"secret"
    assert sealed != wrap(KEY, b"secret", b"case 1")


def test_every_flipped_bit_of_a_sealed_value_is_refused():
    sealed = wrap(KEY, KEY, b"case 1")
    for bit in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << (bit % 8)
        with pytest.raises(WrongKey):
            unwrap(KEY, bytes(flipped), b"case 1")


def test_every_shorter_sealed_value_is_refused():
    sealed = wrap(KEY, KEY, b"")
    for length in range(len(sealed)):
        with pytest.raises(WrongKey):
            unwrap(KEY, sealed[:length], b"")


def test_another_key_or_binding_opens_nothing():
    sealed = wrap(KEY, b"secret", b"case 1")
    for key, bound_to in ((bytes(32), b"case 1"), (KEY, b"case 2"), (KEY, b"")):
        with pytest.raises(WrongKey, match="does not open"):
            unwrap(key, sealed, bound_to)


def test_hkdf_agrees_with_its_standard():
    """RFC 5869, test case 3: no salt, no info; the first 32 of its 42 bytes."""
    expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert hkdf(b"\x0b" * 22, "").hex() == expected


def test_one_key_gives_another_for_each_purpose():
    made = {hkdf(KEY, purpose) for purpose in ("db", "witness", "header-mac")}
    assert len(made) == 3
    assert {len(each) for each in made} == {32}


def test_parts_of_a_mac_cannot_run_together():
    assert mac(KEY, b"ab", b"c") != mac(KEY, b"a", b"bc") != mac(KEY, b"abc")
    assert mac(KEY, b"ab") == mac(KEY, b"ab")
    assert mac(KEY, b"ab") != mac(bytes(32), b"ab")


def test_the_tagged_hash_is_the_ledgers_own():
    assert crypto.tagged_hash is digest.tagged_hash
    assert crypto.sha256(b"abc").hex() == digest.Sha256.of(b"abc").hex


def test_secrets_are_compared_whole():
    assert same(b"abc", b"abc")
    assert not same(b"abc", b"abd")
    assert not same(b"abc", b"abcd")


def test_random_bytes_have_the_length_and_differ():
    assert len(crypto.random_bytes(24)) == 24
    assert crypto.random_bytes(32) != crypto.random_bytes(32)


def test_argon2_agrees_with_its_reference():
    """The Argon2id line of the reference implementation's own test program."""
    ours = Argon2(salt=b"somesalt", memory_kib=FLOOR, passes=2, lanes=1)
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert ours.derive("password").hex() == expected


def test_an_accent_typed_either_way_is_the_same_passphrase():
    cheap = Argon2(salt=b"somesalt", memory_kib=FLOOR, passes=1, lanes=4)
    assert cheap.derive("caf\u00e9") == cheap.derive("cafe\u0301") != cheap.derive("cafe")


@pytest.mark.parametrize(
    "changed",
    [
        {"memory_kib": FLOOR - 1},
        {"memory_kib": 1024 * 1024 + 1},
        {"passes": 0},
        {"passes": 11},
        {"lanes": 0},
        {"lanes": 17},
        {"salt": b"short"},
        {"salt": bytes(65)},
    ],
)
def test_parameters_outside_the_range_are_refused_before_any_work(changed):
    good = Argon2(salt=bytes(16), memory_kib=FLOOR, passes=3, lanes=4)
    good.check()
    with pytest.raises(UnsafeParameters):
        replace(good, **changed).derive("x")


def test_too_little_memory_for_a_passphrase_is_told(monkeypatch):
    def none_free(**_):
        raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", none_free)
    with pytest.raises(Refused, match="needs 64 MiB of memory") as refused:
        Argon2(salt=bytes(16), memory_kib=FLOOR).derive("x")
    assert refused.value.remedy


def test_calibration_keeps_the_floor_and_meets_the_target():
    floor = calibrated(floor_only=True)
    assert (floor.memory_kib, floor.passes, floor.lanes) == (FLOOR, 3, 4)
    assert len(floor.salt) == 16
    assert calibrated(0.000_001).memory_kib == FLOOR


def test_calibration_takes_more_memory_for_a_longer_target(monkeypatch):
    monkeypatch.setattr(crypto, "_seconds", lambda each: each.memory_kib / FLOOR * 0.05)
    monkeypatch.setattr(Argon2, "derive", lambda *_: bytes(32))
    assert calibrated(0.5).memory_kib == 10 * FLOOR
    assert calibrated(60).memory_kib == 1024 * 1024


def test_calibration_comes_back_where_memory_costs_more_than_it_promised(monkeypatch):
    def dear(each):
        return (each.memory_kib / FLOOR) ** 2 * 0.1

    monkeypatch.setattr(crypto, "_seconds", dear)
    monkeypatch.setattr(Argon2, "derive", lambda *_: bytes(32))
    chosen = calibrated(0.5)
    chosen.check()
    assert 0.05 < dear(chosen) < 0.5


def test_a_signature_holds_for_exactly_its_bytes_and_key():
    """The key and the signature of RFC 8032, test 2."""
    key = SigningKey(
        bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    )
    assert key.public.hex() == (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    )
    signature = key.sign(b"\x72")
    assert signature.hex().startswith("92a009a9f0d4cab8720e820b5f642540")
    assert verify_signature(key.public, signature, b"\x72")
    assert not verify_signature(key.public, signature, b"\x73")
    assert not verify_signature(SigningKey(bytes(32)).public, signature, b"\x72")


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), b"\xff" * 32])
def test_what_is_no_public_key_verifies_nothing(public):
    assert not verify_signature(public, bytes(64), b"data")
    assert not verify_signature(SigningKey(KEY).public, public, b"data")


def test_a_fingerprint_is_the_start_of_the_public_keys_hash():
    key = SigningKey(KEY)
    assert (
        key.fingerprint == fingerprint(key.public) == crypto.sha256(key.public).hex()[:32]
    )


def test_a_signing_key_does_not_show_its_seed():
    assert KEY.hex() not in repr(SigningKey(KEY))
    assert repr(KEY) not in repr(SigningKey(KEY))


def test_a_wrong_key_is_a_refusal_with_a_remedy():
    assert issubclass(WrongKey, Refused)
    assert WrongKey().remedy


def test_the_library_is_loaded_only_when_it_is_used():
    code = "import sys, investigator.machine.crypto; print('cryptography' in sys.modules)"
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
