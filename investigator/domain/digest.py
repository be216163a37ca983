"""Fingerprints: SHA-256 as a value, and hashes that cannot run two fields together."""

import hashlib
import re
from dataclasses import dataclass
from typing import Self

from investigator.domain.errors import Refused

_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Sha256:
    """The SHA-256 of some bytes, as 64 lower-case hexadecimal digits."""

    hex: str

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.hex):
            raise Refused(
                "That is not a SHA-256 fingerprint.",
                remedy="A fingerprint has 64 digits from 0 to 9 and a to f.",
            )

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Of bytes in memory."""
        return cls(hashlib.sha256(data).hexdigest())

    def short(self) -> str:
        """The first 16 digits in groups of four, to compare by eye.

        Not enough to rely on.
        """
        return " ".join(self.hex[at : at + 4] for at in range(0, 16, 4))


def tagged_hash(tag: bytes, *parts: bytes) -> bytes:
    """SHA-256 over the tag and parts, each preceded by its length in eight bytes."""
    lengths = [(len(part).to_bytes(8, "big"), part) for part in (tag, *parts)]
    return hashlib.sha256(b"".join(each for pair in lengths for each in pair)).digest()
