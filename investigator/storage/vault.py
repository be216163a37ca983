"""The vault: a folder of case files under one key.

With the trust's own ledger and a register.

A person's passphrase opens the vault key and that person's signing key, so who unlocked
is who acts. Before it is unlocked a vault tells nobody's name.
"""

import base64
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from investigator.domain.errors import Damaged, Refused
from investigator.domain.ledger import Stamp, Told
from investigator.domain.officer import RecoveryKeyMade
from investigator.domain.trust import OfficerAdded, Trust
from investigator.machine.clock import ClockRecord
from investigator.machine.crypto import (
    Argon2,
    SigningKey,
    calibrated,
    random_bytes,
)
from investigator.machine.files import private_folder, sweep
from investigator.machine.locks import Hold, hold
from investigator.record.codec import Saying
from investigator.storage import (
    introducing,
    rekeying,
    second_files,
    unlocking,
    ways_in,
)
from investigator.storage.backup_copy import Step
from investigator.storage.case_file import ENDING, CaseFile
from investigator.storage.introducing import Founder, Newcomer, refuse_stranger
from investigator.storage.keychain import Keychain
from investigator.storage.keyslots import Envelope
from investigator.storage.ledger_keys import REGISTER
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.register import Register
from investigator.storage.signers import Keys
from investigator.storage.vault_folder import (
    ENVELOPE,
    LOCK,
    OWN_FILES,
    TRUST,
    closed_on_fault,
    envelope_of,
    exists,
    keep_envelope,
    remove_begun,
)
from investigator.storage.ways_in import Change, Own

if TYPE_CHECKING:
    from investigator.storage.rekeying import Unfinished

__all__ = [
    "ENVELOPE",
    "LOCK",
    "OWN_FILES",
    "Founder",
    "Newcomer",
    "Vault",
    "envelope_of",
    "exists",
]

_NAME_BYTES = 16


