"""The register: an encrypted list of all cases.

Made from their ledgers and from nothing else.

It may be deleted and made again; half-filled forms, which stand nowhere else, are lost
then. A line that was being written when the program stopped is marked open, and is made
again from its case file at the next unlock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from investigator.domain.errors import Damaged, Refused
from investigator.storage import ledger_keys, migrating, schema
from investigator.storage.connection import (
    Connection,
    Row,
    connect,
    page_problems,
    transaction,
)
from investigator.storage.drafts import Drafts
from investigator.storage.migrating import Older
from investigator.storage.putting_right import write_anew
from investigator.storage.register_copies import RegisterCopies

_NOTHING_DUE = "~"  # sorts after every date, so one index serves
_COLUMNS = (
    "file, ref, title, school, respondent, stage, closed, safeguarding, next_due, "
    "next_what, seq, head, latest"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case as the register shows it.

    `file` is its random file name, `latest` its last entry in microseconds since 1970.
    """

    file: str
    ref: str
    title: str
    school: str
    respondent: str
    stage: str
    closed: bool
    safeguarding: bool
    next_due: str
    next_what: str
    seq: int
    head: str
    latest: int


class Register:
    """The open register of a vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.copies = RegisterCopies(connection)
        self.drafts = Drafts(connection)

    @classmethod
    def open(cls, path: Path, vault_key: bytes) -> "Register":
        """Opens the register, or makes an empty one where there is none."""
        create, key = not path.exists(), ledger_keys.register_key(path, vault_key)
        try:
            connection = connect(
                path,
                key,
                application=schema.REGISTER_APPLICATION,
                create=create,
            )
        except Damaged as why:
            raise Damaged(
                f"The list of cases in {path.name} does not read as it was written. Move "
                "that file away and unlock again: it is made anew from the case files."
            ) from why
        schema.refuse_newer(connection, schema.REGISTER_VERSION)
        older = Older(file=path, schema=schema.REGISTER, reading=_heads, key=key)
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                schema.make_register(connection)
            migrating.bring_up(older, connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def mark_open(self, file: str) -> None:
        """Says that a case file is about to be written."""
        with transaction(self._connection):
            self._connection.execute(
                "INSERT INTO case_line (file, open) VALUES (?, 1) "
                "ON CONFLICT (file) DO UPDATE SET open = 1",
                (file,),
            )

    def keep(self, line: CaseLine, *, still_open: bool, folded: str) -> None:
        """Brings a line up to date; the head it holds never goes back."""
        with transaction(self._connection):
            held = self._connection.execute(
                "SELECT seq FROM case_line WHERE file = ?", (line.file,)
            ).fetchone()
            if held is not None and held[0] > line.seq:
                raise Damaged(
                    f"The register knows entry {held[0]} of a case whose file ends at "
                    f"entry {line.seq}: an older file was put back."
                )
            self._connection.execute(
                f"INSERT OR REPLACE INTO case_line ({_COLUMNS}, folded, open) "  # noqa: S608 - fixed
                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    *(line.file, line.ref, line.title, line.school, line.respondent),
                    *(line.stage, int(line.closed), int(line.safeguarding)),
                    *(
                        line.next_due or _NOTHING_DUE,
                        line.next_what,
                        line.seq,
                        line.head,
                        line.latest,
                    ),
                    *(folded, int(still_open)),
                ),
            )

    def mark_closed(self, file: str) -> None:
        """Says that nothing is being written any more."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE case_line SET open = 0 WHERE file = ?", (file,)
            )

    def forget(self, file: str) -> None:
        """Takes out the line of a case that never came to be."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM case_line WHERE file = ?", (file,))

    def left_open(self) -> tuple[str, ...]:
        """The files that were being written when the program last stopped."""
        rows = self._connection.execute(
            "SELECT file FROM case_line WHERE open = 1"
        ).fetchall()
        return tuple(row[0] for row in rows)

    def files(self) -> tuple[str, ...]:
        """Every case file that the register knows."""
        rows = self._connection.execute(
            "SELECT file FROM case_line ORDER BY file"
        ).fetchall()
        return tuple(row[0] for row in rows)

    def find(self, ref: str) -> CaseLine:
        """The case with this reference, or a refusal."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM case_line WHERE ref = ?",  # noqa: S608 - fixed
            (ref,),
        ).fetchone()
        if row is None:
            raise Refused(
                f"This vault has no case {ref}.",
                remedy="Look at the list of cases for its reference.",
            )
        return _line(row)

    def has(self, ref: str) -> bool:
        """Whether a case has this reference."""
        row = self._connection.execute(
            "SELECT 1 FROM case_line WHERE ref = ?", (ref,)
        ).fetchone()
        return row is not None

    def of_file(self, file: str) -> CaseLine | None:
        """The line of one case file."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM case_line WHERE file = ? AND ref IS NOT NULL",  # noqa: S608 - fixed
            (file,),
        ).fetchone()
        return None if row is None else _line(row)

    def page(
        self,
        start: int,
        count: int,
        *,
        words: str = "",
        closed: bool = False,
        in_error: bool = False,
    ) -> Sequence[CaseLine]:
        """Cases from one place on, soonest due first; `closed` shows closed ones as well.

        `words` are folded; every one of them must occur. `in_error` shows even those that
        were opened in error.
        """
        where, values = _filter(words, closed=closed, in_error=in_error)
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM case_line WHERE {where} "  # noqa: S608 - fixed
            "ORDER BY closed, next_due, ref LIMIT ? OFFSET ?",
            (*values, count, start),
        ).fetchall()
        return tuple(_line(row) for row in rows)

    def total(self, *, words: str = "", closed: bool = False) -> int:
        """How many cases that is."""
        where, values = _filter(words, closed=closed)
        row = self._connection.execute(
            f"SELECT count(*) FROM case_line WHERE {where}",  # noqa: S608 - fixed
            values,
        ).fetchone()
        return 0 if row is None else int(row[0])

    def due_before(self, day: str, moment: str) -> int:
        """How many open cases have something due before a day, or before a moment.

        Both are ISO text; what is due on a day is late from the day after.
        """
        row = self._connection.execute(
            "SELECT count(*) FROM case_line WHERE closed = 0 "
            "AND (next_due < ? OR (length(next_due) > 10 AND next_due < ?))",
            (day, moment),
        ).fetchone()
        return 0 if row is None else int(row[0])

    def page_problems(self) -> list[str]:
        """What is wrong with the register's own pages."""
        return page_problems(self._connection)

    def compact(self) -> None:
        """Writes every page anew, so that no free page holds what a line once said."""
        write_anew(self._connection, large=False)

    def latest(self) -> int:
        """The moment of the last entry in any case, microseconds since 1970."""
        row = self._connection.execute("SELECT max(latest) FROM case_line").fetchone()
        return 0 if row is None or row[0] is None else int(row[0])

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()


def _heads(connection: Connection) -> list[Row]:
    """What a migration leaves as it was: every case and how far it had come."""
    return connection.execute(
        "SELECT file, ref, seq, head, open FROM case_line ORDER BY file"
    ).fetchall()


def _filter(
    words: str, *, closed: bool, in_error: bool = False
) -> tuple[str, tuple[str, ...]]:
    """A condition made of constants, with the words as bound values."""
    parts = ["ref IS NOT NULL"] if closed else ["ref IS NOT NULL", "closed = 0"]
    if not in_error:
        parts.append("(stage IS NOT 'opened_in_error' OR closed = 0)")
    asked = words.split()
    parts += ["instr(folded, ?) > 0"] * len(asked)
    return " AND ".join(parts), tuple(asked)


def _line(row: Row) -> CaseLine:
    return CaseLine(
        file=row[0],
        ref=row[1],
        title=row[2],
        school=row[3],
        respondent=row[4],
        stage=row[5],
        closed=bool(row[6]),
        safeguarding=bool(row[7]),
        next_due="" if row[8] == _NOTHING_DUE else row[8],
        next_what=row[9],
        seq=row[10],
        head=row[11],
        latest=row[12],
    )
