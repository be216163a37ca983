"""Practice vaults: how one is known before it is opened, and what the demo is made of."""

from pathlib import Path

from investigator.domain.errors import Damaged, Refused
from investigator.machine.locks import hold
from investigator.reference.load import practice_file
from investigator.reference.practice import PASSPHRASE
from investigator.storage.backup import clear_backups
from investigator.storage.vault import LOCK, OWN_FILES, envelope_of, exists

__all__ = [
    "NAME",
    "PASSPHRASE",
    "ROLE",
    "TRUST",
    "clear",
    "is_practice",
    "practice_file",
    "vault_exists",
]

NAME, ROLE = "Practice Officer", "HR officer"
TRUST = "Larkfield Harbour Schools Trust (fictional)"


def is_practice(folder: Path) -> bool:
    """Whether the vault in a folder says that it is one for practice."""
    try:
        return vault_exists(folder) and envelope_of(folder).practice
    except (Damaged, Refused):
        return False


def vault_exists(folder: Path) -> bool:
    """Whether a folder holds a vault."""
    return exists(folder)


def clear(folder: Path) -> None:
    """Takes away a practice vault, and only one; nothing else in the folder is touched."""
    if not vault_exists(folder):
        return
    if not is_practice(folder):
        raise Refused(
            "The vault in this folder is not for practice, so it is left alone.",
            remedy="Name another folder with --vault.",
        )
    with hold(folder / LOCK):
        for pattern in OWN_FILES:
            for path in folder.glob(pattern):
                path.unlink()
        clear_backups(folder)
