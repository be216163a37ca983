"""One file of the vault gets a new key: a checked copy under it takes the file's place.

Three files are made beside it first, the new key file, the copy and its witness; then the
copy is put in the file's place, and that moment counts. Cut off before it, what was made is
thrown away; after it, the other two are put in place at the next unlocking.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from investigator.domain.errors import Damaged, Refused
from investigator.machine import system
from investigator.machine.crypto import random_bytes
from investigator.machine.disk_errors import in_words
from investigator.machine.files import write_whole
from investigator.storage import chain, ledger_keys, migrating, schema, witness
from investigator.storage.backup_copy import Step
from investigator.storage.connection import (
    Connection,
    NotWritten,
    connect,
    copy_to,
    page_problems,
    transaction,
)
from investigator.storage.kept import Kept
from investigator.storage.keyslots import SlotKind
from investigator.storage.ledger_file import LedgerFile
from investigator.storage.ledger_keys import Paths
from investigator.storage.pages import first_page_holds
from investigator.storage.witness import Head

_KEY = 32
_NEXT = ".next"
_PIECES = 8  # of 1 MiB between two steps
_ROWS = 200  # between two steps
_RECORD = ("entry", "payload", "kept")


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file that is to get a new key, and the vault key that its key file opens with."""

    paths: Paths
    vault_key: bytes
    label: str

    @property
    def application(self) -> int:
        """What kind of file it is."""
        listing = self.paths.id == ledger_keys.REGISTER
        return schema.REGISTER_APPLICATION if listing else schema.LEDGER_APPLICATION

    def next(self, place: Path) -> Path:
        """What is made beside one of its files, to take its place."""
        return place.with_name(f"{place.name}{_NEXT}")

    def open(self, file: Path, data_key: bytes) -> Connection:
        """The file or its copy."""
        key = ledger_keys.page_key_of(self.paths, data_key)
        return connect(file, key, application=self.application)

    def step(self) -> Step:
        """Something to show."""
        return Step(self.label, 0, 0)


def marked(paths: Paths) -> bool:
    """Whether a file waits for a new key."""
    try:
        return bool(ledger_keys.read(paths).of_kind(SlotKind.RENEW))
    except (Damaged, Refused):
        return False


def renew(one: Renewal) -> Iterator[Step]:
    """The file under a new key; what was begun earlier is finished, or begun anew."""
    if not came_over(one):
        _clear(one)
        try:
            yield from _copy(one)
        except (Damaged, Refused):
            if not came_over(one):  # else it stands, and the disk failed a moment later
                _clear(one)
                raise
    _settle(one)
    migrating.forget_copies(one.paths.file.parent, one.paths.id)


def moved(source: Path, target: Path) -> None:
    """Puts one file in another's place, for good."""
    with in_words(target):
        source.replace(target)
        system.make_folder_durable(target.parent)


def came_over(one: Renewal) -> bool:
    """Whether the file has its new key already, and only the rest is to be put in place.

    A disk that does not let us look is `Refused`: the new key is thrown away on no guess.
    """
    keys = one.next(one.paths.keys)
    if not keys.exists():
        return False
    try:
        found = ledger_keys.data_key(one.paths, one.vault_key, keys)
    except Damaged:
        return False
    with in_words(one.paths.file):
        return first_page_holds(one.paths.file, ledger_keys.page_key_of(one.paths, found))


def _settle(one: Renewal) -> None:
    for place in (one.paths.head, one.paths.keys):
        if one.next(place).exists():
            moved(one.next(place), place)


def _clear(one: Renewal) -> None:
    """Takes away what a renewal that was cut off has left, the key file last."""
    file = one.next(one.paths.file)
    journal = file.with_name(f"{file.name}-journal")
    with in_words(file):
        for place in (file, journal, one.next(one.paths.head), one.next(one.paths.keys)):
            place.unlink(missing_ok=True)


def _copy(one: Renewal) -> Iterator[Step]:
    old = ledger_keys.data_key(one.paths, one.vault_key)
    new = random_bytes(_KEY)
    practice = ledger_keys.read(one.paths).practice
    envelope = ledger_keys.envelope(one.paths, new, one.vault_key, practice=practice)
    copy = one.next(one.paths.file)
    write_whole(one.next(one.paths.keys), envelope.to_bytes())
    with _explained(one), closing(one.open(one.paths.file, old)) as source:
        head = _witnessed(one, source, old)
        yield one.step()
        with in_words(copy):
            os.close(system.make_private_file(copy))
        copy_to(source, copy, ledger_keys.page_key_of(one.paths, new))
        yield one.step()
        with closing(one.open(copy, new)) as made:
            yield from _compared(one, source, made, envelope.to_bytes())
    copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
    if head is not None:
        key = ledger_keys.witness_key(new)
        witness.keep(one.next(one.paths.head), key, one.paths.id, head)
    moved(copy, one.paths.file)


@contextmanager
def _explained(one: Renewal) -> Iterator[None]:
    """A page that does not read is damage, told by the file's name."""
    try:
        yield
    except NotWritten:
        raise
    except sqlite3.DatabaseError as why:
        raise Damaged(f"{one.paths.id} does not read as it was written.") from why


def _witnessed(one: Renewal, source: Connection, old: bytes) -> Head | None:
    """Where the record ends, where its witness agrees; no new key hides what was lost."""
    if one.paths.id == ledger_keys.REGISTER:
        return None
    ledger = LedgerFile(source, one.paths.id)
    seen = witness.read(one.paths.head, ledger_keys.witness_key(old), one.paths.id)
    head = ledger.head()
    witness.compare(seen, head, ledger.hash_at)
    return None if seen is None else head


def _compared(
    one: Renewal, source: Connection, made: Connection, envelope: bytes
) -> Iterator[Step]:
    """That the copy holds what the file holds."""
    yield one.step()
    problems = page_problems(made)
    if problems:
        raise Damaged(*problems)
    yield one.step()
    if one.paths.id == ledger_keys.REGISTER:
        yield from _same_rows(one, source, made, _tables(source))
        return
    if LedgerFile(source, one.paths.id).head() != chain.walk(made, one.paths.id):
        raise _other(one)
    yield from _same_rows(one, source, made, _RECORD)
    yield from _whole(one, made)
    with transaction(made):
        made.execute("UPDATE envelope SET body = ? WHERE id = 1", (envelope,))


def _whole(one: Renewal, made: Connection) -> Iterator[Step]:
    """Every exhibit in the copy read and hashed, piece by piece."""
    kept = Kept(made)
    for each in kept.fingerprints():
        for at, _piece in enumerate(kept.read(each)):
            if at % _PIECES == 0:
                yield one.step()


def _same_rows(
    one: Renewal, source: Connection, made: Connection, tables: Iterable[str]
) -> Iterator[Step]:
    """Every row of these tables alike."""
    for table in tables:
        asked = f'SELECT * FROM "{table}" ORDER BY rowid'  # noqa: S608 - our own tables
        ours, theirs = source.execute(asked), made.execute(asked)
        rows = ours.fetchmany(_ROWS)
        while rows:
            if rows != theirs.fetchmany(len(rows)):
                raise _other(one)
            yield one.step()
            rows = ours.fetchmany(_ROWS)
        if theirs.fetchone() is not None:
            raise _other(one)


def _tables(connection: Connection) -> tuple[str, ...]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return tuple(row[0] for row in connection.execute(names))


def _other(one: Renewal) -> Damaged:
    return Damaged(f"The copy of {one.paths.id} does not hold what the file holds.")
