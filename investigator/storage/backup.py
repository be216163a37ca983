"""Backs a vault up into a place: what changed is copied and checked, then a list is kept.

The order is the promise: copies first, each opened again and read from end to end, then
the list that names them, and only then does anything old go. Cut off anywhere, the
backups that were there are there still.
"""

import base64
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from investigator import __version__
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.machine.disk_errors import in_words
from investigator.machine.files import private_folder
from investigator.storage import schema
from investigator.storage.backup_copy import (
    Made,
    State,
    Step,
    Subject,
    making,
    state_of,
    who_of,
)
from investigator.storage.backup_list import (
    TRUST_FILE,
    BackupList,
    Copied,
    is_copy,
    is_list,
    new_copy_name,
    new_name,
)
from investigator.storage.backup_place import Place, clear_parts, looking, rotate
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.vault import Vault
from investigator.storage.witness import Head

OWN_PLACE = "backups"
_ROOM = ".making"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a backup is taken.

    `thorough` reads the copies that are used again to their last byte. `in_time` says of
    a ledger's size whether there is time for it now; what there is not waits.
    """

    at: Instant
    before_migration: bool = False
    thorough: bool = True
    in_time: Callable[[int], bool] = lambda _size: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A ledger that was not copied, why, and the older copy that is kept instead."""

    ledger: str
    why: str
    older: Copied | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """What came of a backup."""

    made: BackupList
    copied: int
    reused: int
    problems: tuple[Problem, ...]
    put_off: tuple[str, ...]
    notices: tuple[str, ...]


def subject_of(
    vault: Vault, opened: Callable[[str], OpenLedger | None], *, since: int = 0
) -> Subject:
    """A vault as its backups see it; `opened` gives cases that are open already."""

    def lent(name: str) -> OpenLedger | None:
        return vault.trust_ledger() if name == TRUST_FILE else opened(name)

    def known(name: str) -> Head | None:
        line = vault.register.of_file(name)
        return None if line is None else Head(line.seq, bytes.fromhex(line.head))

    return Subject(
        folder=vault.folder,
        holder=vault.envelope.holder,
        envelope=vault.envelope.to_bytes(),
        cases=vault.case_files(),
        verify=vault.keys.verify,
        opened=lent,
        known=known,
        since=since,
        key=vault._key,  # noqa: SLF001 - it stays inside storage
    )


def back_up(
    subject: Subject, place: Place, plan: Plan
) -> Generator[Step, None, BackupMade]:
    """Copies, checks, lists, and clears what is old. Raises where no backup came about."""
    own = Place(private_folder(subject.folder / OWN_PLACE))
    clear_parts(place.folder, None if place == own else plan.at)
    with _room(own.folder) as room:
        work = _Work(subject, place, own, plan, room)
        for name in (*subject.cases, TRUST_FILE):
            yield from work.one(name)
    made = place.keep(work.listed().sealed_under(subject.key), subject.key)
    yield Step("Clearing old backups", 0, 0)
    try:
        notices = rotate(place, subject, plan.at)
    except Refused as why:  # the backup stands; what is old goes another time
        notices = (f"Old backups could not be cleared. {why}",)
    return BackupMade(
        made=made,
        copied=work.copied,
        reused=work.reused,
        problems=tuple(work.problems),
        put_off=tuple(work.put_off),
        notices=notices,
    )


