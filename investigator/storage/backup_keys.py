"""The vault's key from the key file in a backup: by passphrase, or by the recovery key."""

from investigator.storage.keyslots import Envelope
from investigator.storage.unlocking import opened, recovered


def vault_key(envelope: Envelope, *, passphrase: str | None, recovery: str | None) -> bytes:
    """The key, tested against the key file's own MAC; the recovery key goes first."""
    if recovery is None:
        return opened(envelope, passphrase).key
    return recovered(envelope, recovery)
