"""A ledger with its key envelope and its witness: made, opened, added to, checked.

Three files stand side by side under one random name: the encrypted ledger, its envelope
and its witness. The key is tested against the envelope before anything is called damaged.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from investigator.domain.errors import Damaged, Refused
from investigator.domain.ledger import Stamp, Told
from investigator.machine.crypto import SigningKey, hkdf, random_bytes
from investigator.machine.files import read_whole, write_whole
from investigator.record.codec import Saying
from investigator.storage import keyslots, schema, witness
from investigator.storage.connection import Connection, connect, page_problems, transaction
from investigator.storage.kept import Kept, Staged
from investigator.storage.keyslots import Envelope, SlotKind
from investigator.storage.ledger_file import LedgerFile
from investigator.storage.witness import Head

if TYPE_CHECKING:
    from investigator.domain.ledger import Verify

_DB, _WITNESS, _WRAP = "investigator/db/1", "investigator/witness/1", "investigator/wrap/1"
_KEY = 32
_ENVELOPE_LIMIT = 65536


@dataclass(frozen=True, slots=True)
class Paths:
    """The three files of a ledger."""

    file: Path

    @property
    def keys(self) -> Path:
        """The envelope beside it."""
        return self.file.with_name(f"{self.file.name}.keys")

    @property
    def head(self) -> Path:
        """The witness beside it."""
        return self.file.with_name(f"{self.file.name}.head")

    @property
    def id(self) -> str:
        """The random name that the keys and the chain are bound to."""
        return self.file.name


class OpenLedger:
    """An open ledger. `notices` are sentences a person should see once."""

    def __init__(self, paths: Paths, connection: Connection, data_key: bytes) -> None:
        self.paths = paths
        self.connection = connection
        self.ledger = LedgerFile(connection, paths.id)
        self.kept = Kept(connection)
        self.notices: list[str] = []
        self._witness_key = hkdf(data_key, _WITNESS)

    @classmethod
    def make(cls, paths: Paths, vault_key: bytes, *, practice: bool) -> "OpenLedger":
        """A new, empty ledger with a key of its own, wrapped by the vault key."""
        data_key = random_bytes(_KEY)
        slot = keyslots.keyed_slot(
            paths.id, SlotKind.VAULT, data_key, hkdf(vault_key, _WRAP)
        )
        envelope = Envelope(holder=paths.id, practice=practice, slots=(slot,))
        body = envelope.sealed_under(data_key).to_bytes()
        write_whole(paths.keys, body)
        connection = connect(
            paths.file,
            hkdf(data_key, _DB),
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
    def open(cls, paths: Paths, vault_key: bytes) -> "OpenLedger":
        """An existing ledger. `Damaged` where its bytes are not as they were written."""
        data_key = _data_key(paths, vault_key)
        if not paths.file.exists():
            raise Damaged(f"{paths.file.name} is missing.")
        key = hkdf(data_key, _DB)
        connection = connect(paths.file, key, application=schema.LEDGER_APPLICATION)
        schema.refuse_newer(connection, schema.LEDGER_VERSION)
        return cls(paths, connection, data_key)

    def read(self, verify: "Verify") -> Sequence[Told[Any]]:
        """Every fact, checked against chain, payloads and witness.

        The last signature and those after the witness are checked. Writes nothing.
        """
        try:
            seen = witness.read(self.paths.head, self._witness_key, self.paths.id)
            witness.compare(seen, self.ledger.head(), self.ledger.hash_at)
            from_seq = seen.seq if seen else 0
            return tuple(self.ledger.told(verify=verify, from_seq=from_seq))
        except sqlite3.DatabaseError as why:
            raise Damaged(
                f"{self.paths.file.name} does not read as it was written."
            ) from why

    def settle(self) -> None:
        """After a good reading.

        Sweeps what was never sealed, brings the witness up to date.
        """
        if not self.paths.head.exists():
            self.notices.append(
                "The witness of this case was missing, so nobody can tell whether an older "
                "file was put back. A new one was written."
            )
        self.kept.sweep()
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


def _data_key(paths: Paths, vault_key: bytes) -> bytes:
    if not paths.keys.exists():
        raise Damaged(f"The key file of {paths.file.name} is missing.")
    envelope = keyslots.from_bytes(read_whole(paths.keys, _ENVELOPE_LIMIT))
    if envelope.holder != paths.id:
        raise Damaged(f"The key file beside {paths.file.name} belongs to another file.")
    wrapping = hkdf(vault_key, _WRAP)
    found = keyslots.open_any(
        paths.id, envelope.of_kind(SlotKind.VAULT), lambda _slot: wrapping
    )
    if found is None:
        raise Damaged(
            f"The key file of {paths.file.name} was changed or is another vault's."
        )
    envelope.check(found)
    return found
