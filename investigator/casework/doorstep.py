"""What can be told of a vault before it is opened, with next to nothing imported."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.reference.practice import PASSPHRASE

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.machine.locks import Holder

PRACTICE_PASSPHRASE = PASSPHRASE

_ENVELOPE, _LOCK = "vault.keys", "vault.lock"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LockNote:
    """Who has a vault open, or had it when the program last stopped without locking it.

    `here` is whether that was on this machine; `ours` whether it is this very program.
    """

    user: str
    host: str
    since: Instant | None
    here: bool
    ours: bool


def lock_note(_desk: "Desk", folder: Path) -> LockNote | None:
    """The note that lies at the vault's lock; None where it was locked in order."""
    from investigator.machine.locks import note_at  # noqa: PLC0415 - as above

    found = note_at(folder / _LOCK)
    return None if found is None else _told(found)


def held_by(why: Refused) -> LockNote | None:
    """Who has the vault, where that is why it does not open."""
    from investigator.machine.locks import Locked  # noqa: PLC0415 - as above

    if isinstance(why, Locked) and why.holder is not None:
        return _told(why.holder)
    return None


def wrong_passphrase(why: Refused) -> bool:
    """Whether what was typed, and nothing else, is why the vault does not open."""
    from investigator.storage.unlocking import CannotUnlock  # noqa: PLC0415 - as above

    return isinstance(why, CannotUnlock)


def _told(holder: "Holder") -> LockNote:
    import os  # noqa: PLC0415 - as above
    import platform  # noqa: PLC0415 - as above

    try:
        since = Instant.parse(holder.since)
    except Refused:
        since = None  # somebody else's note need not be true
    here = holder.host == platform.node()
    return LockNote(
        user=holder.user,
        host=holder.host,
        since=since,
        here=here,
        ours=here and holder.pid == os.getpid(),
    )


def warm_up(_desk: "Desk") -> None:
    """Imports what unlocking and the register need, while somebody types."""
    from importlib import import_module  # noqa: PLC0415 - only here

    for name in ("casework.vaults", "casework.views", "casework.strength"):
        import_module(f"investigator.{name}")
