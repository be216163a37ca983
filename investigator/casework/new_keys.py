"""New keys for the vault and for every file in it, and what is told of them."""

from collections.abc import Generator
from typing import TYPE_CHECKING, TypeVar

from investigator.casework import second_files
from investigator.casework.desk import Desk, Progress
from investigator.domain.errors import Refused
from investigator.domain.leaving import standing, unreached
from investigator.domain.officer import NewKeys, VaultRekeyed
from investigator.storage import introducing, rekeying, ways_in
from investigator.storage.keyslots import SlotKind
from investigator.storage.ledger_keys import REGISTER
from investigator.storage.second_files import Kin
from investigator.storage.vault_folder import TRUST
from investigator.storage.ways_in import Change

if TYPE_CHECKING:
    from investigator.storage.backup_copy import Step
    from investigator.storage.keyslots import Slot

T = TypeVar("T")

OLD_COPIES = (
    "Copies and backups of the vault that were made before now still open with what "
    "opened them then."
)
_HOLDS_MORE = frozenset({Kin.LONGER, Kin.BRANCHED, Kin.ALONE})


def give(
    desk: Desk,
    why: NewKeys,
    *,
    recovery: bytes | None = None,
    own: "Slot | None" = None,
) -> Generator[Progress, None, tuple[str, ...]]:
    """Everything gets new keys, for the officers who stand; what is to be told of it.

    `recovery` is the public half of a new recovery key; the one of today stays without
    it. `own` is the own way in under another passphrase. Whatever cuts this off locks the
    vault, and the next unlocking finishes.
    """
    refuse_before(desk)
    change = _change(desk, recovery, own)
    close_cases(desk)
    try:
        yield from progressed(desk.vault.rekeying(change))
    except BaseException:
        desk.lock()
        raise
    record(desk, VaultRekeyed(reason=why))
    lost = () if change.recovery else ("No recovery key opens the vault: make a new one.",)
    return (*lost, *left_over(desk))


def refuse_before(desk: Desk, *, leaver: str = "") -> None:
    """What would be lost with the old keys is seen to first; nothing has changed yet."""
    introduce(desk)
    names = [name for key, name in unreached(desk.vault.trust) if key != leaver]
    if names:
        raise Refused(
            f"{', '.join(names)} could not open the vault any more.",
            remedy="Let them unlock it once first, or record that they left.",
        )
    seconds = second_files.second_files(desk)
    lost = [each for each in seconds if each.kin in _HOLDS_MORE]
    if lost:
        raise Refused(
            second_files.sentence(desk, lost[0]),
            remedy="See to it first: after this no key opens that copy.",
        )
    rekeying.refuse_without_room(desk.vault.folder)


def introduce(desk: Desk) -> None:
    """The trust's record learns how a new vault key reaches whoever unlocked."""
    own = desk.vault.keychain.own
    if own.signer.fingerprint not in desk.vault.trust.keyholding.sealing:
        record(desk, introducing.keyed(own))


def overdue(desk: Desk) -> bool:
    """Whether somebody has a way in who is no officer, or is one no more."""
    return bool(ways_in.persons(desk.vault.envelope) - _persons(desk))


def strangers(desk: Desk) -> bool:
    """Whether somebody has a way in who never was an officer."""
    known = frozenset(desk.vault.trust.keyholding.sealing.values())
    return bool(ways_in.persons(desk.vault.envelope) - known)


def close_cases(desk: Desk) -> None:
    """No case is open; each is opened again when it is next wanted."""
    for name in desk.vault.case_files():
        file = desk.opened(name)
        if file is not None:
            desk.close_case(file.case.ref)


def left_over(desk: Desk) -> tuple[str, ...]:
    """Files that could not be given a new key, and why."""
    return tuple(
        f"{_shown(desk, one.file)} has no new key yet; the next unlocking tries again. "
        f"{one.why}"
        for one in desk.vault.left_over
    )


def record(desk: Desk, *facts: object) -> None:
    """Facts of the trust, typed by whoever unlocked."""
    saying = desk.saying()
    stamp = desk.vault.stamp(desk.clock.record())
    desk.vault.record(lambda _trust: [(fact, saying) for fact in facts], stamp)


def progressed(work: "Generator[Step, None, T]") -> Generator[Progress, None, T]:
    """The steps of storage as progress that is shown."""
    while True:
        try:
            step = next(work)
        except StopIteration as ended:
            made: T = ended.value
            return made
        yield Progress(what=step.what, done=step.done, whole=step.whole)


def _change(desk: Desk, recovery: bytes | None, own: "Slot | None") -> Change:
    return Change(
        persons=_persons(desk), recovery=recovery or _recovery_today(desk), own=own
    )


def _persons(desk: Desk) -> frozenset[str]:
    sealing = desk.vault.trust.keyholding.sealing
    return frozenset(
        sealing[one.fingerprint]
        for one in standing(desk.vault.trust)
        if one.fingerprint in sealing
    )


def _recovery_today(desk: Desk) -> bytes | None:
    """The public half of the recovery key that the trust's record knows, or None."""
    made = desk.vault.trust.keyholding.made
    for slot in desk.vault.envelope.of_kind(SlotKind.RECOVERY):
        public = bytes.fromhex(slot.public)
        if made is not None and ways_in.print_of(public) == made.fact.fingerprint:
            return public
    return None


def _shown(desk: Desk, file: str) -> str:
    if file in {TRUST, REGISTER}:
        return "The trust's own record" if file == TRUST else "The list of cases"
    line = desk.vault.register.of_file(file)
    return line.ref if line else file
