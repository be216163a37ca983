"""Key files of a vault for tests, where a passphrase costs next to nothing."""

import hashlib

from investigator.machine.crypto import Argon2
from investigator.storage import keyslots, ways_in
from investigator.storage.keyslots import Envelope, SlotKind
from investigator.storage.ways_in import Begun, Own

ANN, BOB = "the first passphrase", "the second passphrase"


def derived(cost: Argon2, passphrase: str) -> bytes:
    """Another key for every passphrase and every parameter, within the safe range."""
    cost.check()
    return hashlib.sha256(f"{cost}{passphrase}".encode()).digest()


def salted(n: int) -> Argon2:
    """The lowest cost, under a salt of its own."""
    return Argon2(salt=bytes([n]) * 16, memory_kib=64 * 1024)


def begun() -> Begun:
    """A vault of one person."""
    return ways_in.begun(ANN, salted(1), practice=False)


def two() -> tuple[Begun, Own, Envelope]:
    """The same with a second person, whose own secret is given beside."""
    one, bob = begun(), Own.new()
    slot = ways_in.new_passphrase(one.envelope, bob, BOB, salted(2))
    return one, bob, ways_in.add(one.envelope, one.key, bob, slot).sealed_under(one.key)


def version_1(recovery_wrapping: bytes) -> tuple[Envelope, bytes, Own]:
    """A key file as the first version of the program wrote it."""
    key, own, holder = bytes(range(32)), Own(b"\x07" * 32), "aa" * 16
    slots = (
        keyslots.passphrase_slot(holder, key + own.secret, ANN, salted(1)),
        keyslots.keyed_slot(holder, SlotKind.RECOVERY, key, recovery_wrapping),
        keyslots.keyed_slot(holder, SlotKind.KEYRING, key + own.secret, b"k" * 32),
    )
    made = Envelope(holder=holder, practice=False, slots=slots, version=1)
    return made.sealed_under(key), key, own
