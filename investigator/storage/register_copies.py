"""The copies outside of every case, as the register lists them: no case need be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from investigator.storage.connection import Connection, transaction

_COLUMNS = "file, seq, kind, place, sha256, size, exhibit, made"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One copy outside; `seq` is the entry of its case that told of it.

    `made` is in microseconds since 1970.
    """

    file: str
    seq: int
    kind: str
    place: str
    sha256: str
    size: int
    exhibit: str
    made: int


class RegisterCopies:
    """The list in the open register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, file: str, lines: Sequence[CopyLine]) -> None:
        """What a case's record lists now; written only where that differs."""
        if self.of(file) == tuple(lines):
            return
        with transaction(self._connection):
            self._connection.execute("DELETE FROM copy_outside WHERE file = ?", (file,))
            self._connection.executemany(
                f"INSERT INTO copy_outside ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608 - fixed
                [
                    (
                        *(one.file, one.seq, one.kind, one.place, one.sha256),
                        *(one.size, one.exhibit, one.made),
                    )
                    for one in lines
                ],
            )

    def of(self, file: str) -> tuple[CopyLine, ...]:
        """The copies of one case."""
        return self._read("WHERE file = ? ORDER BY seq", file)

    def all(self) -> tuple[CopyLine, ...]:
        """The copies of all cases, the oldest first."""
        return self._read("ORDER BY made, file, seq")

    def _read(self, which: str, *values: str) -> tuple[CopyLine, ...]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM copy_outside {which}",  # noqa: S608 - constants
            values,
        ).fetchall()
        return tuple(
            CopyLine(
                file=row[0],
                seq=row[1],
                kind=row[2],
                place=row[3],
                sha256=row[4],
                size=row[5],
                exhibit=row[6],
                made=row[7],
            )
            for row in rows
        )
