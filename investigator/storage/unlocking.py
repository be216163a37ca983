"""Opening an envelope's secret: by a person's passphrase, or by the system's keyring."""

from investigator.domain.errors import Refused
from investigator.storage import keyring_slot, keyslots
from investigator.storage.keyslots import Envelope, Slot, SlotKind


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


def secret_of(envelope: Envelope, passphrase: str | None) -> bytes:
    """The vault key and the person's seed, or a refusal that names nobody.

    Without a passphrase the system's keyring is asked.
    """
    found = _by_keyring(envelope) if passphrase is None else _by(envelope, passphrase)
    if found is None:
        raise CannotUnlock(by_keyring=passphrase is None)
    return found


def _by(envelope: Envelope, passphrase: str) -> bytes | None:
    def derive(slot: Slot) -> bytes:
        return slot.argon2().derive(passphrase)

    slots = envelope.of_kind(SlotKind.PASSPHRASE)
    return keyslots.open_any(envelope.holder, slots, derive)


def _by_keyring(envelope: Envelope) -> bytes | None:
    slots = envelope.of_kind(SlotKind.KEYRING)
    key = keyring_slot.kept(envelope.holder) if slots else None
    if key is None:
        return None
    return keyslots.open_any(envelope.holder, slots, lambda _slot: key)
