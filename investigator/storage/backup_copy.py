"""A copy: one file that holds a ledger, its key file and its witness, all as ciphertext.

The ledger's bytes come first, then the key file, the witness, and a tail of 40 bytes: the
three lengths, eight bytes each and the highest first, then sixteen bytes that say what the
file is. A copy is made in a private folder, opened again in the ordinary way and checked
from end to end before anything counts on it.
"""

import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from investigator.domain.errors import Damaged
from investigator.domain.ledger import Told
from investigator.machine import streams, system
from investigator.machine.crypto import sha256
from investigator.machine.disk_errors import in_words
from investigator.machine.files import read_whole, write_whole
from investigator.machine.streams import Prints
from investigator.storage import witness
from investigator.storage.backup_list import TRUST_FILE
from investigator.storage.connection import NotWritten
from investigator.storage.ledger_file import checked_all
from investigator.storage.open_ledger import OpenLedger, Paths, copy_beside
from investigator.storage.witness import Head

if TYPE_CHECKING:
    from investigator.domain.ledger import Verify

KIND = b"investigator/1c\n"
_NUMBER = 8
_TAIL = 3 * _NUMBER + len(KIND)
_BESIDE_LIMIT = 1 << 20
_PIECES = 8  # of 1 MiB between two steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A vault as its backups see it. Its key stays in storage.

    `opened` gives a ledger that is open already; `known` the head in the list of cases;
    `since` is when the vault was restored, in microseconds since 1970.
    """

    folder: Path
    holder: str
    envelope: bytes
    cases: tuple[str, ...]
    verify: "Verify"
    opened: Callable[[str], OpenLedger | None]
    known: Callable[[str], Head | None]
    since: int = 0
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a copy is of: where the ledger ended, and the SHA-256 of its key file."""

    head: Head
    keys: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A copy that was checked, still in the private folder."""

    file: Path
    state: State
    prints: Prints


@dataclass(frozen=True, slots=True)
class Step:
    """How far a piece of work is: what, and how much of how much."""

    what: str
    done: int
    whole: int


@contextmanager
def ledger(subject: Subject, name: str) -> Iterator[OpenLedger]:
    """One ledger of the vault, lent by whoever has it open, else opened for a moment."""
    lent = subject.opened(name)
    if lent is not None:
        yield lent
        return
    found = OpenLedger.open(Paths(subject.folder / name), subject.key)
    try:
        yield found
    except sqlite3.DatabaseError as why:
        if isinstance(why, Damaged | NotWritten):
            raise
        raise Damaged(f"{name} does not read as it was written.") from why
    finally:
        found.close()


def state_of(subject: Subject, name: str, before: Head | None) -> State:
    """Where a ledger stands; one that lost entries since anybody looked is `Damaged`.

    `before` is where it ended at its last backup.
    """
    with ledger(subject, name) as source:
        head = source.ledger.head()
        for seen in (source.seen_head(), subject.known(name), before):
            witness.compare(seen, head, source.ledger.hash_at)
        return State(head=head, keys=_keys(source.paths))


def first_news(
    subject: Subject, name: str, seq: int, without: frozenset[str] = frozenset()
) -> int | None:
    """When the first entry after one was recorded, microseconds since 1970; None for none.

    Kinds that are no news can be left out.
    """
    with ledger(subject, name) as source:
        rows = source.connection.execute(
            "SELECT wall, kind FROM entry WHERE seq > ? ORDER BY seq", (seq,)
        )
        return next((int(wall) for wall, kind in rows if kind not in without), None)


def last_recorded(source: OpenLedger, until: int | None = None) -> tuple[int, int]:
    """The last entry and when it was recorded, microseconds since 1970; 0, 0 for none.

    `until` leaves out what was recorded after a moment.
    """
    row = source.connection.execute(
        "SELECT seq, wall FROM entry WHERE ?1 IS NULL OR wall <= ?1 "
        "ORDER BY seq DESC LIMIT 1",
        (until,),
    ).fetchone()
    return (0, 0) if row is None else (int(row[0]), int(row[1]))


def making(subject: Subject, name: str, room: Path) -> Generator[Step, None, Made]:
    """A checked copy of a ledger in a private folder."""
    paths = Paths(room / name)
    yield Step("Copying", 0, 2)
    with ledger(subject, name) as source:
        head = source.ledger.head()
        write_whole(paths.keys, _key_file(source.paths))
        _copy(source, paths, subject.key)
    yield from checking(paths, subject, head)
    state = State(head=head, keys=_keys(paths))
    return Made(file=paths.file, state=state, prints=_closed(paths))


def _copy(source: OpenLedger, paths: Paths, key: bytes) -> None:
    try:
        copy_beside(source, paths, key)
    except NotWritten:
        raise
    except sqlite3.DatabaseError as why:
        raise Damaged(f"{paths.id} does not read as it was written.") from why


def checking(
    paths: Paths, subject: Subject, head: Head
) -> Generator[Step, None, tuple[Told[Any], ...]]:
    """Opens a copy in the ordinary way and reads all of it: what was copied must be there.

    The pages, every entry, every signature, every kept piece, and that it ends at `head`.
    What it tells is given back.
    """
    copy = OpenLedger.open(paths, subject.key)
    try:
        yield Step("Checking", 1, 2)
        found = copy.page_problems()
        if found:
            raise Damaged(*found)
        if copy.ledger.head() != head:
            raise Damaged(f"{paths.id} does not end at entry {head.seq}, as it should.")
        yield Step("Checking", 1, 2)
        checked_all(copy.ledger.lines(), paths.id, subject.verify)
        told = tuple(copy.read(subject.verify))
        for each in copy.kept.fingerprints():
            for at, _piece in enumerate(copy.kept.read(each)):
                if at % _PIECES == 0:
                    yield Step("Checking", 1, 2)
        copy.keep_witness()
        if copy.seen_head() != head:
            raise Damaged(*copy.notices)
    finally:
        copy.close()
    return told


def _closed(paths: Paths) -> Prints:
    """Puts key file, witness and tail behind the ledger's bytes: one file, made durable."""
    with in_words(paths.file):
        beside = [read_whole(each, _BESIDE_LIMIT) for each in (paths.keys, paths.head)]
        lengths = [paths.file.stat().st_size, *map(len, beside)]
        tail = b"".join(each.to_bytes(_NUMBER, "big") for each in lengths)
        with paths.file.open("ab") as file:
            file.write(b"".join((*beside, tail, KIND)))
            file.flush()
            system.make_durable(file.fileno())
    *_steps, prints = streams.printed(paths.file)
    if not isinstance(prints, Prints):
        raise TypeError(type(prints).__name__)
    return prints


