"""What can be told of a vault before it is opened, with next to nothing imported."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.reference.practice import PASSPHRASE

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

PRACTICE_PASSPHRASE = PASSPHRASE

_ENVELOPE = "vault.keys"
_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Whether a vault is in a folder, what sort, and whether the keyring may open it."""

    here: bool = False
    practice: bool = False
    keyring: bool = False


def door_of(folder: Path) -> Door:
    """The vault's own envelope says it; nothing in there names a person."""
    from investigator.machine.files import read_whole  # noqa: PLC0415 - start-up stays quick
    from investigator.storage.keyslots import SlotKind, from_bytes  # noqa: PLC0415 - as above

    envelope = folder / _ENVELOPE
    if not envelope.is_file():
        return Door()
    try:
        found = from_bytes(read_whole(envelope, _LIMIT))
    except (Damaged, Refused):
        return Door(here=True)  # unlocking says what is the matter with it
    return Door(
        here=True,
        practice=found.practice,
        keyring=bool(found.of_kind(SlotKind.KEYRING)),
    )


def warm_up(_desk: "Desk") -> None:
    """Imports what unlocking and the register need, while somebody types."""
    from importlib import import_module  # noqa: PLC0415 - only here

    for name in ("casework.vaults", "casework.views", "casework.strength"):
        import_module(f"investigator.{name}")