class Vault:
    """An unlocked vault, held by this process alone."""

    def __init__(self, keychain: Keychain, held: Hold) -> None:
        self.folder = keychain.folder
        self.keychain = keychain
        self.trust = Trust()
        self.keys = Keys({})
        self.left_over: tuple[Unfinished, ...] = ()
        """Files that wait for a new key, and why."""
        self._held = held
        self._trust_file: OpenLedger | None = None
        self.register = Register.open(self.folder / REGISTER, keychain.key)

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
        begun = ways_in.begun(passphrase, cost, practice=practice)
        with closed_on_fault(hold(folder / LOCK)) as held:
            remove_begun(folder)
            vault = cls(Keychain(folder, begun.envelope, begun.key, begun.own), held)
        try:
            paths = Paths(folder / TRUST)
            vault._trust_file = OpenLedger.make(paths, begun.key, practice=practice)
            made = RecoveryKeyMade(fingerprint=begun.print)
            introducing.found(vault, founder, made, clock)
            # The envelope comes last: until it stands there is no vault.
            keep_envelope(folder, begun.envelope)
        except BaseException:
            vault.close()
            remove_begun(folder)
            raise
        return vault, begun.recovery

    @classmethod
    def unlock(cls, folder: Path, *, passphrase: str | None) -> "Vault":
        """Opens a vault by passphrase, or by the system's keyring when that is None."""
        return rekeying.drained(cls.unlocking(folder, passphrase=passphrase))

    @classmethod
    def unlocking(
        cls, folder: Path, *, passphrase: str | None
    ) -> Generator[Step, None, "Vault"]:
        """The same step by step: new keys that were cut off are given to the rest first."""
        envelope = envelope_of(folder)
        with closed_on_fault(hold(folder / LOCK)) as held:
            opened = unlocking.opened(envelope, passphrase)
            keychain = Keychain(folder, envelope, opened.key, opened.own)
            vault = yield from cls._opened(keychain, held)
        with closed_on_fault(vault):
            refuse_stranger(vault.trust, vault.signer.fingerprint)
            keychain.tidy(opened)
        return vault

    @classmethod
    def recovering(
        cls, folder: Path, recovery: str, newcomer: Newcomer, clock: ClockRecord
    ) -> Generator[Step, None, "Vault"]:
        """Opens a vault by the recovery key, to add a person who is the actor from then on.

        It is on record before that person can open anything.
        """
        envelope = envelope_of(folder)
        with closed_on_fault(hold(folder / LOCK)) as held:
            key = unlocking.recovered(envelope, recovery)
            vault = yield from cls._opened(Keychain(folder, envelope, key, Own.new()), held)
        with closed_on_fault(vault):
            introducing.let_in(vault, newcomer, vault.keychain.own, clock)
        return vault

    @classmethod
    def _opened(cls, keychain: Keychain, held: Hold) -> Generator[Step, None, "Vault"]:
        sweep(keychain.folder)
        left = yield from rekeying.finish(keychain)
        vault = cls(keychain, held)
        vault.left_over = left
        with closed_on_fault(vault):
            vault._open_trust()
        return vault

    @property
    def envelope(self) -> Envelope:
        """The key file as it stands."""
        return self.keychain.envelope

    @property
    def signer(self) -> SigningKey:
        """What whoever unlocked signs with."""
        return self.keychain.own.signer

    @property
    def _key(self) -> bytes:
        """The vault key, for the rest of storage."""
        return self.keychain.key

    @property
    def practice(self) -> bool:
        """Whether this is a practice vault; it says so in its sealed envelope."""
        return self.envelope.practice

    @property
    def officer(self) -> OfficerAdded:
        """Who unlocked it."""
        return self.trust.officers[self.signer.fingerprint].fact

    def cost(self) -> Argon2:
        """What a guess at a new passphrase is to cost on this machine."""
        return calibrated(floor_only=self.practice)

    def record(
        self, facts: Callable[[Trust], Sequence[tuple[Any, Saying]]], stamp: Stamp
    ) -> Sequence[Told[Any]]:
        """Adds facts of the trust, all or none."""
        told = self.trust_ledger().append(lambda: facts(self.trust), stamp, self.signer)
        for each in told:
            self.trust = each.fact.told_to(self.trust, each.telling)
        self.keys.learn(self.trust)
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
        known = frozenset(self.register.files())
        here = second_files.case_names(self.folder, self._key, known)
        return tuple(sorted({*here, *known}))

    def use_keyring(self, *, on: bool) -> bool:
        """Adds or takes away the system's keyring as a way in; says whether that worked."""
        return self.keychain.use_keyring(on=on)

    def add_officer(self, newcomer: Newcomer, clock: ClockRecord) -> None:
        """One more person opens the vault, with keys of their own."""
        introducing.let_in(self, newcomer, Own.new(), clock)

    def rekeying(self, change: Change) -> Generator[Step, None, None]:
        """New keys for everything; no case may be open. Cut off, unlocking finishes."""
        rekeying.begin(self.keychain, random_bytes(ways_in.KEY), change)
        self._close_files()
        self.left_over = yield from rekeying.finish(self.keychain)
        self.register = Register.open(self.folder / REGISTER, self._key)
        self._open_trust()

    def trust_ledger(self) -> OpenLedger:
        """The trust's ledger beneath, for verification."""
        if self._trust_file is None:
            raise Damaged("The trust's own ledger is not open.")
        return self._trust_file

    def close(self) -> None:
        """Lets everything go and drops the keys."""
        self._close_files()
        self.keychain.forget()
        self._held.close()

    def _close_files(self) -> None:
        self.register.close()
        if self._trust_file is not None:
            self._trust_file.close()
        self._trust_file = None

    def _open_trust(self) -> None:
        """Reads the trust's ledger twice.

        Once for its keys, then against its signatures.
        """
        opened = OpenLedger.open(Paths(self.folder / TRUST), self._key, bring_up=True)
        self._trust_file = opened
        trust = Trust.read(opened.ledger.told())
        self.keys.learn(trust)
        opened.read(self.keys.verify)
        opened.settle()
        self.trust = trust
