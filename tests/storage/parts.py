"""A ledger of plain steps under fixed keys, for tests of what keeps it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from investigator.domain.instant import Instant
from investigator.domain.ledger import Stamp, Told
from investigator.domain.steps import StepTaken
from investigator.machine.clock import FixedClock
from investigator.machine.crypto import SigningKey, hkdf
from investigator.record.codec import Saying
from investigator.storage import schema
from investigator.storage.connection import Connection, connect
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.signers import Keys
from investigator.storage.vault import Founder, Vault

KEY = bytes(range(32))
SIGNER = SigningKey(b"\x07" * 32)
STRANGER = SigningKey(b"\x08" * 32)
NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
STAMP = Stamp(
    wall=NOW.at,
    boot=1,
    boot_id="boot",
    zone="Europe/London",
    synchronised=True,
    key=SIGNER.fingerprint,
)
SAYING = Saying(happened_at=NOW, typed_by="Ann Example")
VERIFY = Keys({SIGNER.fingerprint: SIGNER.public}).verify
CLOCK = FixedClock(NOW)
FOUNDER = Founder(name="Philippa Ostrander", role="HR officer", trust_name="Hazelden Trust")
PASSPHRASE = "practice"


def paths(folder: Path, name: str = "one.case") -> Paths:
    return Paths(folder / name)


def a_ledger(folder: Path, *steps: str, name: str = "one.case") -> OpenLedger:
    ledger = OpenLedger.make(paths(folder, name), KEY, practice=True)
    if steps:
        add(ledger, *steps)
    return ledger


def add(ledger: OpenLedger, *steps: str) -> Sequence[Told[Any]]:
    return ledger.append(
        lambda: [(StepTaken(what=each), SAYING) for each in steps], STAMP, SIGNER
    )


def words(ledger: OpenLedger) -> list[str]:
    return [told.fact.what for told in ledger.read(VERIFY)]


def register_connection(folder: Path, *, create: bool = False) -> Connection:
    """The register's own database, as the register opens it."""
    return connect(
        folder / "register.db",
        hkdf(KEY, "investigator/register/1"),
        application=schema.REGISTER_APPLICATION,
        create=create,
    )


def without_triggers(ledger: OpenLedger) -> None:
    """As somebody who has the key and another program can do."""
    ledger.connection.set_authorizer(None)
    names = ledger.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for (name,) in names:
        ledger.connection.execute(f"DROP TRIGGER {name}")
    ledger.connection.execute("PRAGMA foreign_keys = OFF")


def a_vault(folder: Path, *, practice: bool = True) -> Vault:
    vault, _recovery = Vault.make(
        folder, FOUNDER, PASSPHRASE, CLOCK.record(), practice=practice
    )
    return vault
