"""Pictures for the sample: drawn here, made of nothing that anybody posted."""

import hashlib
import zlib


def png(width: int, height: int, seed: int = 0) -> bytes:
    """A striped RGB picture of that size."""
    rows = b"".join(
        b"\x00" + bytes(((row * 3 + seed) % 256, 120, (seed * 40) % 256)) * width
        for row in range(height)
    )
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, body)
        for name, body in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(rows, 9)),
            (b"IEND", b""),
        )
    )


def fingerprint(data: bytes) -> str:
    """Its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + check
