"""Opening an envelope's secret: by a person's passphrase, or by the system's keyring.

A passphrase is tried on one slot after another, the one that opened last first, and each
costs its derivation: at most sixteen, half a second each on the machine that made them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from investigator.domain.errors import Refused
from investigator.machine.crypto import WrongKey
from investigator.storage import keyring_slot, keyslots, ways_in
from investigator.storage.keyslots import Envelope, Slot, SlotKind
from investigator.storage.ways_in import KEY, Own


class CannotUnlock(Refused):
    """The vault did not open; nothing was changed."""

    def __init__(self, *, by_keyring: bool) -> None:
        if by_keyring:
            super().__init__(
                "This system's keyring does not open the vault.",
                remedy="Type your passphrase.",
            )
        else:
            super().__init__(
                "That passphrase does not open this vault.",
                remedy="Check Caps Lock and the keyboard layout, and type it again.",
            )


class WrongRecoveryKey(CannotUnlock):
    """A whole recovery key, and not this vault's of today."""

    def __init__(self) -> None:
        super().__init__(by_keyring=False)
        self.sentence = "That recovery key does not open this vault."
        self.remedy = "Use the newest paper; one that was renewed opens nothing."


@dataclass(frozen=True, slots=True)
class Opened:
    """A way in that opened: whose it is, the vault key, and the slot with what opens it."""

    key: bytes
    own: Own
    slot: Slot
    wrapping: bytes


def opened(envelope: Envelope, passphrase: str | None) -> Opened:
    """Who opens it, or a refusal that names nobody.

    Without a passphrase the system's keyring is asked. `Damaged` where a slot opens and
    the envelope is not as it was sealed.
    """
    found = _by_keyring(envelope) if passphrase is None else _by(envelope, passphrase)
    if found is None:
        raise CannotUnlock(by_keyring=passphrase is None)
    envelope.check(found.key)
    return found


def recovered(envelope: Envelope, text: str) -> bytes:
    """The vault key by the recovery key."""
    key = ways_in.recovered(envelope, text)
    if key is None:
        raise WrongRecoveryKey
    envelope.check(key)
    return key


def opens(envelope: Envelope, passphrase: str) -> bool:
    """Whether a passphrase opens anybody's way in."""
    return _by(envelope, passphrase) is not None


def own_slot(envelope: Envelope, own: Own, passphrase: str) -> Slot | None:
    """A person's own slot that a passphrase opens; nobody else's is tried."""
    for slot in ways_in.own_slots(envelope, own, SlotKind.PASSPHRASE):
        if _tried(envelope, slot, slot.argon2().derive(passphrase)):
            return slot
    return None


def _by(envelope: Envelope, passphrase: str) -> Opened | None:
    def derive(slot: Slot) -> bytes:
        return slot.argon2().derive(passphrase)

    return _first(envelope, SlotKind.PASSPHRASE, derive)


def _by_keyring(envelope: Envelope) -> Opened | None:
    slots = envelope.of_kind(SlotKind.KEYRING)
    key = keyring_slot.kept(envelope.holder) if slots else None
    if key is None:
        return None
    return _first(envelope, SlotKind.KEYRING, lambda _slot: key)


def _first(
    envelope: Envelope, kind: SlotKind, derive: Callable[[Slot], bytes]
) -> Opened | None:
    for slot in envelope.of_kind(kind):
        wrapping = derive(slot)
        found = _tried(envelope, slot, wrapping)
        if found is not None:
            return found
    return None


def _tried(envelope: Envelope, slot: Slot, wrapping: bytes) -> Opened | None:
    """What a slot holds: one of version 1 has the vault key before a person's secret."""
    try:
        secret = keyslots.open_slot(envelope.holder, slot, wrapping)
    except WrongKey:
        return None
    own = Own(secret[-KEY:])
    if not slot.person:
        return Opened(secret[:KEY], own, slot, wrapping)
    person = ways_in.person_of(envelope, own)
    return Opened(_sealed_to(envelope, person, own), own, slot, wrapping)


def _sealed_to(envelope: Envelope, person: Slot, own: Own) -> bytes:
    try:
        return keyslots.open_sealed(envelope.holder, person, own.sealing)
    except WrongKey:
        raise ways_in.leads_nowhere() from None
