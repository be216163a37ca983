"""Making, unlocking and locking the vault."""

from collections.abc import Iterator
from pathlib import Path

from investigator.casework.backing_up import stretch_ends
from investigator.casework.commands.vault import (
    KeepCalendar,
    KeepRecoveryKey,
    LockVault,
    MakeVault,
    UnlockVault,
    UseKeyring,
)
from investigator.casework.desk import Desk, Done, Progress, practice_clock
from investigator.casework.new_keys import left_over, progressed
from investigator.casework.officers import finish_leaving, key_notices
from investigator.casework.strength import refuse_weak
from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.domain.trust import CalendarKept, RecoveryKeyKept
from investigator.machine import places, system
from investigator.machine.system import DiskKind
from investigator.storage.vault import Founder, Vault


def make(desk: Desk, wanted: MakeVault) -> Iterator[Progress | Done]:
    """A new vault, unlocked. What is made is its recovery key, told this once."""
    if not wanted.practice:
        refuse_weak(wanted.passphrase, wanted.name)
    if system.disk_kind(wanted.folder) is not DiskKind.LOCAL:
        raise Refused(
            "A vault in use cannot lie on a network share or in a synced folder.",
            remedy="Choose a folder on this laptop; backups may go to a share.",
        )
    if wanted.practice:
        desk.clock = practice_clock()
    yield Progress(what="Making the keys of the vault", done=0, whole=1)
    founder = Founder(name=wanted.name, role=wanted.role, trust_name=wanted.trust_name)
    vault, recovery = Vault.make(
        wanted.folder,
        founder,
        wanted.passphrase,
        desk.clock.record(),
        practice=wanted.practice,
    )
    desk.take(vault)
    yield Done(made=recovery)


def unlock(desk: Desk, wanted: UnlockVault) -> Iterator[Progress | Done]:
    """The vault is open, and cases that were being written are read again."""
    yield Progress(what="Unlocking", done=0, whole=1)
    _refuse_shared(wanted.folder)
    opening = Vault.unlocking(wanted.folder, passphrase=wanted.passphrase)
    vault = yield from progressed(opening)
    if wanted.now is not None and not vault.practice:
        vault.close()
        raise Refused(
            "Only a practice vault can be told what time it is.",
            remedy="Leave the time out; the clock of the laptop is used.",
        )
    desk.take(vault, now=wanted.now)
    told = yield from finish_leaving(desk)
    ledger = desk.vault.trust_ledger()
    yield Done(
        notices=(*ledger.notices, *told, *left_over(desk), *key_notices(desk)),
    )


def _refuse_shared(folder: Path) -> None:
    """A vault that was moved since it was made: two could write in it at once."""
    if system.disk_kind(folder) is not DiskKind.LOCAL:
        raise Refused(
            f"The vault in {visible(str(folder))} lies on a network share or in a synced "
            "folder, where it can be damaged while it is in use.",
            remedy=f"Move the whole folder to {visible(str(places.vault_folder()))} on "
            "this laptop, and open it there; backups may stay on the share.",
        )


def lock(desk: Desk, _wanted: LockVault) -> Iterator[Progress | Done]:
    """What changed is backed up, where that is quick; then everything is closed."""
    notices: tuple[str, ...] = ()
    try:
        notices = yield from stretch_ends(desk)
    finally:
        desk.lock()
    yield Done(notices=notices)


def use_keyring(desk: Desk, wanted: UseKeyring) -> Iterator[Done]:
    """The system's keyring opens the vault, or does so no longer."""
    if not desk.vault.use_keyring(on=wanted.on):
        raise Refused(
            "This system has no keyring that is safe to use.",
            remedy="Keep typing the passphrase; nothing has changed.",
        )
    yield Done()


def keep_recovery_key(desk: Desk, wanted: KeepRecoveryKey) -> Iterator[Done]:
    """The trust knows who keeps its recovery key."""
    fact = RecoveryKeyKept(holder=wanted.holder.strip(), place=wanted.place.strip())
    yield _record(desk, fact)


def keep_calendar(desk: Desk, wanted: KeepCalendar) -> Iterator[Done]:
    """New cases count on this calendar."""
    yield _record(desk, CalendarKept(calendar=wanted.calendar))


def _record(desk: Desk, fact: object) -> Done:
    saying = desk.saying()
    desk.vault.record(
        lambda _trust: [(fact, saying)], desk.vault.stamp(desk.clock.record())
    )
    return Done()
