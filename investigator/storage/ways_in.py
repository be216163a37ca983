"""The ways into a vault: persons, their passphrases and keyrings, the recovery key.

Each person has a secret of their own, under their passphrase. Two keys come from it: one
signs what they record, to the other the vault key is sealed. So whoever has the vault open
can give it another key without knowing anybody else's passphrase.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from investigator.domain.errors import Damaged
from investigator.machine.crypto import (
    RECOVERY_BYTES,
    Argon2,
    SigningKey,
    WrongKey,
    fingerprint,
    hkdf,
    random_bytes,
    recovery_secret,
    recovery_text,
)
from investigator.machine.sealing import SealingKey
from investigator.storage import keyslots
from investigator.storage.keyslots import VERSION, Envelope, Slot, SlotKind

KEY = 32
_NAME_BYTES = 16
_SEALING, _RECOVERY = "investigator/person/sealing/1", "investigator/recovery/2"
_RECOVERY_1 = "investigator/recovery/1"
_PREVIOUS = "investigator/previous/1"
_PERSONAL = (SlotKind.PASSPHRASE, SlotKind.KEYRING)


class Own:
    """A person's own secret and the two keys that come from it."""

    __slots__ = ("sealing", "secret", "signer")

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        self.signer = SigningKey(secret)
        self.sealing = SealingKey(hkdf(secret, _SEALING))

    @classmethod
    def new(cls) -> "Own":
        """Somebody who is new here."""
        return cls(random_bytes(KEY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of the ways in when the vault gets another key.

    `persons` are the sealing keys of those who stay. `recovery` is the recovery key's
    public half that may stay, or a new one; None closes that way. `own` replaces a slot
    that it shares its name with.
    """

    persons: frozenset[str]
    recovery: bytes | None
    own: Slot | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """The ways into a vault that is being made."""

    envelope: Envelope
    key: bytes
    own: Own
    recovery: str

    @property
    def print(self) -> str:
        """How the record calls its recovery key."""
        return print_of(recovery_key(self.recovery).public)


def begun(passphrase: str, cost: Argon2, *, practice: bool) -> Begun:
    """A new vault key, for one person and the recovery key."""
    key, own = random_bytes(KEY), Own.new()
    recovery = recovery_text(random_bytes(RECOVERY_BYTES))
    holder = random_bytes(_NAME_BYTES).hex()
    empty = Envelope(holder=holder, practice=practice, slots=())
    slot = new_passphrase(empty, own, passphrase, cost)
    paper = recovery_slot(holder, key, recovery_key(recovery).public)
    envelope = add(empty, key, own, slot).with_slot(paper).sealed_under(key)
    return Begun(envelope, key, own, recovery)


def recovery_key(text: str) -> SealingKey:
    """The recovery key that was printed; a wrong group of it is named."""
    return SealingKey(hkdf(recovery_secret(text), _RECOVERY))


def recovery_slot(holder: str, key: bytes, public: bytes) -> Slot:
    """The vault key for whoever holds the paper; only the public half lies here."""
    return keyslots.sealed_slot(holder, SlotKind.RECOVERY, key, public)


def add(envelope: Envelope, key: bytes, own: Own, slot: Slot) -> Envelope:
    """The vault key sealed to one more person, with the passphrase slot that is theirs."""
    sealed = keyslots.sealed_slot(envelope.holder, SlotKind.PERSON, key, own.sealing.public)
    return envelope.with_slot(sealed).with_slot(replace(slot, person=sealed.id))


def person_of(envelope: Envelope, own: Own) -> Slot:
    """The slot in which the vault key is sealed to a person."""
    public = own.sealing.public.hex()
    for slot in envelope.of_kind(SlotKind.PERSON):
        if slot.public == public:
            return slot
    raise leads_nowhere()


def leads_nowhere() -> Damaged:
    """A passphrase fits, and the vault key behind it does not open."""
    return Damaged("The key file holds a way in that leads nowhere: it was changed.")


def own_slots(envelope: Envelope, own: Own, kind: SlotKind) -> tuple[Slot, ...]:
    """A person's own slots of one kind."""
    person = person_of(envelope, own).id
    return tuple(slot for slot in envelope.of_kind(kind) if slot.person == person)


def brought_up(envelope: Envelope, key: bytes, own: Own) -> Envelope:
    """An envelope in today's form: every way in that it had in version 1 opens it still.

    That version knew one person only, so all its passphrases and keyrings are theirs.
    """
    if not any(slot.kind in _PERSONAL and not slot.person for slot in envelope.slots):
        return replace(envelope, version=VERSION)
    sealed = keyslots.sealed_slot(envelope.holder, SlotKind.PERSON, key, own.sealing.public)
    slots = tuple(
        replace(slot, person=sealed.id)
        if slot.kind in _PERSONAL and not slot.person
        else slot
        for slot in envelope.slots
    )
    return replace(envelope, version=VERSION, slots=(sealed, *slots), mac="")


def recovered(envelope: Envelope, text: str) -> bytes | None:
    """The vault key by the recovery key, or None where this is another vault's."""
    secret = recovery_secret(text)
    paper, wrapping = SealingKey(hkdf(secret, _RECOVERY)), hkdf(secret, _RECOVERY_1)
    for slot in envelope.of_kind(SlotKind.RECOVERY):
        try:
            if slot.public:
                return keyslots.open_sealed(envelope.holder, slot, paper)
            return keyslots.open_slot(envelope.holder, slot, wrapping)
        except WrongKey:
            continue
    return None


def rekeyed(envelope: Envelope, old: bytes, new: bytes, change: Change) -> Envelope:
    """The envelope of the vault's next key.

    While the files still have the last one, that lies in it under the next: who cannot
    open the next key learns nothing from it, and who can is able to finish.
    """
    holder = envelope.holder
    slots = tuple(_staying(envelope, new, change))
    if change.recovery is not None:
        slots = (*slots, recovery_slot(holder, new, change.recovery))
    last = keyslots.keyed_slot(holder, SlotKind.PREVIOUS, old, hkdf(new, _PREVIOUS))
    marked = (*slots, last, keyslots.mark(SlotKind.RENEW))
    return replace(envelope, slots=marked).sealed_under(new)


def previous(envelope: Envelope, key: bytes) -> bytes | None:
    """The key before this one, as long as files may have it still."""
    slots = envelope.of_kind(SlotKind.PREVIOUS)
    wrapping = hkdf(key, _PREVIOUS)
    return keyslots.open_any(envelope.holder, slots, lambda _slot: wrapping)


def without(envelope: Envelope, key: bytes, kind: SlotKind) -> Envelope:
    """Without any slot of a kind, sealed again."""
    for slot in envelope.of_kind(kind):
        envelope = envelope.without(slot.id)
    return envelope.sealed_under(key)


def first(envelope: Envelope, slot: Slot) -> Envelope:
    """With one slot in front, so that who unlocked last is tried first."""
    rest = (each for each in envelope.slots if each.id != slot.id)
    return replace(envelope, slots=(slot, *rest))


def print_of(public: bytes) -> str:
    """How the record calls a recovery key."""
    return fingerprint(public)


def new_passphrase(
    envelope: Envelope,
    own: Own,
    passphrase: str,
    cost: Argon2,
    *,
    like: Slot | None = None,
) -> Slot:
    """A passphrase slot for a person's own secret, in the place of another or a new one."""
    return keyslots.passphrase_slot(
        envelope.holder, own.secret, passphrase, cost, like=like
    )


def _staying(envelope: Envelope, key: bytes, change: Change) -> Iterator[Slot]:
    persons = {
        slot.id: slot
        for slot in envelope.of_kind(SlotKind.PERSON)
        if slot.public in change.persons
    }
    yield from (keyslots.resealed(envelope.holder, one, key) for one in persons.values())
    for slot in envelope.slots:
        if slot.kind in _PERSONAL and slot.person in persons:
            replaced = change.own is not None and change.own.id == slot.id
            yield change.own if replaced and change.own else slot


def persons(envelope: Envelope) -> frozenset[str]:
    """The sealing keys of everybody who can open it."""
    return frozenset(slot.public for slot in envelope.of_kind(SlotKind.PERSON))


def can_open(envelope: Envelope, sealing_key: str, kinds: Container[SlotKind]) -> bool:
    """Whether somebody has a way in of one of these kinds."""
    mine = {
        one.id for one in envelope.of_kind(SlotKind.PERSON) if one.public == sealing_key
    }
    return any(slot.kind in kinds and slot.person in mine for slot in envelope.slots)
