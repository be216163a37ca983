"""The own passphrase, and the recovery key: tried, used, made anew."""

from collections.abc import Iterator

from investigator.casework import new_keys
from investigator.casework.commands.vault import (
    ChangePassphrase,
    OpenWithRecovery,
    RenewRecoveryKey,
    TestRecoveryKey,
)
from investigator.casework.desk import Desk, Done, Progress, practice_clock
from investigator.casework.said_in_cases import say_everywhere
from investigator.casework.strength import refuse_weak
from investigator.domain.errors import Refused
from investigator.domain.officer import NewKeys, RecoveryKeyMade, RecoveryKeyTested
from investigator.machine.crypto import RECOVERY_BYTES, random_bytes, recovery_text
from investigator.storage import ways_in
from investigator.storage.vault import Newcomer, Vault, envelope_of

_OLDER_COPY = (
    "An older copy of the vault's key file still opens with the old passphrase. If "
    "somebody may know it, change it again with new keys."
)
USED = (
    "The recovery key has been used, so it was seen. Make a new one and seal it in the "
    "envelope: “investigator vault recovery-key”."
)


def change_passphrase(desk: Desk, wanted: ChangePassphrase) -> Iterator[Progress | Done]:
    """The own way in opens by another passphrase from now on."""
    vault = desk.vault
    if not vault.practice:
        refuse_weak(wanted.new, vault.officer.name, vault.trust.name)
    if wanted.rekey:
        new_keys.refuse_before(desk)
    yield Progress(what="Trying the passphrases", done=0, whole=1)
    slot = vault.keychain.other_passphrase(wanted.current, wanted.new, vault.cost())
    if not wanted.rekey:
        vault.keychain.exchange(slot)
        yield Done(notices=(_OLDER_COPY,))
        return
    told = yield from new_keys.give(desk, NewKeys.PASSPHRASE_KNOWN, own=slot)
    yield Done(notices=(new_keys.OLD_COPIES, *told))


def renew_recovery_key(desk: Desk, _wanted: RenewRecoveryKey) -> Iterator[Progress | Done]:
    """A new recovery key, told this once; everything gets new keys with it."""
    new_keys.refuse_before(desk)
    text = recovery_text(random_bytes(RECOVERY_BYTES))
    public = ways_in.recovery_key(text).public
    new_keys.record(desk, RecoveryKeyMade(fingerprint=ways_in.print_of(public)))
    told = yield from new_keys.give(desk, NewKeys.RECOVERY_RENEWED, recovery=public)
    yield Done(made=text, notices=(new_keys.OLD_COPIES, *told))


def test_recovery_key(desk: Desk, wanted: TestRecoveryKey) -> Iterator[Done]:
    """The paper would open the vault; nobody is added."""
    if not desk.vault.keychain.opens_with(wanted.recovery):
        raise Refused(
            "That recovery key does not open this vault.",
            remedy="Look for the newest paper. If there is none, make a new one.",
        )
    made = desk.vault.trust.keyholding.made
    fingerprint = made.fact.fingerprint if made else ""
    new_keys.record(desk, RecoveryKeyTested(fingerprint=fingerprint))
    yield Done()


def open_with_recovery(desk: Desk, wanted: OpenWithRecovery) -> Iterator[Progress | Done]:
    """A person is added by the recovery key; every case names them for it."""
    practice = envelope_of(wanted.folder).practice
    if practice:
        desk.clock = practice_clock(wanted.now)
    else:
        refuse_weak(wanted.passphrase, wanted.name)
    yield Progress(what="Opening with the recovery key", done=0, whole=1)
    newcomer = Newcomer(name=wanted.name, role=wanted.role, passphrase=wanted.passphrase)
    opening = Vault.recovering(
        wanted.folder, wanted.recovery, newcomer, desk.clock.record()
    )
    vault = yield from new_keys.progressed(opening)
    desk.take(vault, now=wanted.now)
    yield from say_everywhere(desk)
    yield Done(notices=(USED, *new_keys.left_over(desk)))
