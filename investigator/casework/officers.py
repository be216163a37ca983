"""Officers: who may open the vault, who is added, who leaves; and what their keys want."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date

from investigator.casework import new_keys
from investigator.casework.commands.officer import AddOfficer, OfficerLeaves
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.said_in_cases import say_everywhere
from investigator.casework.strength import refuse_weak
from investigator.casework.vault_keys import USED
from investigator.domain import leaving
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.domain.leaving import Leaving
from investigator.domain.officer import NewKeys
from investigator.storage import ways_in
from investigator.storage.keyslots import SlotKind
from investigator.storage.signers import last_signed
from investigator.storage.vault import Newcomer

NOBODY_KEEPS = (
    "Nobody is on record as keeping the recovery key. If it is not in its envelope, make a "
    "new one: “investigator vault recovery-key”."
)
STRANGER = (
    "The key file held a way in that belongs to no officer: somebody put it there by hand. "
    "It is closed, and everything has new keys."
)
TEST_DUE = (
    "A test of the recovery key was due on {day}: fetch it from {holder} and try it: "
    "“investigator vault recovery-key --test”."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerShown:
    """An officer as lists show one.

    `can_open` is false where adding them was cut off; `left` is None for who stands.
    """

    name: str
    role: str
    fingerprint: str
    added: date
    you: bool
    can_open: bool
    left: date | None
    handed_to: str = ""


def officers(desk: Desk) -> tuple[OfficerShown, ...]:
    """Everybody who ever was an officer of this vault, in the order they came."""
    vault = desk.vault
    held = vault.trust.keyholding
    shown = []
    for key, told in vault.trust.officers.items():
        left = held.left.get(key)
        sealing = held.sealing.get(key) or ""
        kinds = (SlotKind.PASSPHRASE,)
        shown.append(
            OfficerShown(
                name=told.fact.name,
                role=told.fact.role,
                fingerprint=key,
                added=told.telling.recorded_at.day(),
                you=key == vault.signer.fingerprint,
                can_open=ways_in.can_open(vault.envelope, sealing, kinds),
                left=left.fact.on if left else None,
                handed_to=left.fact.to if left else "",
            )
        )
    return tuple(shown)


def recovery_test_due(desk: Desk) -> date | None:
    """When the printed recovery key should next be tried; None while nobody keeps one."""
    return leaving.recovery_test_due(desk.vault.trust)


def key_notices(desk: Desk) -> tuple[str, ...]:
    """What the vault's keys want done, in sentences; a practice vault wants nothing."""
    trust = desk.vault.trust
    if desk.vault.practice:
        return ()
    if leaving.recovery_used(trust):
        return (USED,)
    if trust.recovery is None:
        return (NOBODY_KEEPS,)
    due = recovery_test_due(desk)
    if due is not None and due <= desk.now().day():
        holder = trust.recovery.fact.holder
        return (TEST_DUE.format(day=f"{due:%d %B %Y}", holder=holder),)
    return ()


def add(desk: Desk, wanted: AddOfficer) -> Iterator[Progress | Done]:
    """One more officer, with a passphrase and keys of their own."""
    vault = desk.vault
    leaving.refuse_same_name(vault.trust, wanted.name)
    if not vault.practice:
        refuse_weak(wanted.passphrase, wanted.name, vault.trust.name)
    yield Progress(what="Making keys for the officer", done=0, whole=1)
    newcomer = Newcomer(name=wanted.name, role=wanted.role, passphrase=wanted.passphrase)
    vault.add_officer(newcomer, desk.clock.record())
    yield Done()


def leave(desk: Desk, wanted: OfficerLeaves) -> Iterator[Progress | Done]:
    """An officer leaves: on record first, then new keys, then every open case says so.

    Who leaves themselves is locked out at the end.
    """
    vault, acting = desk.vault, desk.vault.signer.fingerprint
    leaver = leaving.named(vault.trust, wanted.officer)
    yield Progress(what="Looking for the last signature", done=0, whole=1)
    last = last_signed(vault, desk.opened, leaver.fingerprint)
    asked = Leaving(
        leaver=leaver,
        to=leaving.named(vault.trust, wanted.to),
        on=wanted.on,
        reason=wanted.reason,
        acting=acting,
        now=desk.now(),
        last=Instant(last, LONDON) if last else None,
    )
    fact = leaving.leave(vault.trust, asked)
    _refuse_last_way_in(desk, leaver.fingerprint)
    new_keys.refuse_before(desk, leaver=leaver.fingerprint)
    new_keys.record(desk, fact)
    told = yield from new_keys.give(desk, NewKeys.OFFICER_LEFT)
    yield from say_everywhere(desk)
    if leaver.fingerprint == acting:
        desk.lock()
    still = f"{new_keys.OLD_COPIES} That includes {leaver.name}'s old passphrase."
    yield Done(notices=(still, *told))


def finish_leaving(desk: Desk) -> Generator[Progress, None, tuple[str, ...]]:
    """Whoever has a way in and is no officer loses it, and the keys are new.

    So ends a leaving that was cut off, and what somebody put into the key file by hand.
    """
    try:
        new_keys.introduce(desk)
        if not new_keys.overdue(desk):
            return ()
        strange = new_keys.strangers(desk)
        new_keys.refuse_before(desk)
    except Refused as why:
        return (f"Somebody who is no officer has a way in, so new keys are wanted. {why}",)
    why_new = NewKeys.PASSPHRASE_KNOWN if strange else NewKeys.OFFICER_LEFT
    told = yield from new_keys.give(desk, why_new)
    return (*((STRANGER,) if strange else ()), *told)


def _refuse_last_way_in(desk: Desk, leaver: str) -> None:
    """Somebody who stays must be able to open the vault, not only to stand on record."""
    if not any(
        each.can_open
        for each in officers(desk)
        if each.left is None and each.fingerprint != leaver
    ):
        raise Refused(
            "Nobody who stays can open the vault.",
            remedy="Add the officer who takes over first, with a passphrase of their own.",
        )
