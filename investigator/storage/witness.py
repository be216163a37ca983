"""The head witness: how far a ledger had come, kept beside the file under a key of its own.

The cipher's page checks say nothing of freshness: a cut tail or an older file put back
passes every one of them. The witness does not.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from investigator.domain.errors import Damaged
from investigator.machine.crypto import mac, same
from investigator.machine.files import read_whole, write_whole

_TAG = b"investigator/witness/1"
_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger ends: the number of its last entry and that entry's hash."""

    seq: int
    hash: bytes


class Foreign(Damaged):
    """What stands in the witness's place was not written for this ledger."""


class Seen(StrEnum):
    """How a ledger stands to its witness."""

    SAME = "same"
    AHEAD = "ahead"
    NONE = "none"


def keep(path: Path, key: bytes, case_id: str, head: Head) -> None:
    """Writes the head, whole or not at all."""
    body = {
        "seq": head.seq,
        "hash": head.hash.hex(),
        "mac": _mac(key, case_id, head).hex(),
    }
    write_whole(path, json.dumps(body, sort_keys=True).encode())


def read(path: Path, key: bytes, case_id: str) -> Head | None:
    """The head that was kept; None where there is no witness."""
    if not path.exists():
        return None
    try:
        body = json.loads(read_whole(path, _LIMIT))
        head = Head(int(body["seq"]), bytes.fromhex(body["hash"]))
        good = same(bytes.fromhex(body["mac"]), _mac(key, case_id, head))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as why:
        raise Damaged("The witness beside the case file is damaged.") from why
    if not good:
        raise Foreign("The witness beside the case file is not one that this vault wrote.")
    return head


def compare(
    witness: Head | None, head: Head, hash_at: Callable[[int], bytes | None]
) -> Seen:
    """How the ledger stands to its witness; a ledger that lost entries is `Damaged`."""
    if witness is None:
        return Seen.NONE
    if witness.seq > head.seq:
        lost = witness.seq - head.seq
        entries = "entry is" if lost == 1 else "entries are"
        raise Damaged(
            f"The case file ends at entry {head.seq}, but entry {witness.seq} was written: "
            f"{lost} {entries} missing. An older file was put back, or its end taken off."
        )
    if hash_at(witness.seq) != witness.hash:
        raise Damaged(
            f"Entry {witness.seq} is not the one that was written: the file was exchanged."
        )
    return Seen.SAME if witness.seq == head.seq else Seen.AHEAD


def _mac(key: bytes, case_id: str, head: Head) -> bytes:
    return mac(key, _TAG, case_id.encode(), str(head.seq).encode(), head.hash)
