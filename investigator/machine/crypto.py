"""Cryptography, and the only importer of it: keys, sealed secrets, passphrases, signatures.

Its parts are imported where they are used: loading the library takes a tenth of a second.
"""

import hashlib
import hmac
import math
import secrets
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from investigator.domain.digest import tagged_hash
from investigator.domain.errors import Refused
from investigator.machine.clock import running_ns
from investigator.machine.recovery import RECOVERY_BYTES, recovery_secret, recovery_text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

__all__ = [
    "KEY_BYTES",
    "RECOVERY_BYTES",
    "Argon2",
    "SigningKey",
    "UnsafeParameters",
    "WrongKey",
    "calibrated",
    "fingerprint",
    "hkdf",
    "mac",
    "random_bytes",
    "recovery_secret",
    "recovery_text",
    "same",
    "sha256",
    "tagged_hash",
    "unwrap",
    "verify_signature",
    "wrap",
]

KEY_BYTES = 32
_NONCE = 12
_MIB = 1024
_FLOOR, _CEILING = 64 * _MIB, 1024 * _MIB
_MOST_PASSES, _MOST_LANES = 10, 16
_PASSES, _LANES = 3, 4
_SALT, _SHORTEST_SALT, _LONGEST_SALT = 16, 8, 64


class WrongKey(Refused):
    """The key does not open this, or what was sealed was altered: nobody can tell which."""

    def __init__(self) -> None:
        super().__init__(
            "That key does not open this.",
            remedy="Check that it is the right key; if it is, the file has been altered.",
        )


class UnsafeParameters(Refused):
    """A passphrase would be too cheap to guess, or reading it would exhaust the machine."""


def random_bytes(n: int) -> bytes:
    """Bytes nobody can predict, from the operating system."""
    return secrets.token_bytes(n)


def sha256(data: bytes) -> bytes:
    """The SHA-256 of some bytes, as 32 bytes."""
    return hashlib.sha256(data).digest()


def mac(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 over the parts, each preceded by its length in eight bytes."""
    running = hmac.new(key, digestmod="sha256")
    for part in parts:
        running.update(len(part).to_bytes(8, "big"))
        running.update(part)
    return running.digest()


def same(a: bytes, b: bytes) -> bool:
    """Whether two secrets are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(a, b)


def hkdf(key: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose, from a key for several (HKDF-SHA256)."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - slow to load
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - slow to load

    return HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()
    ).derive(key)


def wrap(key: bytes, secret: bytes, bound_to: bytes) -> bytes:
    """The secret sealed under a key of 32 bytes; it opens only with the same `bound_to`.

    A random nonce of 12 bytes stands in front (ChaCha20-Poly1305).
    """
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - slow to load
        ChaCha20Poly1305,
    )

    nonce = random_bytes(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, bound_to)


def unwrap(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The secret again, or `WrongKey`."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - slow to load
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - slow to load
        ChaCha20Poly1305,
    )

    if len(sealed) < _NONCE:
        raise WrongKey
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to)
    except InvalidTag:
        raise WrongKey from None


@dataclass(frozen=True, slots=True)
class Argon2:
    """How a passphrase becomes a key: Argon2id, and what one guess costs."""

    salt: bytes
    memory_kib: int
    passes: int = _PASSES
    lanes: int = _LANES

    def check(self) -> None:
        """Refuses parameters read from a file that are too cheap or too dear to be ours."""
        if not (
            _FLOOR <= self.memory_kib <= _CEILING
            and 1 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
            and _SHORTEST_SALT <= len(self.salt) <= _LONGEST_SALT
        ):
            raise UnsafeParameters(
                "The settings that protect this passphrase are outside the safe range.",
                remedy="The file was altered or is not ours: restore it from a backup.",
            )

    def derive(self, passphrase: str) -> bytes:
        """The key of 32 bytes; the passphrase is taken in Unicode's composed form."""
        from cryptography.hazmat.primitives.kdf.argon2 import (  # noqa: PLC0415 - slow to load
            Argon2id,
        )

        self.check()
        try:
            return Argon2id(
                salt=self.salt,
                length=KEY_BYTES,
                iterations=self.passes,
                lanes=self.lanes,
                memory_cost=self.memory_kib,
            ).derive(_spelt(passphrase))
        except MemoryError:
            raise Refused(
                f"This needs {self.memory_kib // _MIB} MiB of memory, which is not free.",
                remedy="Close other programs and try again.",
            ) from None


def calibrated(target_seconds: float = 0.5, *, floor_only: bool = False) -> Argon2:
    """Parameters that cost about the target on this machine, never under the floor."""
    floor = Argon2(random_bytes(_SALT), _FLOOR)
    if floor_only:
        return floor
    floor.derive("")  # loads the library, so that only the work itself is measured
    chosen, took = floor, _seconds(floor)
    while took < target_seconds / 2 and chosen.memory_kib < _CEILING:
        chosen = _with_memory(chosen, chosen.memory_kib * min(target_seconds / took, 4.0))
        took = _seconds(chosen)
    if took > target_seconds * 1.3:
        chosen = _with_memory(chosen, chosen.memory_kib * target_seconds / took)
    return chosen


class SigningKey:
    """A person's Ed25519 key, from a seed of 32 bytes that is kept nowhere else."""

    __slots__ = ("_key", "public")

    def __init__(self, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - slow
            Ed25519PrivateKey,
        )

        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._key.sign(data)

    @property
    def fingerprint(self) -> str:
        """The short name of the public key."""
        return fingerprint(self.public)


def fingerprint(public: bytes) -> str:
    """The short name of a public key: the first 32 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:32]


def verify_signature(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of this public key signed exactly these bytes."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - slow to load

    if len(public) != KEY_BYTES:
        return False
    try:
        _public(public).verify(signature, data)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=64)
def _public(public: bytes) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - slow
        Ed25519PublicKey,
    )

    return Ed25519PublicKey.from_public_bytes(public)


def _spelt(passphrase: str) -> bytes:
    """One spelling of a passphrase, whichever keyboard composed its accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _seconds(parameters: Argon2) -> float:
    began = running_ns()
    parameters.derive("")
    return (running_ns() - began) / 1e9


def _with_memory(parameters: Argon2, kib: float) -> Argon2:
    """The same with so much memory, in whole MiB and inside the limits."""
    whole = math.floor(kib / _MIB) * _MIB
    return replace(parameters, memory_kib=min(max(whole, _FLOOR), _CEILING))
