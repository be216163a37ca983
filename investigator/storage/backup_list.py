"""The list of a backup: which copies it is made of, and the key file of the vault.

One small file a backup, under a MAC with a key that only the vault's key gives, so that
an edited list is refused. It names no case and no person: case files have random names.
"""

import base64
import json
import re
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import LONDON, Instant
from investigator.machine.crypto import hkdf, mac, random_bytes, same
from investigator.machine.streams import Prints

ENDING, COPY_ENDING = ".backup", ".copy"
LIST_LIMIT = 64 << 20
"""A list of a hundred thousand cases is smaller."""

TRUST_FILE = "trust.ledger"
_FORMAT, _VERSION = "investigator/backup", 1
_MAC = "investigator/backup/1"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}\.backup")
_COPY = re.compile(r"[0-9a-z]{16,40}-\d{1,12}-[0-9a-f]{8}\.copy")
_LEDGER = re.compile(r"[a-z2-7]{26}\.case")
_HEX = re.compile(r"[0-9a-f]{64}")
_ODD = (
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError),
    *(Damaged, Refused),
)
"""What a stranger's file can bring about while it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """One copy: of which ledger, where that ended, and the one file that it is.

    `keys` is the SHA-256 of the key file inside it, `edges` that of its first and last
    64 KiB, for a look that need not read a film again.
    """

    ledger: str
    seq: int
    head: str
    keys: str
    file: str
    size: int
    sha256: str
    edges: str

    def __post_init__(self) -> None:
        whole = (self.head, self.keys, self.sha256, self.edges)
        if not (
            (self.ledger == TRUST_FILE or _LEDGER.fullmatch(self.ledger))
            and _COPY.fullmatch(self.file)
            and all(_HEX.fullmatch(each) for each in whole)
            and self.seq >= 0
            and self.size > 0
        ):
            raise Damaged("A list of a backup names something that is no copy of ours.")

    @property
    def prints(self) -> Prints:
        """What tells the file from another."""
        return Prints(size=self.size, sha256=self.sha256, edges=self.edges)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupList:
    """What one backup consists of. `missing` are ledgers of which there was no copy.

    `envelope` is the vault's key file as it was, in base64; `made` the moment in
    microseconds since 1970.
    """

    holder: str
    made: int
    before_migration: bool
    program: str
    schema: int
    envelope: str
    copies: tuple[Copied, ...]
    missing: tuple[str, ...] = ()
    mac: str = ""
    name: str = field(default="", compare=False)

    @property
    def at(self) -> Instant:
        """When it was made."""
        return Instant(self.made, LONDON)

    @property
    def cases(self) -> tuple[Copied, ...]:
        """The copies of cases, without the trust's own."""
        return tuple(one for one in self.copies if one.ledger != TRUST_FILE)

    @property
    def trust(self) -> Copied | None:
        """The copy of the trust's own ledger."""
        return self.of(TRUST_FILE)

    @property
    def size(self) -> int:
        """How many bytes its copies have together."""
        return sum(one.size for one in self.copies)

    def of(self, ledger: str) -> Copied | None:
        """The copy of one ledger."""
        return next((one for one in self.copies if one.ledger == ledger), None)

    def key_file(self) -> bytes:
        """The vault's key file."""
        return base64.b64decode(self.envelope, validate=True)

    def sealed_under(self, key: bytes) -> "BackupList":
        """With its MAC."""
        return replace(self, mac=_mac(self, key))

    def check(self, key: bytes) -> None:
        """That nobody without the vault's key wrote or changed it."""
        if not self.holds(key):
            raise Damaged(f"The list {self.name} was changed after it was written.")

    def holds(self, key: bytes) -> bool:
        """Whether it was written with this vault key."""
        return same(self.mac.encode(), _mac(self, key).encode())

    def to_bytes(self) -> bytes:
        """As the file holds it."""
        return _canonical(self)


def new_name(at: Instant, before: str = "") -> str:
    """The file name of a list: names sort as the backups were made.

    Also where two are made in a second, or the clock was set back since `before`.
    """
    stamp = f"{at.utc():{_STAMP}}"
    if before[: len(stamp)] >= stamp:
        last = datetime.strptime(before[: len(stamp)], _STAMP).replace(tzinfo=UTC)
        stamp = f"{last + timedelta(seconds=1):{_STAMP}}"
    return f"{stamp}-{random_bytes(3).hex()}{ENDING}"


def is_list(name: str) -> bool:
    """Whether a file has the name of a list."""
    return _NAME.fullmatch(name) is not None


def is_copy(name: str) -> bool:
    """Whether a file has the name of a copy."""
    return _COPY.fullmatch(name) is not None


def new_copy_name(who: str, seq: int) -> str:
    """The file name of a copy; `who` is the random part of a ledger's name."""
    return f"{who}-{seq}-{random_bytes(4).hex()}{COPY_ENDING}"


def from_bytes(data: bytes, name: str) -> BackupList:
    """A list as a file holds it, its MAC unchecked; a stranger's file is `Damaged`."""
    try:
        body = json.loads(data)
        if body.pop("format") != _FORMAT or body.pop("version") != _VERSION:
            raise _unreadable(name)
        copies = tuple(_copied(each) for each in body.pop("copies"))
        missing = tuple(body.pop("missing"))
        read = BackupList(copies=copies, missing=missing, name=name, **body)
        _check_types(read)
        read.key_file()
        if read.to_bytes() != data:  # one list has one spelling
            raise _unreadable(name)
    except _ODD as why:
        raise _unreadable(name) from why
    if len({one.ledger for one in read.copies}) != len(read.copies):
        raise _unreadable(name)
    return read


def _unreadable(name: str) -> Damaged:
    return Damaged(f"The list {name} cannot be read, or is of a newer version.")


def _copied(body: dict[str, Any]) -> Copied:
    for each in fields(Copied):
        wanted = int if each.name in {"seq", "size"} else str
        if type(body[each.name]) is not wanted:
            raise TypeError(each.name)
    return Copied(**body)


def _check_types(read: BackupList) -> None:
    kinds = {"made": int, "schema": int, "before_migration": bool}
    for name in ("holder", "program", "envelope", "mac", *kinds):
        if type(getattr(read, name)) is not kinds.get(name, str):
            raise TypeError(name)
    if not all(isinstance(each, str) for each in read.missing):
        raise TypeError("missing")
    read.at.local()  # a moment that no calendar has is an OverflowError


def _mac(one: BackupList, key: bytes) -> str:
    return mac(hkdf(key, _MAC), _canonical(replace(one, mac=""))).hex()


def _canonical(one: BackupList) -> bytes:
    body = {"format": _FORMAT, "version": _VERSION, **asdict(one)}
    del body["name"]
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
