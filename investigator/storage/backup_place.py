"""A place for backups: a folder of single files that never change once they are there.

It may be a stick, a share or a synced folder, and other vaults may use it as well.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from investigator.domain.backup import kept_by_rotation
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.machine import streams, system
from investigator.machine.crypto import random_bytes
from investigator.machine.disk_errors import in_words
from investigator.machine.files import read_whole, write_whole
from investigator.machine.streams import Prints
from investigator.storage.backup_copy import Made, Step, Subject, who_of
from investigator.storage.backup_list import (
    LIST_LIMIT,
    TRUST_FILE,
    BackupList,
    Copied,
    from_bytes,
    is_copy,
    is_list,
)

NOTE = "backup-place.txt"
_NOTE_LIMIT = 4096
_NOTE_WORDS = (
    "This folder holds backups of an Investigator vault. Everything in it is encrypted.\n"
    "Leave the files as they are; the program clears old ones itself.\n"
    "Place: "
)
_STALE_HOURS = 24 * 35
"""How long a list stays that this vault's key no longer proves."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """The names of all lists, oldest first."""
        if not self.folder.exists():
            return ()
        with in_words(self.folder):
            found = (each.name for each in self.folder.iterdir())
            return tuple(sorted(name for name in found if is_list(name)))

    def read(self, name: str) -> BackupList:
        """One list, its MAC unchecked."""
        path = self.folder / name
        with streams.opened(path) as file:
            data = file.read(LIST_LIMIT + 1)
        if len(data) > LIST_LIMIT:
            raise Damaged(f"The list {name} is longer than any of ours.")
        return from_bytes(data, name)

    def lists(self) -> tuple[tuple[BackupList, ...], tuple[str, ...]]:
        """Every list that can be read, oldest first, and the names of the others."""
        read, unread = [], []
        for name in self.names():
            try:
                read.append(self.read(name))
            except Damaged:
                unread.append(name)
        return tuple(read), tuple(unread)

    def newest(self, subject: Subject) -> BackupList | None:
        """The newest list that this vault wrote with its key of today.

        One made before the vault was restored does not count: it may tell of more.
        """
        for name in reversed(self.names()):
            try:
                found = self.read(name)
            except Damaged:
                continue
            ours = found.holder == subject.holder and found.made >= subject.since
            if ours and found.holds(subject.key):
                return found
        return None

    def has(self, copied: Copied) -> bool:
        """Whether a copy is there with its size and its two ends; quick."""
        try:
            found = streams.edges(self.folder / copied.file)
        except Refused:
            return False
        return found == (copied.size, copied.edges)

    def holds(self, copied: Copied) -> Generator[int, None, bool]:
        """Whether a copy is there byte for byte; yields the bytes read so far."""
        try:
            for step in streams.printed(self.folder / copied.file):
                if isinstance(step, Prints):
                    return _is(step, copied)
                yield step
        except Refused:
            return False
        return False

    def mark(self) -> str:
        """What the note in the folder calls it, or empty where there is none."""
        note = self.folder / NOTE
        if not note.is_file():
            return ""
        said = read_whole(note, _NOTE_LIMIT).decode("utf-8", "replace")
        return said.rpartition(":")[2].strip()

    def marked(self) -> str:
        """The same, with a note written where there is none."""
        if not self.mark():
            words = f"{_NOTE_WORDS}{random_bytes(8).hex()}\n"
            write_whole(self.folder / NOTE, words.encode())
        return self.mark()

    def take(self, made: Made, name: str) -> Iterator[Step]:
        """A checked copy moves in, or is written here and read again."""
        if made.file.parent.parent == self.folder:
            with in_words(self.folder):
                made.file.rename(self.folder / name)
                system.make_folder_durable(self.folder)
            return
        yield from self.write(made.file, name, made.prints)

    def write(self, source: Path, name: str, prints: Prints) -> Iterator[Step]:
        """A file is written here under a name and read again; it must be what it was."""
        done, target = 0, self.folder / name
        with streams.opened(source) as file, streams.written(target) as into:
            for piece in streams.pieces(file, prints.size):
                done += into.write(piece)
                yield Step("Writing", done, 2 * prints.size)
        for step in streams.printed(target):
            if isinstance(step, int):
                yield Step("Reading again", prints.size + step, 2 * prints.size)
            elif step != prints:
                target.unlink(missing_ok=True)
                raise Damaged(f"{name} did not read back as it was written.")

    def keep(self, made: BackupList, key: bytes) -> BackupList:
        """The list is written, read again, and from then on the backup counts."""
        write_whole(self.folder / made.name, made.to_bytes())
        back = self.read(made.name)
        back.check(key)
        return back


def _is(found: Prints, copied: Copied) -> bool:
    return (found.size, found.sha256) == (copied.size, copied.sha256)


def looking(place: Place, copied: Copied) -> Generator[Step, None, bool]:
    """Whether a copy is there byte for byte, as steps that can be shown."""
    reading = place.holds(copied)
    while True:
        try:
            done = next(reading)
        except StopIteration as ended:
            return bool(ended.value)
        yield Step("Looking at the copies", done, copied.size)


def rotate(place: Place, subject: Subject, now: Instant) -> tuple[str, ...]:
    """Old backups of this vault go, and copies that no list names; what stopped it.

    Of the lists that this vault's key proves, the last of seven days and of four weeks
    stay, and every one made before a migration.
    """
    lists, unread = place.lists()
    ours = [one for one in lists if one.holder == subject.holder]
    stay = _staying(ours, subject.key, now)
    gone = [one for one in ours if one.name not in stay]
    left = [one for one in lists if one not in gone]
    with in_words(place.folder):
        for one in gone:
            (place.folder / one.name).unlink(missing_ok=True)
        if unread:  # nobody can say which copies it needs
            return tuple(
                f"{name} cannot be read, so no old copy is cleared." for name in unread
            )
        for name in _loose(place, left, _ours(subject, gone)):
            (place.folder / name).unlink(missing_ok=True)
    return ()


def _staying(ours: Sequence[BackupList], key: bytes, now: Instant) -> frozenset[str]:
    proven = [one for one in ours if one.holds(key)]
    kept = kept_by_rotation((one.name, one.at.day()) for one in proven)
    young = {
        one.name
        for one in ours
        if one not in proven and one.at.later(hours=_STALE_HOURS).at > now.at
    }
    return kept | young | {one.name for one in ours if one.before_migration}


def _ours(subject: Subject, gone: Iterable[BackupList]) -> frozenset[str]:
    """The random parts of the names of this vault's own copies."""
    named = (one.file.partition("-")[0] for each in gone for one in each.copies)
    own = (who_of(subject, name) for name in (*subject.cases, TRUST_FILE))
    return frozenset((*named, *own))


def _loose(place: Place, left: Iterable[BackupList], ours: frozenset[str]) -> Iterator[str]:
    """Copies of ours that no list names: of what went, or left by one that was cut off."""
    named = {one.file for each in left for one in each.copies}
    for path in tuple(place.folder.iterdir()):
        name = path.name
        if is_copy(name) and name not in named and name.partition("-")[0] in ours:
            yield name


def clear_parts(folder: Path, now: Instant | None = None) -> None:
    """Parts of files that were cut off go; in a shared place only those of days ago."""
    before = None if now is None else now.later(hours=-48).at / 1e6
    with in_words(folder):
        for path in folder.glob(".investigator-*.part"):
            if before is None or path.lstat().st_mtime < before:
                path.unlink(missing_ok=True)