def unpacking(copy: Path, paths: Paths) -> Generator[int, None, Prints]:
    """Takes a copy apart into a ledger's three files; yields the bytes so far.

    What is returned are the prints of all that was read, for whoever knows them.
    """
    printing, done = streams.Printing(), 0
    with streams.opened(copy) as file:
        lengths = _lengths(copy, file)
        targets = (paths.file, paths.keys, paths.head)
        for target, length in zip(targets, lengths, strict=True):
            with streams.written(target) as into:
                for piece in streams.pieces(file, length):
                    into.write(printing.passes(piece))
                    done += len(piece)
                    yield done
        printing.passes(file.read(_TAIL))
    return printing.prints()


def _lengths(copy: Path, file: BinaryIO) -> tuple[int, ...]:
    """The three lengths in a copy's tail, which must fill it to the byte."""
    size = os.fstat(file.fileno()).st_size
    file.seek(max(size - _TAIL, 0))
    tail = file.read(_TAIL)
    file.seek(0)
    numbers = [tail[at : at + _NUMBER] for at in range(0, 3 * _NUMBER, _NUMBER)]
    lengths = tuple(int.from_bytes(each, "big") for each in numbers)
    fits = len(tail) == _TAIL and sum(lengths) + _TAIL == size
    if not (fits and tail.endswith(KIND) and max(lengths[1:]) <= _BESIDE_LIMIT):
        raise Damaged(f"{copy.name} was cut off, or is no copy of ours.")
    return lengths


def _keys(paths: Paths) -> str:
    return sha256(_key_file(paths)).hex()


def _key_file(paths: Paths) -> bytes:
    return read_whole(paths.keys, _BESIDE_LIMIT)


def who_of(subject: Subject, name: str) -> str:
    """The random part of a copy's name: the case's own, or the vault's for the trust."""
    return subject.holder if name == TRUST_FILE else name.partition(".")[0]
