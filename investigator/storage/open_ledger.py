"""A ledger with its key envelope and its witness: made, opened, added to, checked.

Three files stand side by side under one random name: the encrypted ledger, its envelope
and its witness. The key is tested against the envelope before anything is called damaged.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from investigator.domain.errors import Damaged, Refused
from investigator.domain.ledger import Stamp, Told
from investigator.machine.crypto import SigningKey, random_bytes
from investigator.machine.files import write_whole
from investigator.record.codec import Saying
from investigator.storage import (
    damage,
    ledger_keys,
    migrating,
    putting_right,
    schema,
    strangers,
    witness,
)
from investigator.storage.connection import (
    Connection,
    NotWritten,
    connect,
    copy_to,
    page_problems,
    transaction,
)
from investigator.storage.kept import Kept, Staged
from investigator.storage.ledger_file import LedgerFile, checked_all
from investigator.storage.ledger_keys import Paths
from investigator.storage.migrating import Older
from investigator.storage.witness import Head

if TYPE_CHECKING:
    from investigator.domain.ledger import Verify

__all__ = ["OpenLedger", "Paths", "copy_beside"]

_KEY = 32


class OpenLedger:
    """An open ledger. `notices` are sentences a person should see once."""

    def __init__(self, paths: Paths, connection: Connection, data_key: bytes) -> None:
        self.paths = paths
        self.connection = connection
        self.ledger = LedgerFile(connection, paths.id)
        self.kept = Kept(connection)
        self.notices: list[str] = []
        self._page_key = ledger_keys.page_key(data_key)
        self._witness_key = ledger_keys.witness_key(data_key)

    @classmethod
    def make(cls, paths: Paths, vault_key: bytes, *, practice: bool) -> "OpenLedger":
        """A new, empty ledger with a key of its own, wrapped by the vault key."""
        data_key = random_bytes(_KEY)
        envelope = ledger_keys.envelope(paths, data_key, vault_key, practice=practice)
        body = envelope.to_bytes()
        write_whole(paths.keys, body)
        connection = connect(
            paths.file,
            ledger_keys.page_key(data_key),
            application=schema.LEDGER_APPLICATION,
            create=True,
        )
        try:
            schema.make_ledger(connection)
            with transaction(connection):
                connection.execute("INSERT INTO envelope (id, body) VALUES (1, ?)", (body,))
        except BaseException:
            connection.close()
            raise
        return cls(paths, connection, data_key)

    @classmethod
    def open(
        cls, paths: Paths, vault_key: bytes, *, bring_up: bool = False
    ) -> "OpenLedger":
        """An existing ledger. `Damaged` where its bytes are not as they were written.

        `bring_up` lets a file of an earlier program be brought up to date first.
        """
        data_key = ledger_keys.data_key(paths, vault_key)
        if not paths.file.exists():
            raise Damaged(f"{paths.file.name} is missing.")
        key = ledger_keys.page_key(data_key)
        try:
            connection = connect(paths.file, key, application=schema.LEDGER_APPLICATION)
        except Damaged as why:
            raise strangers.named(why, paths, vault_key) from why
        opened = cls(paths, connection, data_key)
        try:
            schema.refuse_newer(connection, schema.LEDGER_VERSION)
            if bring_up:
                with opened._explained():
                    opened._bring_up()
        except BaseException:
            connection.close()
            raise
        return opened

    def _bring_up(self) -> None:
        """Brings a file of an earlier program up to date, with a copy kept beside it."""

        def reading(connection: Connection) -> Head:
            ledger = LedgerFile(connection, self.paths.id)
            checked_all(ledger.lines(), ledger.id, lambda *_signed: True)
            return ledger.head()

        older = Older(
            file=self.paths.file,
            schema=schema.LEDGER,
            reading=reading,
            key=self._page_key,
        )
        if migrating.bring_up(older, self.connection):
            self.notices.append(
                "A file of an earlier version of the program was brought up to date. A "
                "copy of how it was stays beside it until the next backup."
            )

    def read(self, verify: "Verify") -> Sequence[Told[Any]]:
        """Every fact, checked against chain, payloads and witness.

        The last signature and those after the witness are checked. Writes nothing.
        """
        seen = self.seen_head()
        with self._explained():
            head = self.ledger.head()
            then = self.ledger.hash_at(seen.seq) if seen else None
        witness.compare(seen, head, lambda _seq: then)
        with self._explained():
            from_seq = seen.seq if seen else 0
            return tuple(self.ledger.told(verify=verify, from_seq=from_seq))

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Damage that is met while reading, with what befell the file."""
        try:
            yield
        except NotWritten:
            raise
        except sqlite3.DatabaseError as why:
            name = self.paths.file.name
            raise self.told_apart(f"{name} does not read as it was written.") from why
        except Damaged as why:
            raise self.told_apart(*why.problems) from why

    def reconnect(self) -> None:
        """A fresh connection: one that met a broken page answers nothing more."""
        self.close()
        application = schema.LEDGER_APPLICATION
        self.connection = connect(self.paths.file, self._page_key, application=application)
        self.ledger = LedgerFile(self.connection, self.paths.id)
        self.kept = Kept(self.connection)

    def told_apart(self, *found: str) -> Damaged:
        """What was found, with what befell the file; it is closed to be looked at."""
        self.close()
        return Damaged(*damage.told_apart(self.paths, self._page_key, found))

    def settle(self) -> None:
        """After a good reading.

        Sweeps what was never sealed, brings the witness up to date.
        """
        if not self.paths.head.exists():
            self.notices.append(
                "The witness of this case was missing, so nobody can tell whether an older "
                "file was put back. A new one was written."
            )
        with contextlib.suppress(NotWritten):  # on a full disk it waits for more room
            self.kept.sweep()
            self.notices += putting_right.finish(self)
        if self.seen_head() != self.ledger.head():
            self.keep_witness()

    def append(
        self,
        facts: Callable[[], Sequence[tuple[object, Saying]]],
        stamp: Stamp,
        signer: SigningKey,
        staged: Sequence[Staged] = (),
    ) -> Sequence[Told[Any]]:
        """Adds facts in one transaction.

        `facts` runs inside it, on the ledger as it is now.

        When this returns they are kept. A witness that cannot be written is a notice, no
        loss.
        """
        with transaction(self.connection):
            for each in staged:
                self.kept.seal(each)
            told = tuple(self.ledger.append(facts(), stamp, signer))
        self.keep_witness()
        return told

    def keep_witness(self) -> None:
        """Writes how far the ledger has come."""
        try:
            witness.keep(
                self.paths.head, self._witness_key, self.paths.id, self.ledger.head()
            )
        except Refused as why:
            self.notices.append(f"It is kept, but its witness could not be written. {why}")

    def page_problems(self) -> list[str]:
        """What the cipher and the database find wrong with their own pages."""
        return page_problems(self.connection)

    def seen_head(self) -> Head | None:
        """What the witness says."""
        return witness.read(self.paths.head, self._witness_key, self.paths.id)

    def close(self) -> None:
        """Lets the file go."""
        self.connection.close()


def copy_beside(source: OpenLedger, paths: Paths, vault_key: bytes) -> None:
    """A copy of a ledger, under the key in the envelope that stands beside its place."""
    copy_to(
        source.connection,
        paths.file,
        ledger_keys.page_key(ledger_keys.data_key(paths, vault_key)),
    )
