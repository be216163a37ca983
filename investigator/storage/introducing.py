"""Who may write in a vault: how the trust's record learns of a person and their keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged
from investigator.domain.instant import Instant
from investigator.domain.officer import (
    OfficerKeyed,
    OpenedWithRecoveryKey,
    RecoveryKeyMade,
)
from investigator.domain.trust import OfficerAdded, Trust, VaultMade, add_officer
from investigator.record.codec import Saying
from investigator.storage.unlocking import CannotUnlock
from investigator.storage.ways_in import Own

if TYPE_CHECKING:
    from investigator.machine.clock import ClockRecord
    from investigator.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """Who makes a vault."""

    name: str
    role: str
    trust_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is to open a vault as well, by a passphrase of their own."""

    name: str
    role: str
    passphrase: str = field(repr=False)


class LeftAlready(CannotUnlock):
    """The passphrase is right, and whose it is has left."""

    def __init__(self, name: str, day: str) -> None:
        super().__init__(by_keyring=False)
        self.sentence = f"{name} left on {day}, so this passphrase opens nothing any more."
        self.remedy = "Ask an officer of the trust to unlock."


def found(
    vault: "Vault", founder: Founder, made: RecoveryKeyMade, clock: "ClockRecord"
) -> None:
    """The first words of a vault's record: who made it, and that a recovery key exists."""
    began = VaultMade(practice=vault.practice, trust_name=founder.trust_name)
    people = _introduced(vault.trust, vault.keychain.own, founder.name, founder.role)
    _say(vault, (began, *people, made), people[0].name, clock)


def let_in(vault: "Vault", who: Newcomer, own: Own, clock: "ClockRecord") -> None:
    """One more person, on record before they can open anything.

    It may be the one in whose name the vault is open: then the recovery key opened it.
    """
    chain = vault.keychain
    chain.refuse_more()
    chain.refuse_taken(who.passphrase)
    officer, keys = _introduced(vault.trust, own, who.name, who.role)
    facts: tuple[object, ...] = (officer, keys)
    by = officer.name
    if own is chain.own:
        opened = OpenedWithRecoveryKey(fingerprint=officer.fingerprint, name=by)
        facts = (*facts, opened)
    else:
        by = vault.officer.name
    _say(vault, facts, by, clock)
    chain.add(own, who.passphrase, vault.cost())


def keyed(own: Own) -> OfficerKeyed:
    """How a later vault key reaches a person."""
    return OfficerKeyed(
        fingerprint=own.signer.fingerprint, sealing_key=own.sealing.public.hex()
    )


def refuse_stranger(trust: Trust, fingerprint: str) -> None:
    """Who opens the vault stands in its record, and has not left."""
    left = trust.keyholding.left.get(fingerprint)
    if left is not None:
        raise LeftAlready(left.fact.name, f"{left.fact.on:%d %B %Y}")
    if fingerprint not in trust.officers:
        raise Damaged("The trust's own record does not know whose passphrase this is.")


def _introduced(
    trust: Trust, own: Own, name: str, role: str
) -> tuple[OfficerAdded, OfficerKeyed]:
    added = add_officer(
        trust,
        name=name,
        role=role,
        fingerprint=own.signer.fingerprint,
        public_key=own.signer.public.hex(),
    )
    return added, keyed(own)


def _say(vault: "Vault", facts: Sequence[object], by: str, clock: "ClockRecord") -> None:
    stamp = vault.stamp(clock)
    saying = Saying(happened_at=Instant(stamp.wall, stamp.zone), typed_by=by)
    vault.record(lambda _trust: [(fact, saying) for fact in facts], stamp)
