"""Second files of one case: the copies that a synced folder or a hand leaves beside it.

Whose a file is says the key that it answers to, never its name. A second file is looked at
without a lock that lasts and is never opened to be written in.
"""

import re
import sqlite3
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.machine.files import read_whole
from investigator.storage import keyslots, ledger_keys, strangers
from investigator.storage.connection import quiet
from investigator.storage.ledger_file import LedgerFile
from investigator.storage.ledger_keys import Paths
from investigator.storage.vault_files import ENDING, OWN_NAME

if TYPE_CHECKING:
    from investigator.storage.case_file import CaseFile
    from investigator.storage.vault import Vault

_BESIDE = re.compile(r"\.(keys|head|heads)\b")
_LIMIT = 65536


class Kin(StrEnum):
    """How a second file stands to the first."""

    SAME = "same"
    OLDER = "older"
    LONGER = "longer"
    BRANCHED = "branched"
    ALONE = "alone"
    UNREADABLE = "unreadable"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFile:
    """A file that answers to the key of another.

    `shared` is the last entry that both hold alike, `ends` and `first_ends` their last.
    """

    name: str
    first: str
    kin: Kin
    shared: int = 0
    ends: int = 0
    first_ends: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A vault's folder and what opens its ledgers; `lent` gives those that are open."""

    path: Path
    vault_key: bytes
    lent: Callable[[str], LedgerFile | None]

    def names(self) -> Iterator[str]:
        """Every ordinary file in it."""
        return (each.name for each in sorted(self.path.iterdir()) if each.is_file())


def case_names(path: Path, vault_key: bytes, known: Container[str]) -> tuple[str, ...]:
    """The case files of a folder. A second file is none, whatever it is called."""
    return tuple(
        each.name
        for each in sorted(path.glob(f"*{ENDING}"))
        if each.name in known or _is_first(each, vault_key)
    )


def of_vault(
    vault: "Vault", opened: Callable[[str], "CaseFile | None"]
) -> tuple[SecondFile, ...]:
    """Every second file in a vault's folder; `opened` gives the cases that are open."""

    def lent(name: str) -> LedgerFile | None:
        trust = vault.trust_ledger()
        if name == trust.paths.id:
            return trust.ledger
        file = opened(name)
        return None if file is None else file.ledger.ledger

    key = vault._key  # noqa: SLF001 - it stays inside storage
    return found(
        Folder(path=vault.folder, vault_key=key, lent=lent), frozenset(vault.case_files())
    )


def found(folder: Folder, known: Container[str]) -> tuple[SecondFile, ...]:
    """Every second file in a folder, compared with the one it is a copy of."""
    return tuple(
        made for name in folder.names() if (made := _looked_at(folder, name, known))
    )


def _is_first(file: Path, vault_key: bytes) -> bool:
    """Whether a case file belongs under its name, or answers to nobody's key.

    The second is told as a case that fails.
    """
    if _holder(Paths(file)) == file.name:
        return True
    return strangers.owner_of(file, vault_key) is None


def _holder(paths: Paths) -> str | None:
    """For whom the key file beside a ledger was made."""
    try:
        return keyslots.from_bytes(read_whole(paths.keys, _LIMIT)).holder
    except (Damaged, Refused):
        return None


def _looked_at(folder: Folder, name: str, known: Container[str]) -> SecondFile | None:
    file = folder.path / name
    if name in known or _own(file, folder.vault_key):
        return None
    first = strangers.owner_of(file, folder.vault_key)
    if first in {None, ledger_keys.REGISTER}:
        return _beside(folder, file)
    if not (folder.path / first).exists():
        return SecondFile(name=name, first=first, kin=Kin.ALONE)
    try:
        return _compared(folder, file, first)
    except (Damaged, Refused, sqlite3.DatabaseError):
        return SecondFile(name=name, first=first, kin=Kin.UNREADABLE)


def _own(file: Path, vault_key: bytes) -> bool:
    """Whether a file is one that the vault itself keeps under this name."""
    if file.name.endswith(ENDING):
        return _is_first(file, vault_key)
    return OWN_NAME.fullmatch(file.name) is not None


def _beside(folder: Folder, file: Path) -> SecondFile | None:
    """A copy of a key file, a witness or the list of cases, which hold no entries."""
    firsts = {each.split(".")[0] for each in folder.names() if OWN_NAME.fullmatch(each)}
    stem = next((each for each in sorted(firsts) if file.name.startswith(each)), None)
    if stem is None or not (_BESIDE.search(file.name) or stem == "register"):
        return None
    return SecondFile(name=file.name, first=stem, kin=Kin.BESIDE)


def _compared(folder: Folder, file: Path, first: str) -> SecondFile:
    paths = Paths(folder.path / first)
    key = ledger_keys.page_key(ledger_keys.data_key(paths, folder.vault_key))
    with quiet(file, key) as connection, _first(folder, paths, key) as one:
        other = LedgerFile(connection, first)
        ends, first_ends = other.head().seq, one.head().seq
        shared = _last_shared(one, other, min(ends, first_ends))
    kin = _kin(shared, ends, first_ends)
    return SecondFile(
        name=file.name,
        first=first,
        kin=kin,
        shared=shared,
        ends=ends,
        first_ends=first_ends,
    )


@contextmanager
def _first(folder: Folder, paths: Paths, key: bytes) -> Iterator[LedgerFile]:
    """The ledger that belongs there, lent by whoever has it open."""
    lent = folder.lent(paths.id)
    if lent is not None:
        yield lent
        return
    with quiet(paths.file, key) as connection:
        yield LedgerFile(connection, paths.id)


def _last_shared(one: LedgerFile, other: LedgerFile, most: int) -> int:
    """The last entry that two ledgers hold alike: their chains agree up to it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one.hash_at(middle) == other.hash_at(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _kin(shared: int, ends: int, first_ends: int) -> Kin:
    if shared < min(ends, first_ends):
        return Kin.BRANCHED
    if ends == first_ends:
        return Kin.SAME
    return Kin.OLDER if ends < first_ends else Kin.LONGER
