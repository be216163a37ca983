"""The vault and every file in it get new keys, so that nothing known before opens them.

The vault's key file is exchanged first: it holds the new vault key for everybody who stays,
and under it the last one. Then each file's own key is wrapped anew, which takes moments;
the last vault key is dropped; and each file is put under a key of its own that is new as
well, which takes as long as copying it. Cut off anywhere, the same passphrases open the
vault, and unlocking finishes.
"""

import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from investigator.domain.errors import Damaged, Refused
from investigator.machine.files import write_whole
from investigator.storage import keyslots, ledger_keys, renewing, vault_heads, ways_in
from investigator.storage.backup_copy import Step
from investigator.storage.keychain import Keychain
from investigator.storage.keyslots import SlotKind
from investigator.storage.ledger_keys import REGISTER, Paths
from investigator.storage.renewing import Renewal
from investigator.storage.vault_files import ENDING
from investigator.storage.vault_folder import TRUST
from investigator.storage.ways_in import Change

T = TypeVar("T")
_SPARE = 16 << 20  # bytes beside the largest file, for what else is written meanwhile


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A file that has no new key yet, and why."""

    file: str
    why: str


def refuse_without_room(folder: Path) -> None:
    """Every file is copied once, one after the other."""
    largest = max((each.file.stat().st_size for each in _files(folder)), default=0)
    if shutil.disk_usage(folder).free < largest + _SPARE:
        wanted = -(-(largest + _SPARE) // (1 << 20))
        raise Refused(
            f"New keys need {wanted} MiB of free room on this disk.",
            remedy="Make room, then do it again; nothing has changed.",
        )


def begin(keychain: Keychain, new: bytes, change: Change) -> None:
    """The new vault key stands, for those who stay; there is no way back from here."""
    old = keychain.key
    keychain.take(ways_in.rekeyed(keychain.envelope, old, new, change), new)


def finish(keychain: Keychain) -> Generator[Step, None, tuple[Unfinished, ...]]:
    """All that is left to be done, wherever it was cut off; no file may be open.

    A file that cannot be copied keeps its own key, under the new vault key; it is told,
    and tried again at the next unlocking.
    """
    old = ways_in.previous(keychain.envelope, keychain.key)
    if old is not None:
        yield Step("Giving the vault a new key", 0, 0)
        for paths in _files(keychain.folder):
            _wrap(paths, old, keychain)
        vault_heads.reseal(keychain.folder, old, keychain.key)
        keychain.drop(SlotKind.PREVIOUS)
    if not keychain.envelope.of_kind(SlotKind.RENEW):
        return ()
    left = yield from _renewed(keychain)
    if not left:
        keychain.drop(SlotKind.RENEW)
    return left


def _renewed(keychain: Keychain) -> Generator[Step, None, tuple[Unfinished, ...]]:
    waiting = [paths for paths in _files(keychain.folder) if renewing.marked(paths)]
    left = []
    for at, paths in enumerate(waiting):
        one = Renewal(paths, keychain.key, f"New keys: file {at + 1} of {len(waiting)}")
        try:
            for step in renewing.renew(one):
                yield Step(step.what, at, len(waiting))
        except Damaged as why:
            left.append(Unfinished(paths.id, " ".join(why.problems)))
        except Refused as why:
            if paths.id in {TRUST, REGISTER} and renewing.came_over(one):
                raise  # nothing can be done before the rest of it is in place
            left.append(Unfinished(paths.id, str(why)))
    return tuple(left)


def _files(folder: Path) -> Iterator[Paths]:
    """Every file of the vault that has a key, the largest kind last."""
    for name in (TRUST, REGISTER):
        if (folder / name).exists():
            yield Paths(folder / name)
    for file in sorted(folder.glob(f"*{ENDING}")):
        if Paths(file).keys.exists():
            yield Paths(file)


def _wrap(paths: Paths, old: bytes, keychain: Keychain) -> None:
    """A file's own key under the new vault key; one that nobody can read stays as it is."""
    key = _own_key(paths, old, keychain.key)
    if key is not None:
        mark, practice = keyslots.mark(SlotKind.RENEW), keychain.envelope.practice
        made = ledger_keys.envelope(paths, key, keychain.key, mark, practice=practice)
        write_whole(paths.keys, made.to_bytes())


def _own_key(paths: Paths, old: bytes, new: bytes) -> bytes | None:
    """A file's key where the last vault key still opens it, and the new one does not."""
    if paths.id == REGISTER and not paths.keys.exists():
        return ledger_keys.first_register_key(old)
    try:
        ledger_keys.data_key(paths, new)
    except (Damaged, Refused):
        try:
            return ledger_keys.data_key(paths, old)
        except (Damaged, Refused):
            return None
    return None


def drained(work: Generator[Step, None, T]) -> T:
    """What steps lead to."""
    while True:
        try:
            next(work)
        except StopIteration as ended:
            made: T = ended.value
            return made