@dataclass(slots=True)
class _Work:
    """A backup under way."""

    subject: Subject
    place: Place
    own: Place
    plan: Plan
    room: Path
    copies: list[Copied] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    put_off: list[str] = field(default_factory=list)
    copied: int = 0
    reused: int = 0
    _before: BackupList | None = field(init=False)
    _lender: BackupList | None = field(init=False)

    def __post_init__(self) -> None:
        self._before = self.place.newest(self.subject)
        self._lender = None if self.own == self.place else self.own.newest(self.subject)

    def one(self, name: str) -> Iterator[Step]:
        """One ledger: its copy of before, one lent by the own place, or a new one."""
        older = self._before.of(name) if self._before else None
        try:
            state = state_of(self.subject, name, _head(older))
        except (Damaged, Refused) as why:  # this one cannot be read; the others can
            self._problem(name, why, older)
            return
        if older and _same(older, state) and (yield from self._whole(older)):
            self.copies.append(older)
            self.reused += 1
        elif self.plan.in_time(self._size(name)):
            try:
                yield from self._copy(name, state)
            except Damaged as why:
                self._problem(name, why, older)
        else:
            self.put_off.append(name)
            self._keep_older(older)

    def listed(self) -> BackupList:
        """The list of all that."""
        copied = {one.ledger for one in self.copies}
        if TRUST_FILE not in copied:
            said = [one.why for one in self.problems if one.ledger == TRUST_FILE]
            raise Damaged("No backup was made: the trust's own record fails.", *said)
        return BackupList(
            holder=self.subject.holder,
            made=self.plan.at.at,
            before_migration=self.plan.before_migration,
            program=__version__,
            schema=schema.LEDGER_VERSION,
            envelope=base64.b64encode(self.subject.envelope).decode(),
            copies=tuple(self.copies),
            missing=tuple(name for name in self.subject.cases if name not in copied),
            name=new_name(self.plan.at, self._before.name if self._before else ""),
        )

    def _whole(self, older: Copied) -> Generator[Step, None, bool]:
        if not self.plan.thorough:
            return self.place.has(older)
        return (yield from looking(self.place, older))

    def _copy(self, name: str, state: State) -> Iterator[Step]:
        lent = self._lender.of(name) if self._lender else None
        target = new_copy_name(who_of(self.subject, name), state.head.seq)
        if lent and _same(lent, state) and self.own.has(lent):
            prints = lent.prints
            try:
                yield from self.place.write(self.own.folder / lent.file, target, prints)
            except Damaged:  # the lent one is not whole, so a new one is made
                yield from self._make(name, target)
            else:
                self._append(name, target, Made(file=self.room, state=state, prints=prints))
        else:
            yield from self._make(name, target)

    def _make(self, name: str, target: str) -> Iterator[Step]:
        made = yield from making(self.subject, name, self.room)
        yield from self.place.take(made, target)
        self._append(name, target, made)
        for left in tuple(self.room.iterdir()):  # room for the next
            left.unlink()

    def _append(self, name: str, target: str, made: Made) -> None:
        self.copies.append(
            Copied(
                ledger=name,
                seq=made.state.head.seq,
                head=made.state.head.hash.hex(),
                keys=made.state.keys,
                file=target,
                size=made.prints.size,
                sha256=made.prints.sha256,
                edges=made.prints.edges,
            )
        )
        self.copied += 1

    def _problem(self, name: str, why: Damaged | Refused, older: Copied | None) -> None:
        told = " ".join(why.problems) if isinstance(why, Damaged) else str(why)
        kept = self._keep_older(older)
        self.problems.append(Problem(ledger=name, why=told, older=kept))

    def _keep_older(self, older: Copied | None) -> Copied | None:
        if older is None or not self.place.has(older):
            return None
        self.copies.append(older)
        return older

    def _size(self, name: str) -> int:
        file = self.subject.folder / name
        return file.stat().st_size if file.exists() else 0


def clear_backups(folder: Path) -> None:
    """Takes away the backups in a vault's own folder, and nothing else that is there."""
    own = folder / OWN_PLACE
    if not own.is_dir() or own.is_symlink():
        return
    shutil.rmtree(own / _ROOM, ignore_errors=True)
    with in_words(own):
        for path in tuple(own.iterdir()):
            if is_list(path.name) or is_copy(path.name):
                path.unlink()
        if not any(own.iterdir()):
            own.rmdir()


@contextmanager
def _room(own: Path) -> Iterator[Path]:
    """A private folder in which copies are made; whatever an earlier one left is gone."""
    room = own / _ROOM
    shutil.rmtree(room, ignore_errors=True)
    private_folder(room)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _head(older: Copied | None) -> Head | None:
    return None if older is None else Head(older.seq, bytes.fromhex(older.head))


def _same(older: Copied, state: State) -> bool:
    now = (state.head.seq, state.head.hash.hex(), state.keys)
    return (older.seq, older.head, older.keys) == now
