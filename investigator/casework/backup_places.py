"""The places backups go to: the vault's own folder, the second place, one named once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.commands.backup import KeepBackupPlace
from investigator.casework.desk import Desk, Done
from investigator.domain.backup import BackupPlaceKept
from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.machine import streams, system
from investigator.machine.disk_errors import in_words
from investigator.machine.system import DiskKind
from investigator.storage.backup import OWN_PLACE, subject_of
from investigator.storage.backup_copy import Subject, first_news
from investigator.storage.backup_list import TRUST_FILE, BackupList
from investigator.storage.backup_place import Place
from investigator.storage.vault import ENVELOPE

if TYPE_CHECKING:
    from investigator.storage.open_ledger import OpenLedger

NO_NEWS = frozenset({"backed_up"})
"""What a backup itself records is no news that wants another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place; a second one is any that is not the vault's own folder."""

    place: Place
    second: bool = False


def subject(desk: Desk) -> Subject:
    """The open vault as its backups see it."""

    def opened(name: str) -> "OpenLedger | None":
        file = desk.opened(name)
        return None if file is None else file.ledger

    restored = desk.vault.trust.safekeeping.restored
    since = restored.fact.restored_at.at if restored and not desk.vault.practice else 0
    return subject_of(desk.vault, opened, since=since)


def own_place(desk: Desk) -> Target:
    """The vault's own folder for backups; the first backup makes it."""
    return Target(place=Place(desk.vault.folder / OWN_PLACE))


def second_place(desk: Desk) -> Target | None:
    """The second place; None where none is named, refused where it is not there."""
    kept = desk.vault.trust.safekeeping.second
    if kept is None or not kept.fact.place:
        return None
    place = Place(Path(kept.fact.place))
    if not streams.reachable(place.folder) or place.mark() != kept.fact.mark:
        raise Refused(
            f"The second place, {visible(kept.fact.place)}, is not there.",
            remedy="Put the stick in or connect the share; the next backup goes there too.",
        )
    return Target(place=place, second=True)


def named_place(desk: Desk, folder: Path) -> Target:
    """A folder that somebody named; it is made where only itself is missing."""
    _refuse_beside_cases(desk, folder)
    if not folder.exists():
        with in_words(folder):
            folder.mkdir(mode=0o700)
    if not streams.reachable(folder):
        raise Refused(
            f"{visible(str(folder))} cannot be used for backups.",
            remedy="Name a folder that is there and that you may write in.",
        )
    own = own_place(desk)
    if folder.resolve() == own.place.folder.resolve():
        return own
    return Target(place=Place(folder.absolute()), second=True)


def keep_second(desk: Desk, wanted: KeepBackupPlace) -> Iterator[Done]:
    """The second place is remembered, with a mark left in it; or there is none any more."""
    place, mark = "", ""
    notices: tuple[str, ...] = ()
    if wanted.place is not None:
        target = named_place(desk, wanted.place)
        if not target.second:
            raise Refused(
                "That is the vault's own folder, which is lost with the laptop.",
                remedy="Name a stick, a network share or a synced folder.",
            )
        place, mark = str(target.place.folder), target.place.marked()
        notices = tuple(_same_disk(desk, target.place.folder))
    fact = BackupPlaceKept(place=place, mark=mark)
    saying = desk.saying()
    desk.vault.record(
        lambda _trust: [(fact, saying)], desk.vault.stamp(desk.clock.record())
    )
    yield Done(made=Path(place) if place else None, notices=notices)


def changed(desk: Desk, target: Target) -> tuple[str, ...]:
    """The ledgers of which a place lacks what was recorded last, by file name."""
    about = subject(desk)
    newest = target.place.newest(about)
    if newest is None:
        return (*about.cases, TRUST_FILE)
    if newest.key_file() != about.envelope:  # a passphrase was changed, an officer added
        return (TRUST_FILE, *_behind(about, newest))
    return tuple(_behind(about, newest))


def _behind(about: Subject, newest: BackupList) -> Iterator[str]:
    copies = {one.ledger: one for one in newest.copies}
    for name in about.cases:
        copy, known = copies.get(name), about.known(name)
        if copy is None or known is None or copy.seq != known.seq:
            yield name
    trust = newest.trust
    if trust is None or first_news(about, TRUST_FILE, trust.seq, NO_NEWS) is not None:
        yield TRUST_FILE


def _refuse_beside_cases(desk: Desk, folder: Path) -> None:
    vault, named = desk.vault.folder.resolve(), folder.resolve()
    if named == vault / OWN_PLACE:
        return
    if named.is_relative_to(vault) or (folder / ENVELOPE).exists():
        raise Refused(
            "A backup does not go in among the files of a vault.",
            remedy="Name another folder: a stick, a share, a synced folder.",
        )


def _same_disk(desk: Desk, folder: Path) -> Iterator[str]:
    """A sentence where a laptop that is lost takes this place with it."""
    with in_words(folder):
        same = folder.stat().st_dev == desk.vault.folder.stat().st_dev
    if same and system.disk_kind(folder) is DiskKind.LOCAL:
        yield (
            "That folder is on the same disk as the vault, so it is lost with the laptop. "
            "A stick, a share or a synced folder is not."
        )
