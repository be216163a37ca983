"""One line of a ledger as it is stored: an entry's header, with its payload beside it."""

from dataclasses import dataclass
from typing import Any

from investigator.domain.errors import Damaged
from investigator.domain.instant import Instant
from investigator.domain.ledger import Entry, Stamp, Told, commitment
from investigator.record import codec
from investigator.storage.connection import Row

COLUMNS = (
    "seq, prev, kind, version, number, wall, boot, boot_id, zone, synchronised, key, "
    "commitment, hash, signature"
)
OF_STAMPS = "seq, wall, boot, boot_id, zone, synchronised, key"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the salt and bytes of its payload.

    None where the payload was destroyed.
    """

    entry: Entry
    salt: bytes | None
    payload: bytes | None


def line_of(row: Row) -> Line:
    """A row of `COLUMNS`, the salt and the payload."""
    seq, prev, kind, version, number, wall, boot, boot_id, zone, sync, key = row[:11]
    entry = Entry(
        seq=seq,
        prev=prev,
        kind=kind,
        version=version,
        number=number,
        stamp=stamp_of(wall, boot, boot_id, zone, sync, key),
        commitment=row[11],
        hash=row[12],
        signature=row[13],
    )
    return Line(entry, row[14], row[15])


def stamp_of(*row: Any) -> Stamp:  # noqa: ANN401 - what the columns hold
    """The columns of a stamp, in the order of `OF_STAMPS`."""
    wall, boot, boot_id, zone, sync, key = row
    return Stamp(
        wall=wall,
        boot=boot,
        boot_id=boot_id,
        zone=zone,
        synchronised=None if sync is None else bool(sync),
        key=key,
    )


def check_payload(line: Line) -> None:
    """That the payload is there, and is the one that the header commits to."""
    entry = line.entry
    if line.payload is None or line.salt is None:
        raise Damaged(f"What entry {entry.seq} says is gone.")
    bound = commitment(
        salt=line.salt, kind=entry.kind, version=entry.version, payload=line.payload
    )
    if bound != entry.commitment:
        raise Damaged(f"What entry {entry.seq} says is not what was written.")


def read(line: Line, *, place: Line | None = None) -> Told[Any]:
    """The fact of a line, checked; read in the place of another where it tells it again."""
    check_payload(line)
    entry, stands = line.entry, (place or line).entry
    return codec.read(
        entry.kind,
        entry.version,
        line.payload or b"",
        seq=stands.seq,
        recorded_at=Instant(stands.stamp.wall, stands.stamp.zone),
    )
