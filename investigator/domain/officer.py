"""Officers and the keys of the vault: who came, who left, what the recovery key did."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from investigator.domain.instant import LONDON, Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.shelf import Shelf

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.domain.trust import Trust


class NewKeys(StrEnum):
    """Why the vault and every file in it got new keys."""

    OFFICER_LEFT = "officer_left"
    RECOVERY_RENEWED = "recovery_renewed"
    PASSPHRASE_KNOWN = "passphrase_known"  # noqa: S105 - a reason, no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerKeyed:
    """The vault key can be sealed to an officer, by this public key of theirs."""

    fingerprint: str
    sealing_key: str

    def told_to(self, trust: "Trust", _telling: Telling, /) -> "Trust":
        """The trust knows how a new vault key reaches the officer."""
        held = trust.keyholding
        sealing = held.sealing.put(self.fingerprint, self.sealing_key)
        return replace(trust, keyholding=replace(held, sealing=sealing))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLeft:
    """An officer left on a day, and somebody took their open cases over."""

    fingerprint: str
    name: str
    on: date
    reason: str
    to: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The officer opens the vault no longer."""
        held = trust.keyholding
        left = held.left.put(self.fingerprint, telling.of(self))
        return replace(trust, keyholding=replace(held, left=left))

    def ends(self) -> int:
        """When the day they left was over, in microseconds since 1970."""
        return end_of(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyMade:
    """A recovery key was made; earlier ones are not the trust's any more."""

    fingerprint: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """Nobody keeps the new key yet."""
        held = replace(trust.keyholding, made=telling.of(self), tested=None)
        return replace(trust, keyholding=held, recovery=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyTested:
    """The printed recovery key was typed in, and would have opened the vault."""

    fingerprint: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The next test falls due from here."""
        held = replace(trust.keyholding, tested=telling.of(self))
        return replace(trust, keyholding=held)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedWithRecoveryKey:
    """The recovery key opened the vault, to add this person."""

    fingerprint: str
    name: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """Every case has to say so."""
        held = trust.keyholding
        openings = held.openings.put(telling.seq, telling.of(self))
        return replace(trust, keyholding=replace(held, openings=openings))


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRekeyed:
    """The vault and every file in it got new keys."""

    reason: NewKeys

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust knows since when older copies need older keys."""
        held = replace(trust.keyholding, rekeyed=telling.of(self))
        return replace(trust, keyholding=held)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyUsed:
    """The vault of this case was opened with the recovery key.

    `opening` is the entry of the trust's own record that says so.
    """

    by: str
    at: Instant
    opening: int

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case names who opened it so."""
        uses = case.recovery_uses.put(self.opening, telling.of(self))
        return replace(case, recovery_uses=uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandedOver:
    """The case was taken over from an officer who left.

    `leaving` is the entry of the trust's own record that says so.
    """

    leaver: str
    to: str
    on: date
    reason: str
    leaving: int

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case names who took it over."""
        handovers = case.handovers.put(self.leaving, telling.of(self))
        return replace(case, handovers=handovers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholding:
    """What the trust knows of its keys: who can be reached, who left, the recovery key."""

    sealing: Shelf[str, str] = field(default_factory=Shelf)
    left: Shelf[str, Told[OfficerLeft]] = field(default_factory=Shelf)
    openings: Shelf[int, Told[OpenedWithRecoveryKey]] = field(default_factory=Shelf)
    made: Told[RecoveryKeyMade] | None = None
    tested: Told[RecoveryKeyTested] | None = None
    rekeyed: Told[VaultRekeyed] | None = None


def end_of(day: date) -> int:
    """When a day is over in London, in microseconds since 1970."""
    after = day + timedelta(days=1)
    midnight = datetime(after.year, after.month, after.day, tzinfo=ZoneInfo(LONDON))
    return Instant.of(midnight).at
