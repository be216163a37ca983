"""Restores a vault from a backup, with the passphrase or with the recovery key alone."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

from investigator.casework.commands.backup import RestoreVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.errors import Damaged, Refused
from investigator.machine import system
from investigator.machine.crypto import recovery_secret
from investigator.machine.system import DiskKind
from investigator.storage.backup_copy import Step
from investigator.storage.backup_keys import vault_key
from investigator.storage.backup_list import BackupList
from investigator.storage.backup_place import Place
from investigator.storage.keyslots import from_bytes
from investigator.storage.restore import Restored, restore
from investigator.storage.restore_find import NotWhole, OpenKey, Wanted, find

__all__ = ["Restored", "practice_backup", "recovery_in", "run", "whole_one"]

T = TypeVar("T")
_GROUP = 4


def run(desk: Desk, wanted: RestoreVault) -> Iterator[Progress | Done]:
    """The vault as it was, locked, in its new folder; what was checked is told."""
    open_key = _way_in(wanted)
    if system.disk_kind(wanted.folder) is not DiskKind.LOCAL:
        raise Refused(
            "A vault in use cannot lie on a network share or in a synced folder.",
            remedy="Choose a folder on this laptop; the backups stay where they are.",
        )
    asked = Wanted(source=wanted.source, older=wanted.older, incomplete=wanted.incomplete)
    yield Progress(what="Looking for the backup", done=0, whole=0)
    found = yield from _shown(find(asked, open_key))
    made = yield from _shown(restore(found, wanted.folder, desk.clock.now()))
    yield Done(made=made, notices=made.put_up_with)


def _way_in(wanted: RestoreVault) -> OpenKey:
    if wanted.passphrase is None and wanted.recovery is None:
        raise Refused(
            "A backup opens with a passphrase of its vault, or with the recovery key.",
            remedy="Give one of the two; the recovery key is on the trust's paper.",
        )
    return lambda envelope: vault_key(
        envelope, passphrase=wanted.passphrase, recovery=wanted.recovery
    )


def _shown(work: Generator[Step, None, T]) -> Generator[Progress, None, T]:
    while True:
        try:
            step = next(work)
        except StopIteration as ended:
            made: T = ended.value
            return made
        yield Progress(what=step.what, done=step.done, whole=step.whole)


def practice_backup(source: Path) -> bool:
    """Whether the newest backup in a place is one of a practice vault."""
    try:
        folder = source if source.is_dir() else source.parent
        place = Place(folder)
        names = [source.name] if folder != source else list(place.names()[-1:])
        return bool(names) and from_bytes(place.read(names[0]).key_file()).practice
    except (Damaged, Refused):
        return False


def recovery_in(text: str) -> str:
    """The recovery key in a text: the printed sheet as it was saved, or the key alone."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        try:
            recovery_secret(line)
        except Refused:
            continue
        return line
    return max(lines, key=_groups, default="")


def whole_one(why: Damaged) -> BackupList | None:
    """The older backup that is whole, where a damaged one was wanted."""
    return why.older if isinstance(why, NotWhole) else None


def _groups(line: str) -> int:
    """How much a line looks like the key: the number of its groups of four."""
    return sum(len(word) == _GROUP for word in line.replace("-", " ").split())
