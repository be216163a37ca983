"""The chain of a record alone: every header hashed and linked, no payload looked at.

Says what `ledger.entry_hash` says, from the columns of a header and without building a
value for each, so that a hundred thousand entries are walked while one waits.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from investigator.domain.errors import Damaged
from investigator.domain.ledger import ENTRY_TAG, genesis

Header = Sequence[Any]
"""seq, prev, kind, version, number, wall, boot, boot_id, zone, synchronised, key,
commitment, hash: the columns of an entry in the order that they are hashed in."""

_SYNC = {None: "unknown", True: "yes", False: "no"}


def hasher(case_id: str) -> Callable[[Header], bytes]:
    """What hashes the headers of one record. Words that come again are encoded once."""
    begun = hashlib.sha256(_part(ENTRY_TAG) + _part(case_id.encode()))
    words: dict[str | int, bytes] = {}

    def word(value: str | int) -> bytes:
        found = words.get(value)
        if found is None:
            found = words[value] = _part(str(value).encode())
        return found

    def hashed(header: Header) -> bytes:
        seq, prev, kind, version, number, wall, boot, boot_id, zone, sync, key, bound = (
            header[:12]
        )
        running = begun.copy()
        running.update(
            b"".join(
                (
                    _part(b"%d" % seq),
                    _part(prev),
                    word(kind),
                    word(version),
                    word(number),
                    _part(b"%d" % wall),
                    _part(b"%d" % boot),
                    word(boot_id),
                    word(zone),
                    word(_SYNC[sync]),
                    word(key),
                    _part(bound),
                )
            )
        )
        return running.digest()

    return hashed


def walked(
    case_id: str, headers: Iterable[Header], *, after: int = 0, head: bytes = b""
) -> Iterator[tuple[int, bytes]]:
    """Number and hash of every entry, each checked against the one before as it passes.

    Damage is told by number, in the words of `ledger.chained`.
    """
    hashed = hasher(case_id)
    prev = head if after else genesis(case_id)
    for seq, header in enumerate(headers, start=after + 1):
        if header[0] != seq:
            raise Damaged(f"Entry {seq} is missing from the record.")
        if header[1] != prev:
            raise Damaged(f"Entry {seq} does not follow the entry before it.")
        if hashed(header) != header[12]:
            raise Damaged(f"Entry {seq} is not as it was written.")
        prev = header[12]
        yield seq, prev


def _part(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big") + data
