"""An older file is brought up to date: checked, copied, changed in one step, checked.

Killed at any moment it is old or new. The copy of how it was stays beside it until the
vault's next full backup counts.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from investigator.domain.errors import Damaged
from investigator.machine import system
from investigator.machine.disk_errors import in_words
from investigator.machine.files import write_pieces
from investigator.storage import schema
from investigator.storage.connection import (
    Connection,
    copy_to,
    lifted,
    page_problems,
    quiet,
    transaction,
)
from investigator.storage.schema import Schema

_COPY = ".before-"
_PIECE = 1 << 20

Reading = Callable[[Connection], object]
"""Reads all that a file says and answers where it ends; `Damaged` where that fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Older:
    """A file that may have been made by an earlier program.

    `reading` must answer alike before and after.
    """

    file: Path
    schema: Schema
    reading: Reading
    key: bytes = field(repr=False)

    @property
    def copy(self) -> Path:
        """Where the file stays as it was before it came to this version."""
        return self.file.with_name(f"{self.file.name}{_COPY}{self.schema.version}")


def bring_up(older: Older, connection: Connection) -> bool:
    """Brings an open file up to date; answers whether there was anything to do.

    A file that does not hold is left alone. Where what came of it does not hold, the file
    is put back as it was and `Damaged` says so; the connection is closed then.
    """
    if not 0 < schema.version_of(connection) < older.schema.version:
        return False
    before = _whole(older, connection)
    _keep_copy(older, connection, before)
    with lifted(connection), transaction(connection):
        schema.run(connection, older.schema)
        _compare(older, before, older.reading(connection))
    try:
        _compare(older, before, _whole(older, connection))
    except Damaged as why:
        connection.close()
        _put_back(older)
        raise Damaged(
            f"{older.file.name} could not be brought up to date and is as it was before.",
            *why.problems,
        ) from why
    return True


def copies(folder: Path, file: str = "*") -> tuple[Path, ...]:
    """The copies from before a migration that still stand beside a vault's files."""
    return tuple(sorted(folder.glob(f"{file}{_COPY}*")))


def forget_copies(folder: Path, file: str = "*") -> None:
    """Takes them away: a full backup counts now, or nothing of the case may remain."""
    for copy in copies(folder, file):
        with in_words(copy):
            copy.unlink()


def _whole(older: Older, connection: Connection) -> object:
    """Where a file ends, once its pages and all it says were found to hold."""
    problems = page_problems(connection)
    if problems:
        raise Damaged(*problems)
    return older.reading(connection)


def _compare(older: Older, before: object, after: object) -> None:
    if before != after:
        raise Damaged(f"{older.file.name} would not say what it said before.")


def _keep_copy(older: Older, connection: Connection, before: object) -> None:
    """A checked copy beside the file; one that was made before a stop is made anew."""
    part = older.file.with_name(f".investigator-{secrets.token_hex(8)}.part")
    with in_words(older.copy):
        os.close(system.make_private_file(part))
        try:
            copy_to(connection, part, older.key)
            with quiet(part, older.key) as copied:
                _compare(older, before, _whole(older, copied))
            part.replace(older.copy)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        system.make_folder_durable(older.file.parent)


def _put_back(older: Older) -> None:
    with older.copy.open("rb") as file:
        write_pieces(older.file, iter(lambda: file.read(_PIECE), b""))
