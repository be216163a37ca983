"""The three files of a ledger, and the keys that each of them is read with.

Three files stand side by side under one random name: the encrypted ledger, its envelope
and its witness. The key is tested against the envelope before anything is called damaged.
"""

from dataclasses import dataclass
from pathlib import Path

from investigator.domain.errors import Damaged
from investigator.machine.crypto import hkdf
from investigator.machine.files import read_whole
from investigator.storage import keyslots
from investigator.storage.keyslots import Envelope, Slot, SlotKind

_DB, _WITNESS, _WRAP = "investigator/db/1", "investigator/witness/1", "investigator/wrap/1"
_REGISTER = "investigator/register/1"
_ENVELOPE_LIMIT = 65536

REGISTER = "register.db"
"""The list of cases, which until the vault's first new key has no key file of its own."""


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
    def journal(self) -> Path:
        """The database's own journal beside it."""
        return self.file.with_name(f"{self.file.name}-journal")

    @property
    def id(self) -> str:
        """The random name that the keys and the chain are bound to."""
        return self.file.name


def wrapping_key(vault_key: bytes) -> bytes:
    """What wraps a ledger's own key in its envelope."""
    return hkdf(vault_key, _WRAP)


def page_key(data_key: bytes) -> bytes:
    """What the pages of the ledger are encrypted with."""
    return hkdf(data_key, _DB)


def witness_key(data_key: bytes) -> bytes:
    """What the witness is sealed with."""
    return hkdf(data_key, _WITNESS)


def page_key_of(paths: Paths, data_key: bytes) -> bytes:
    """What the pages of any file of the vault are encrypted with."""
    return data_key if paths.id == REGISTER else page_key(data_key)


def first_register_key(vault_key: bytes) -> bytes:
    """What a list of cases without a key file is encrypted with."""
    return hkdf(vault_key, _REGISTER)


def register_key(file: Path, vault_key: bytes) -> bytes:
    """What the list of cases is encrypted with."""
    paths = Paths(file)
    if paths.keys.exists():
        return data_key(paths, vault_key)
    return first_register_key(vault_key)


def envelope(
    paths: Paths, data_key: bytes, vault_key: bytes, *marks: Slot, practice: bool
) -> Envelope:
    """A file's own key under the vault key."""
    wrapping = wrapping_key(vault_key)
    slot = keyslots.keyed_slot(paths.id, SlotKind.VAULT, data_key, wrapping)
    made = Envelope(holder=paths.id, practice=practice, slots=(slot, *marks))
    return made.sealed_under(data_key)


def read(paths: Paths, keys: Path | None = None) -> Envelope:
    """The envelope that stands beside a file, or elsewhere for it, unopened."""
    place = keys or paths.keys
    if not place.exists():
        raise Damaged(f"The key file of {paths.file.name} is missing.")
    found = keyslots.from_bytes(read_whole(place, _ENVELOPE_LIMIT))
    if found.holder != paths.id:
        raise Damaged(f"The key file beside {paths.file.name} belongs to another file.")
    return found


def data_key(paths: Paths, vault_key: bytes, keys: Path | None = None) -> bytes:
    """A file's own key out of its envelope, tested against the envelope's MAC."""
    envelope = read(paths, keys)
    wrapping = wrapping_key(vault_key)
    found = keyslots.open_any(
        paths.id, envelope.of_kind(SlotKind.VAULT), lambda _slot: wrapping
    )
    if found is None:
        raise Damaged(
            f"The key file of {paths.file.name} was changed or is another vault's."
        )
    envelope.check(found)
    return found
