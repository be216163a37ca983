"""Finds the backup that a vault is to be restored from, and looks whether it is whole.

Nothing is taken silently: where the newest is not whole, the next older one that is gets
named, and somebody says that it will do.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

from investigator.domain.errors import Damaged, Refused
from investigator.domain.text import visible
from investigator.storage import keyslots
from investigator.storage.backup_copy import Step
from investigator.storage.backup_list import BackupList, Copied, is_list
from investigator.storage.backup_place import Place, looking
from investigator.storage.keyslots import Envelope
from investigator.storage.unlocking import CannotUnlock

OpenKey = Callable[[Envelope], bytes]
"""The vault's key from its key file, or a refusal."""


class NotWhole(Damaged):
    """A backup is not as it was written; `older` is the next one that is, or None."""

    def __init__(self, problems: tuple[str, ...], older: BackupList | None) -> None:
        super().__init__(*problems)
        self.older = older


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A backup to restore from. `put_up_with` says what is older or left out in it."""

    place: Place
    backup: BackupList
    put_up_with: tuple[str, ...]
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Where to look, and what may stand in for what is damaged.

    `older` takes the next older whole backup; `incomplete` takes what there is of one,
    with older copies where they are whole.
    """

    source: Path
    older: bool = False
    incomplete: bool = False


def find(wanted: Wanted, open_key: OpenKey) -> Generator[Step, None, Found]:
    """The backup that was named, or the newest in a place."""
    place, names = _names(wanted.source)
    unread, lists = _readable(place, names)
    key, ours = _opened(lists, open_key)
    looked = _Looked(place)
    newest, *others = ours
    newer = tuple(why for name, why in unread if name > newest.name)
    problems = (*newer, *(yield from looked.problems(newest, key)))
    proven = [one for one in others if one.holds(key)]
    if not problems:
        return Found(place=place, backup=newest, put_up_with=(), key=key)
    if wanted.incomplete and newest.holds(key):
        made, said = yield from looked.pieced(newest, proven)
        return Found(place=place, backup=made, put_up_with=(*newer, *said), key=key)
    older = yield from looked.first_whole((newest, *proven) if newer else proven, key)
    if wanted.older and older is not None:
        return Found(place=place, backup=older, put_up_with=problems, key=key)
    raise NotWhole(problems, older)


def _names(source: Path) -> tuple[Place, list[str]]:
    """The place, and the lists in it that may be meant, newest first."""
    if is_list(source.name) and not source.is_dir():
        place, below = Place(source.parent), source.name
        if not source.is_file() or source.is_symlink():
            raise Refused(
                f"{visible(str(source))} is not there, or is no ordinary file.",
                remedy="Look for the place of the backups, and name that.",
            )
    else:
        place, below = Place(source), "~"
    if not place.folder.is_dir():
        raise Refused(
            f"The folder {visible(str(source))} is not there.",
            remedy="Put the stick in or connect the share, or name another place.",
        )
    found = [name for name in reversed(place.names()) if name <= below]
    if not found:
        raise Refused(
            f"There is no backup in {visible(str(place.folder))}.",
            remedy="Name the folder whose files end in .backup and .copy.",
        )
    return place, found


def _readable(
    place: Place, names: list[str]
) -> tuple[list[tuple[str, str]], list[BackupList]]:
    unread, lists = [], []
    for name in names:
        try:
            lists.append(_read(place, name))
        except (Damaged, Refused) as why:
            unread.append((name, str(why)))
    if not lists:
        raise NotWhole(tuple(why for _name, why in unread), None)
    return unread, lists


def _read(place: Place, name: str) -> BackupList:
    one = place.read(name)
    if _envelope(one).holder != one.holder:
        raise Damaged(f"The key file in {name} belongs to another vault.")
    return one


def _opened(lists: list[BackupList], open_key: OpenKey) -> tuple[bytes, list[BackupList]]:
    """The key, and the lists of the vault that it opens; a place may hold several vaults.

    Only the newest list of each vault is tried: an old key file may open with a passphrase
    that the vault has given up.
    """
    tried: set[str] = set()
    refused: Refused = CannotUnlock(by_keyring=False)
    for one in lists:
        if one.holder in tried:
            continue
        tried.add(one.holder)
        try:
            key = open_key(_envelope(one))
        except Refused as why:
            refused = why
        else:
            return key, [each for each in lists if each.holder == one.holder]
    raise refused


def _envelope(one: BackupList) -> Envelope:
    return keyslots.from_bytes(one.key_file())


@dataclass(slots=True)
class _Looked:
    """Which copies were read to their end, and whether each was whole."""

    place: Place
    whole: dict[Copied, bool] = field(default_factory=dict)

    def problems(
        self, one: BackupList, key: bytes
    ) -> Generator[Step, None, tuple[str, ...]]:
        """What is wrong with a backup, by the names of its files."""
        if not one.holds(key):
            return (f"The list {one.name} was changed after it was written.",)
        if one.trust is None:
            return (f"The list {one.name} names no record of the trust.",)
        whole = {}
        for copied in one.copies:
            whole[copied.file] = yield from self._is_whole(copied)
        bad = (file for file, holds in whole.items() if not holds)
        return tuple(f"{file} is missing, or not as it was written." for file in bad)

    def first_whole(
        self, lists: "tuple[BackupList, ...] | list[BackupList]", key: bytes
    ) -> Generator[Step, None, BackupList | None]:
        """The newest of some that has nothing wrong with it."""
        for one in lists:
            if not (yield from self.problems(one, key)):
                return one
        return None

    def pieced(
        self, newest: BackupList, older: list[BackupList]
    ) -> Generator[Step, None, tuple[BackupList, tuple[str, ...]]]:
        """A backup with older copies in place of bad ones, and what it lacks."""
        copies, said, missing = [], [], list(newest.missing)
        for copied in newest.copies:
            stand_in = yield from self._newest_whole(copied, older)
            if stand_in is None:
                missing.append(copied.ledger)
                continue
            copies.append(stand_in)
            if stand_in != copied:
                said.append(
                    f"{copied.ledger} is taken from an older copy: entry {stand_in.seq} "
                    f"in place of entry {copied.seq}."
                )
        made = replace(newest, copies=tuple(copies), missing=tuple(missing))
        if made.trust is None:
            raise NotWhole(("There is no whole copy of the trust's own record.",), None)
        return made, tuple(said)

    def _newest_whole(
        self, copied: Copied, older: list[BackupList]
    ) -> Generator[Step, None, Copied | None]:
        for one in (copied, *(each.of(copied.ledger) for each in older)):
            if one is not None and (yield from self._is_whole(one)):
                return one
        return None

    def _is_whole(self, copied: Copied) -> Generator[Step, None, bool]:
        if copied not in self.whole:
            self.whole[copied] = yield from looking(self.place, copied)
        return self.whole[copied]
