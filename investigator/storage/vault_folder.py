"""The folder of a vault: its own files by name, and the key file that makes it one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from investigator.domain.errors import Damaged, Refused
from investigator.machine.files import read_whole, write_whole
from investigator.storage import keyslots
from investigator.storage.keyslots import Envelope
from investigator.storage.ledger_keys import REGISTER
from investigator.storage.vault_files import ENDING

ENVELOPE, LOCK = "vault.keys", "vault.lock"
TRUST = "trust.ledger"
_BESIDE_CASES = (f"{TRUST}*", f"{REGISTER}*")
_ENDS = ("", ".keys", ".head", "-journal", ".before-*")
_OF_CASES = tuple(f"*{ENDING}{end}" for end in (*_ENDS, ".next*", ".*.next"))
OWN_FILES = (*_OF_CASES, *_BESIDE_CASES, "vault.heads", ENVELOPE)
"""Patterns of all that a vault consists of; its envelope goes last."""

_ENVELOPE_LIMIT = 1 << 16
"""Sixty-four ways in take less than half of it."""


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
    file = folder / ENVELOPE
    if file.stat().st_size > _ENVELOPE_LIMIT:
        raise Damaged("The key file cannot be read: it is larger than any of ours.")
    return keyslots.from_bytes(read_whole(file, _ENVELOPE_LIMIT))


def keep_envelope(folder: Path, envelope: Envelope) -> None:
    """The key file holds this envelope, or what it held before."""
    write_whole(folder / ENVELOPE, envelope.to_bytes())


def remove_begun(folder: Path) -> None:
    """Takes away what was written for a vault that never came to be."""
    for pattern in _BESIDE_CASES:
        for path in folder.glob(pattern):
            path.unlink()


class Held(Protocol):
    """What can be let go."""

    def close(self) -> None:
        """Lets it go."""


H = TypeVar("H", bound=Held)


@contextmanager
def closed_on_fault(held: H) -> Iterator[H]:
    """What was taken is let go when the rest does not come about."""
    try:
        yield held
    except BaseException:
        held.close()
        raise
