"""Makes a vault again from a backup, in a folder with nothing in it.

Everything is taken apart and checked in a room of its own within the folder; then the
files are put in place, the vault's key file last. Until that stands there is no vault, and
a restoring that was cut off is begun anew.
"""

import json
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from investigator.domain.backup import VaultRestored
from investigator.domain.case import Case
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import LONDON, Instant
from investigator.domain.ledger import Told
from investigator.domain.text import visible
from investigator.domain.trust import Trust
from investigator.machine import system
from investigator.machine.crypto import hkdf, mac, same
from investigator.machine.disk_errors import in_words
from investigator.machine.files import private_folder, read_whole, write_whole
from investigator.machine.locks import hold
from investigator.storage import keyslots
from investigator.storage.backup_copy import Step, Subject, checking, unpacking
from investigator.storage.backup_list import TRUST_FILE, Copied
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.restore_find import Found
from investigator.storage.signers import Keys
from investigator.storage.vault import ENVELOPE, LOCK, OWN_FILES, Vault
from investigator.storage.witness import Head

RESTORED = "vault.restored"
_ROOM = ".restoring"
_MAC = "investigator/restored/1"
_LIMIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRestored:
    """One ledger that was put back; `ref` is empty for the trust's own."""

    file: str
    ref: str
    entries: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A vault that was made again."""

    folder: Path
    backup: str
    taken_at: Instant
    ledgers: tuple[LedgerRestored, ...]
    missing: tuple[str, ...]
    put_up_with: tuple[str, ...]

    @property
    def cases(self) -> tuple[LedgerRestored, ...]:
        """Its cases."""
        return tuple(one for one in self.ledgers if one.file != TRUST_FILE)

    @property
    def verified(self) -> int:
        """How many of them hold in every respect."""
        return sum(not one.problems for one in self.cases)

    @property
    def problems(self) -> tuple[str, ...]:
        """What does not hold, and of what there was no copy."""
        told = (
            f"{one.ref or one.file}: {each}"
            for one in self.ledgers
            for each in one.problems
        )
        lacking = (f"There is no whole copy of {name}." for name in self.missing)
        return (*told, *lacking)


def restore(found: Found, folder: Path, now: Instant) -> Generator[Step, None, Restored]:
    """The vault as it was when the backup was taken, locked, every ledger checked."""
    with _begun(folder) as room:
        copies = sorted(found.backup.copies, key=lambda one: one.ledger != TRUST_FILE)
        for copied in copies:
            yield from _unpack(found, copied, room)
        keys = _keys(room, found.key)
        checked = {}
        for copied in copies:
            checked[copied.ledger] = yield from _checked(found, copied, room, keys)
        _put_in_place(found, room, folder, now)
    return Restored(
        folder=folder,
        backup=found.backup.name,
        taken_at=found.backup.at,
        ledgers=tuple(checked.values()),
        missing=found.backup.missing,
        put_up_with=found.put_up_with,
    )


@contextmanager
def _begun(folder: Path) -> Iterator[Path]:
    """A room in a folder that holds nothing, or only what a cut-off restoring left."""
    _refuse_used(folder)
    private_folder(folder)
    with hold(folder / LOCK, "restoring a backup"):
        _refuse_used(folder)
        _clear(folder)
        try:
            yield private_folder(folder / _ROOM)
        except BaseException:
            _clear(folder)
            raise


def _refuse_used(folder: Path) -> None:
    if not folder.exists():
        return
    with in_words(folder):
        there = {each.name for each in folder.iterdir()} - {LOCK}
        own = {each.name for pattern in OWN_FILES for each in folder.glob(pattern)}
    if ENVELOPE in there:
        raise Refused(
            f"There is a vault in {visible(str(folder))} already.",
            remedy="Name a folder that is empty, or one that is not there yet.",
        )
    left = {_ROOM, RESTORED, *own} if _ROOM in there else set()
    if there - left:
        raise Refused(
            f"{visible(str(folder))} holds other things.",
            remedy="Name a folder that is empty, or one that is not there yet.",
        )


def _clear(folder: Path) -> None:
    """Takes away what a restoring that was cut off has left, its key file first."""
    with in_words(folder):
        for pattern in reversed(OWN_FILES):
            for path in folder.glob(pattern):
                path.unlink()
        (folder / RESTORED).unlink(missing_ok=True)
    shutil.rmtree(folder / _ROOM, ignore_errors=True)


def _unpack(found: Found, copied: Copied, room: Path) -> Iterator[Step]:
    source, paths = found.place.folder / copied.file, Paths(room / copied.ledger)
    taking = unpacking(source, paths)
    while True:
        try:
            done = next(taking)
        except StopIteration as ended:
            if ended.value != copied.prints:
                raise Damaged(f"{copied.file} is not as it was written.") from None
            return
        yield Step("Restoring", done, copied.size)


def _keys(room: Path, key: bytes) -> Keys:
    """The officers' public keys, from the trust's own ledger."""
    opened = OpenLedger.open(Paths(room / TRUST_FILE), key)
    try:
        trust = Trust.read(opened.ledger.told())
    finally:
        opened.close()
    return Keys.of(trust)


def _checked(
    found: Found, copied: Copied, room: Path, keys: Keys
) -> Generator[Step, None, LedgerRestored]:
    """What does not hold is told and put in place all the same: nothing is thrown away."""
    subject = Subject(
        folder=room,
        holder=found.backup.holder,
        envelope=found.backup.key_file(),
        cases=(),
        verify=keys.verify,
        opened=lambda _name: None,
        known=lambda _name: None,
        key=found.key,
    )
    ref = ""
    problems: tuple[str, ...] = ()
    try:
        head = Head(copied.seq, bytes.fromhex(copied.head))
        told = yield from checking(Paths(room / copied.ledger), subject, head)
        ref = _ref(copied, told)
    except Damaged as why:
        problems = why.problems
    except Refused as why:
        problems = (str(why),)
    return LedgerRestored(
        file=copied.ledger, ref=ref, entries=copied.seq, problems=problems
    )


def _ref(copied: Copied, told: tuple[Told[Any], ...]) -> str:
    return "" if copied.ledger == TRUST_FILE else Case.read(told).ref


def _put_in_place(found: Found, room: Path, folder: Path, now: Instant) -> None:
    with in_words(folder):
        for path in sorted(room.iterdir()):
            path.rename(folder / path.name)
        system.make_folder_durable(folder)
    write_whole(folder / RESTORED, _note(found, now))
    write_whole(folder / ENVELOPE, found.backup.key_file())
    room.rmdir()


def _note(found: Found, now: Instant) -> bytes:
    practice = keyslots.from_bytes(found.backup.key_file()).practice  # a clock of its own
    body = {
        "backup": found.backup.name,
        "taken_at": found.backup.made,
        "restored_at": found.backup.made if practice else max(now.at, found.backup.made),
    }
    said = json.dumps(body, sort_keys=True).encode()
    return said + b"\n" + mac(hkdf(found.key, _MAC), said).hex().encode()


def restored_note(vault: Vault) -> VaultRestored | None:
    """What a restoring left to be recorded by whoever unlocks first; None for nothing."""
    path = vault.folder / RESTORED
    if not path.is_file():
        return None
    said, _line, sealed = read_whole(path, _LIMIT).partition(b"\n")
    key = hkdf(vault._key, _MAC)  # noqa: SLF001 - it stays inside storage
    if not same(sealed, mac(key, said).hex().encode()):
        raise Damaged(f"The note {RESTORED} is not one that a restoring here left.")
    body = json.loads(said)
    return VaultRestored(
        backup=body["backup"],
        taken_at=Instant(body["taken_at"], LONDON),
        restored_at=Instant(body["restored_at"], LONDON),
    )


def forget_note(vault: Vault) -> None:
    """The note was recorded, and goes."""
    with in_words(vault.folder):
        (vault.folder / RESTORED).unlink(missing_ok=True)
