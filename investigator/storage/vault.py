"""The vault: a folder of case files under one key.

With the trust's own ledger and a register.

A person's passphrase opens the vault key and that person's signing key, so who unlocked
is who acts. Before it is unlocked a vault tells nobody's name.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Stamp, Told
from investigator.domain.trust import OfficerAdded, Trust, VaultMade, add_officer
from investigator.machine.clock import ClockRecord
from investigator.machine.crypto import (
    RECOVERY_BYTES,
    SigningKey,
    calibrated,
    hkdf,
    random_bytes,
    recovery_text,
)
from investigator.machine.files import private_folder, read_whole, sweep, write_whole
from investigator.machine.locks import Hold, hold
from investigator.record.codec import Saying
from investigator.storage import keyring_slot, keyslots
from investigator.storage.case_file import ENDING, CaseFile, Keys
from investigator.storage.keyslots import Envelope, SlotKind
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.register import Register
from investigator.storage.unlocking import secret_of

ENVELOPE, LOCK = "vault.keys", "vault.lock"
_TRUST, _REGISTER = "trust.ledger", "register.db"
_BESIDE_CASES = (f"{_TRUST}*", f"{_REGISTER}*")
_OF_CASES = tuple(f"*{ENDING}{end}" for end in ("", ".keys", ".head", "-journal"))
OWN_FILES = (*_OF_CASES, *_BESIDE_CASES, ENVELOPE)
"""Patterns of all that a vault consists of; its envelope goes last."""

_ENVELOPE_LIMIT = 1 << 20
_KEY = 32
_NAME_BYTES = 16
_RECOVERY = "investigator/recovery/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """Who makes a vault."""

    name: str
    role: str
    trust_name: str = ""


class Vault:
    """An unlocked vault, held by this process alone."""

    def __init__(self, folder: Path, held: Hold, envelope: Envelope, secret: bytes) -> None:
        self.folder = folder
        self.envelope = envelope
        self.signer = SigningKey(secret[_KEY:])
        self._held = held
        self._key = secret[:_KEY]
        self._secret = secret
        self.trust = Trust()
        self.keys = Keys({})
        self.register = Register.open(folder / _REGISTER, self._key)
        self._trust_file: OpenLedger | None = None

    @classmethod
    def make(
        cls,
        folder: Path,
        founder: Founder,
        passphrase: str,
        clock: ClockRecord,
        *,
        practice: bool,
    ) -> tuple["Vault", str]:
        """A new vault in an empty folder, unlocked, and its recovery key to be printed."""
        private_folder(folder)
        if exists(folder) or any(folder.glob(f"*{ENDING}")):
            raise Refused(
                "There is already a vault here.", remedy="Open it, or choose a folder."
            )
        cost = calibrated(floor_only=practice)
        secret, recovery = random_bytes(2 * _KEY), random_bytes(RECOVERY_BYTES)
        holder = random_bytes(_NAME_BYTES).hex()
        slots = (
            keyslots.passphrase_slot(holder, secret, passphrase, cost),
            keyslots.keyed_slot(
                holder, SlotKind.RECOVERY, secret[:_KEY], hkdf(recovery, _RECOVERY)
            ),
        )
        envelope = Envelope(holder=holder, practice=practice, slots=slots)
        sealed = envelope.sealed_under(secret[:_KEY])
        held = hold(folder / LOCK)
        try:
            _remove_begun(folder)
            vault = cls(folder, held, sealed, secret)
        except BaseException:
            held.close()
            raise
        try:
            vault._found(founder, clock)
            # The envelope comes last: until it stands there is no vault.
            write_whole(folder / ENVELOPE, sealed.to_bytes())
        except BaseException:
            vault.close()
            _remove_begun(folder)
            raise
        return vault, recovery_text(recovery)

    @classmethod
    def unlock(cls, folder: Path, *, passphrase: str | None) -> "Vault":
        """Opens a vault by passphrase, or by the system's keyring when that is None."""
        envelope = envelope_of(folder)
        held = hold(folder / LOCK)
        try:
            secret = secret_of(envelope, passphrase)
            envelope.check(secret[:_KEY])
            sweep(folder)
            vault = cls(folder, held, envelope, secret)
        except BaseException:
            held.close()
            raise
        try:
            vault._open_trust()
        except BaseException:
            vault.close()
            raise
        return vault

    @property
    def practice(self) -> bool:
        """Whether this is a practice vault; it says so in its sealed envelope."""
        return self.envelope.practice

    @property
    def officer(self) -> OfficerAdded:
        """Who unlocked it."""
        return self.trust.officers[self.signer.fingerprint].fact

    def record(
        self, facts: Callable[[Trust], Sequence[tuple[Any, Saying]]], stamp: Stamp
    ) -> Sequence[Told[Any]]:
        """Adds facts of the trust, all or none."""
        if self._trust_file is None:
            raise Damaged("The trust's own ledger is not open.")
        told = self._trust_file.append(lambda: facts(self.trust), stamp, self.signer)
        for each in told:
            self.trust = each.fact.told_to(self.trust, each.telling)
        return told

    def stamp(self, clock: ClockRecord) -> Stamp:
        """What an entry made now by this officer carries."""
        return Stamp(
            wall=clock.wall_us,
            boot=clock.boot_ns,
            boot_id=clock.boot_id,
            zone=clock.zone,
            synchronised=clock.synchronised,
            key=self.signer.fingerprint,
        )

    def new_case(self) -> CaseFile:
        """An empty case file under a random name."""
        name = (
            base64.b32encode(random_bytes(_NAME_BYTES)).decode().lower().rstrip("=")
            + ENDING
        )
        self.register.mark_open(name)
        try:
            return CaseFile.make(self.folder / name, self._key, practice=self.practice)
        except BaseException:
            self.discard_case(name)
            raise

    def open_case(self, file: str, *, settle: bool = True) -> CaseFile:
        """One case file of this vault, read and checked."""
        if settle:
            self.register.mark_open(file)
        return CaseFile.open(self.folder / file, self._key, self.keys, settle=settle)

    def discard_case(self, file: str) -> None:
        """Takes away a case file in which nothing was ever recorded."""
        for ending in ("", ".keys", ".head", "-journal"):
            (self.folder / f"{file}{ending}").unlink(missing_ok=True)
        self.register.forget(file)

    def began(self, file: str) -> bool:
        """Whether anything may ever have been recorded in a case file."""
        listed = self.register.of_file(file) is not None
        return listed or Paths(self.folder / file).head.exists()

    def case_files(self) -> tuple[str, ...]:
        """The names of all case files: those in the folder and those the register knows."""
        here = {path.name for path in self.folder.glob(f"*{ENDING}")}
        return tuple(sorted({*here, *self.register.files()}))

    def use_keyring(self, *, on: bool) -> bool:
        """Adds or takes away the system's keyring as a way in; says whether that worked."""
        envelope = self.envelope
        for slot in envelope.of_kind(SlotKind.KEYRING):
            envelope = envelope.without(slot.id)
        if on:
            key = keyring_slot.keep_new(envelope.holder)
            if key is None:
                return False
            slot = keyslots.keyed_slot(envelope.holder, SlotKind.KEYRING, self._secret, key)
            envelope = envelope.with_slot(slot)
        self.envelope = envelope.sealed_under(self._key)
        write_whole(self.folder / ENVELOPE, self.envelope.to_bytes())
        return True

    def trust_ledger(self) -> OpenLedger:
        """The trust's ledger beneath, for verification."""
        if self._trust_file is None:
            raise Damaged("The trust's own ledger is not open.")
        return self._trust_file

    def close(self) -> None:
        """Lets everything go and drops the keys."""
        self.register.close()
        if self._trust_file is not None:
            self._trust_file.close()
        self._key = self._secret = b""
        self._held.close()

    def _found(self, founder: Founder, clock: ClockRecord) -> None:
        paths = Paths(self.folder / _TRUST)
        self._trust_file = OpenLedger.make(paths, self._key, practice=self.practice)
        made = VaultMade(practice=self.practice, trust_name=founder.trust_name)
        officer = add_officer(
            self.trust,
            name=founder.name,
            role=founder.role,
            fingerprint=self.signer.fingerprint,
            public_key=self.signer.public.hex(),
        )
        stamp = self.stamp(clock)
        saying = Saying(happened_at=Instant(stamp.wall, stamp.zone), typed_by=officer.name)
        self.record(lambda _trust: [(made, saying), (officer, saying)], stamp)
        self.keys.add(officer.fingerprint, self.signer.public)

    def _open_trust(self) -> None:
        """Reads the trust's ledger twice.

        Once for its keys, then against its signatures.
        """
        opened = OpenLedger.open(Paths(self.folder / _TRUST), self._key)
        self._trust_file = opened
        trust = Trust.read(opened.ledger.told())
        for told in trust.officers.values():
            self.keys.add(told.fact.fingerprint, bytes.fromhex(told.fact.public_key))
        opened.read(self.keys.verify)
        opened.settle()
        self.trust = trust


def _remove_begun(folder: Path) -> None:
    """Takes away what was written for a vault that never came to be."""
    for pattern in _BESIDE_CASES:
        for path in folder.glob(pattern):
            path.unlink()


def exists(folder: Path) -> bool:
    """Whether a vault stands in this folder."""
    return (folder / ENVELOPE).is_file()


def envelope_of(folder: Path) -> Envelope:
    """The envelope of the vault in a folder, before anything is unlocked."""
    if not exists(folder):
        raise Refused(
            "There is no vault in this folder.",
            remedy="Make one with “investigator vault new”, or name another folder.",
        )
    return keyslots.from_bytes(read_whole(folder / ENVELOPE, _ENVELOPE_LIMIT))
