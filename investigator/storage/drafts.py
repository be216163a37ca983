"""Half-filled forms in the encrypted register: what was typed and is not recorded yet.

They stand nowhere else, so a register that is made anew from the ledgers has none, and no
backup holds any.
"""

from dataclasses import dataclass, field

from investigator.storage.connection import Connection, transaction

_COLUMNS = "file, form, title, kept, body"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """What stands in one form. `file` is its case's file name, empty where it has none.

    `kept` is in microseconds since 1970; `body` is text that only its keeper reads.
    """

    file: str
    form: str
    title: str
    kept: int
    body: str = field(repr=False)


class Drafts:
    """The half-filled forms of an open register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, line: DraftLine) -> None:
        """The form as it is now; what it held before is gone."""
        with transaction(self._connection):
            self._connection.execute(
                f"INSERT OR REPLACE INTO draft ({_COLUMNS}) VALUES (?,?,?,?,?)",  # noqa: S608 - constants
                (line.file, line.form, line.title, line.kept, line.body),
            )

    def forget(self, file: str, form: str) -> None:
        """The form was sent, or is not wanted any more."""
        if self.of(file, form) is None:
            return
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM draft WHERE file = ? AND form = ?", (file, form)
            )

    def forget_case(self, file: str) -> None:
        """Every form of one case."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM draft WHERE file = ?", (file,))

    def of(self, file: str, form: str) -> DraftLine | None:
        """What was typed in one form, if anything."""
        return next(iter(self._read("WHERE file = ? AND form = ?", file, form)), None)

    def all(self) -> tuple[DraftLine, ...]:
        """Every half-filled form, the newest first."""
        return self._read("ORDER BY kept DESC, file, form")

    def _read(self, which: str, *values: str) -> tuple[DraftLine, ...]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM draft {which}",  # noqa: S608 - constants
            values,
        ).fetchall()
        return tuple(
            DraftLine(file=row[0], form=row[1], title=row[2], kept=row[3], body=row[4])
            for row in rows
        )
