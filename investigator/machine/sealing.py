"""Secrets sealed to a person: anybody with the public half seals, the other half opens.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305, in its base mode: it hides
what was sealed and says nothing of who sealed it.
"""

from functools import cache
from typing import TYPE_CHECKING

from investigator.machine.crypto import KEY_BYTES, WrongKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite


class SealingKey:
    """An X25519 key of a person or of a paper, from 32 secret bytes kept nowhere else."""

    __slots__ = ("_key", "public")

    def __init__(self, secret: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - slow
            X25519PrivateKey,
        )

        self._key = X25519PrivateKey.from_private_bytes(secret)
        self.public = self._key.public_key().public_bytes_raw()

    def open(self, sealed: bytes, bound_to: bytes) -> bytes:
        """The secret that was sealed to this key for the same `bound_to`, or `WrongKey`."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - slow to load

        try:
            return _suite().decrypt(sealed, self._key, info=bound_to)
        except (InvalidTag, ValueError):
            raise WrongKey from None


def seal(public: bytes, secret: bytes, bound_to: bytes) -> bytes:
    """The secret, for the owner of this public key alone; `WrongKey` where it is none."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - slow
        X25519PublicKey,
    )

    if len(public) != KEY_BYTES:
        raise WrongKey
    try:
        return _suite().encrypt(
            secret, X25519PublicKey.from_public_bytes(public), info=bound_to
        )
    except ValueError:  # a point that would make every secret the same
        raise WrongKey from None


@cache
def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import (  # noqa: PLC0415 - slow to load
        AEAD,
        KDF,
        KEM,
        Suite,
    )

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
