"""The ledger: signed, hash-chained entries, and the facts as they were told.

An entry's header says when it was made, by which key and where it stands, and commits to a
payload that lies beside it. Names and words stand only in payloads, so that one which the
law makes us destroy can go while the chain still holds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from investigator.domain.digest import tagged_hash
from investigator.domain.errors import Damaged
from investigator.domain.instant import Instant

if TYPE_CHECKING:
    from investigator.domain.case import Case

_GENESIS = b"investigator/ledger/genesis/1"
ENTRY_TAG = b"investigator/ledger/entry/1"
_COMMITMENT = b"investigator/ledger/commitment/1"
SIGNED = b"investigator/ledger/signature/1"


class Fact(Protocol):
    """What happened, as a frozen value; it says itself what it changes in a case."""

    def told_to(self, case: "Case", telling: "Telling", /) -> "Case":
        """The case in which this has happened."""


F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What an entry says around its fact: when it happened, who typed it, whose words.

    `rests_on` names the paper that an earlier step rests on, where the step was done before
    this program had the case.
    """

    seq: int
    happened_at: Instant
    recorded_at: Instant
    typed_by: str
    words_of: str = ""
    rests_on: str = ""

    @property
    def speaker(self) -> str:
        """Whose words or decision it is."""
        return self.words_of.strip() or self.typed_by

    @property
    def own_words(self) -> bool:
        """Whether the person who typed it speaks for themselves."""
        return self.speaker == self.typed_by

    def of(self, fact: F) -> "Told[F]":
        """The fact with this telling around it."""
        return Told(fact=fact, telling=self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[F]):
    """A fact as it was told."""

    fact: F
    telling: Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The clock and the key an entry was made with.

    `wall` is microseconds since 1970 in UTC, `boot` nanoseconds since the machine started.
    """

    wall: int
    boot: int
    boot_id: str
    zone: str
    synchronised: bool | None
    key: str

    def fields(self) -> tuple[bytes, ...]:
        """As bytes, for hashing."""
        sync = {None: "unknown", True: "yes", False: "no"}[self.synchronised]
        words = (str(self.wall), str(self.boot), self.boot_id, self.zone, sync, self.key)
        return tuple(word.encode() for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record.

    `number` is the label the entry gave, such as E07, or empty.
    """

    seq: int
    prev: bytes
    kind: str
    version: int
    number: str
    stamp: Stamp
    commitment: bytes
    hash: bytes
    signature: bytes


Verify = Callable[[str, bytes, bytes, int], bool]
"""(key fingerprint, signature, what was signed, when) → whether the signature holds."""


def genesis(case_id: str) -> bytes:
    """What the first entry of a ledger follows."""
    return tagged_hash(_GENESIS, case_id.encode())


def commitment(*, salt: bytes, kind: str, version: int, payload: bytes) -> bytes:
    """Binds a payload without revealing it: the salt goes when the payload goes."""
    return tagged_hash(_COMMITMENT, salt, kind.encode(), str(version).encode(), payload)


def entry_hash(case_id: str, entry: Entry) -> bytes:
    """The hash of an entry's header; its own hash and signature are not part of it."""
    return tagged_hash(
        ENTRY_TAG,
        case_id.encode(),
        str(entry.seq).encode(),
        entry.prev,
        entry.kind.encode(),
        str(entry.version).encode(),
        entry.number.encode(),
        *entry.stamp.fields(),
        entry.commitment,
    )


def chained(
    case_id: str, entries: Iterable[Entry], *, after: int = 0, head: bytes = b""
) -> Iterator[Entry]:
    """The entries, each checked against the one before as it passes.

    Damage is told by number.
    """
    prev = head if after else genesis(case_id)
    for seq, entry in enumerate(entries, start=after + 1):
        if entry.seq != seq:
            raise Damaged(f"Entry {seq} is missing from the record.")
        if entry.prev != prev:
            raise Damaged(f"Entry {seq} does not follow the entry before it.")
        if entry_hash(case_id, entry) != entry.hash:
            raise Damaged(f"Entry {seq} is not as it was written.")
        prev = entry.hash
        yield entry


def check_signature(entry: Entry, verify: Verify) -> None:
    """That the entry was signed with the key it names."""
    stamp = entry.stamp
    if not verify(stamp.key, entry.signature, SIGNED + entry.hash, stamp.wall):
        raise Damaged(f"The signature of entry {entry.seq} does not hold.")
