"""Envelopes: a key wrapped in slots, each slot bound to its place, the whole under a MAC.

In a vault's envelope a passphrase or the system's keyring opens a person's own secret, and
that opens the vault key, which is sealed to each person and to the recovery key. A case's
envelope holds the case's own key under the vault key. Nothing in it names a person.

In version 1 a passphrase opened the vault key and the person's secret together; such an
envelope is read as it was spelt.
"""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from investigator.domain.errors import Damaged
from investigator.machine.crypto import (
    Argon2,
    UnsafeParameters,
    WrongKey,
    hkdf,
    mac,
    random_bytes,
    same,
    unwrap,
    wrap,
)
from investigator.machine.sealing import SealingKey, seal

_FORMAT = "investigator/envelope"
_VERSIONS = (1, VERSION := 2)
_MAC = "investigator/envelope/mac/1"
_SINCE_2 = ("public", "person")

MOST_SLOTS = 64
MOST_PASSPHRASES = 16
"""People who may open one vault: a wrong passphrase costs a derivation for each of them."""

MOST_WORK = 48 << 20
"""KiB of memory times passes, over all passphrases: sixteen at 1 GiB and three passes."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind of slot, no secret
    RECOVERY = "recovery"
    KEYRING = "keyring"
    VAULT = "vault"
    PERSON = "person"
    PREVIOUS = "previous"
    RENEW = "renew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in: the sealed secret and, for a passphrase, what makes guessing dear.

    `public` is the key that a secret is sealed to, in hexadecimal; `person` the slot in
    which the vault key is sealed to whom a passphrase or keyring belongs to.
    """

    id: str
    kind: SlotKind
    sealed: str
    salt: str = ""
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0
    public: str = ""
    person: str = ""

    def argon2(self) -> Argon2:
        """The passphrase's parameters, refused outside the safe range."""
        found = Argon2(
            salt=_bytes(self.salt),
            memory_kib=self.memory_kib,
            passes=self.passes,
            lanes=self.lanes,
        )
        found.check()
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The slots of one key. `holder` is a random name: the vault's or the case's id."""

    holder: str
    practice: bool
    slots: tuple[Slot, ...]
    mac: str = ""
    version: int = VERSION

    def sealed_under(self, key: bytes) -> "Envelope":
        """With a MAC under the key that the slots hold."""
        return replace(self, mac=_text(self._mac(key)))

    def check(self, key: bytes) -> None:
        """That nothing in the envelope was changed since it was sealed."""
        if not same(self.mac.encode(), _text(self._mac(key)).encode()):
            raise Damaged("The key file was changed after it was written.")

    def with_slot(self, slot: Slot) -> "Envelope":
        """With one more way in; seal it again."""
        return replace(self, slots=(*self.slots, slot), mac="")

    def without(self, slot_id: str) -> "Envelope":
        """With one way in fewer; seal it again."""
        rest = tuple(slot for slot in self.slots if slot.id != slot_id)
        return replace(self, slots=rest, mac="")

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots that open in this way."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def one(self, slot_id: str) -> Slot | None:
        """The slot of this name."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def _mac(self, key: bytes) -> bytes:
        return mac(hkdf(key, _MAC), _canonical(replace(self, mac="")))

    def to_bytes(self) -> bytes:
        """As the file holds it."""
        return _canonical(self)


def from_bytes(data: bytes) -> Envelope:
    """An envelope as a file holds it; a stranger's file is `Damaged`."""
    try:
        body = json.loads(data)
        if body.pop("format") != _FORMAT or body["version"] not in _VERSIONS:
            raise Damaged("The key file is of another program or a newer version.")
        given = body.pop("slots")
        if len(given) > MOST_SLOTS:
            raise Damaged("The key file holds more ways in than any of ours.")
        read = Envelope(slots=tuple(_slot(each) for each in given), **body)
        _check_types(read, holder=str, practice=bool, mac=str, version=int)
        if read.to_bytes() != data:  # one envelope has one spelling
            raise Damaged("The key file cannot be read.")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise Damaged("The key file cannot be read.") from why
    _refuse_endless_work(read)
    return read


def passphrase_slot(
    holder: str, secret: bytes, passphrase: str, cost: Argon2, *, like: Slot | None = None
) -> Slot:
    """A slot that a person's passphrase opens; `like` is the one whose place it takes."""
    made = replace(
        like or mark(SlotKind.PASSPHRASE),
        salt=_text(cost.salt),
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
    )
    return filled(holder, made, cost.derive(passphrase), secret)


def keyed_slot(
    holder: str, kind: SlotKind, secret: bytes, key: bytes, *, person: str = ""
) -> Slot:
    """A slot that another key opens: keyring, vault key or a key that took its place."""
    made = Slot(id=_new_id(), kind=kind, sealed="", person=person)
    return filled(holder, made, key, secret)


def mark(kind: SlotKind) -> Slot:
    """A slot that opens nothing: that it is there says something of the whole."""
    return Slot(id=_new_id(), kind=kind, sealed="")


def sealed_slot(holder: str, kind: SlotKind, secret: bytes, public: bytes) -> Slot:
    """A slot that the owner of a public key opens: a person, or the recovery key."""
    made = Slot(id=_new_id(), kind=kind, sealed="", public=public.hex())
    return resealed(holder, made, secret)


def resealed(holder: str, slot: Slot, secret: bytes) -> Slot:
    """The same slot of the same owner with another secret."""
    sealed = seal(bytes.fromhex(slot.public), secret, _bound(holder, slot))
    return replace(slot, sealed=_text(sealed))


def open_sealed(holder: str, slot: Slot, key: SealingKey) -> bytes:
    """The secret that was sealed to this key in a slot, or `WrongKey`."""
    return key.open(_bytes(slot.sealed), _bound(holder, slot))


def open_slot(holder: str, slot: Slot, key: bytes) -> bytes:
    """The secret in a slot, or `WrongKey`."""
    return unwrap(key, _bytes(slot.sealed), _bound(holder, slot))


def open_any(
    holder: str, slots: Iterable[Slot], derive: Callable[[Slot], bytes]
) -> bytes | None:
    """The secret of the first slot that opens, or None.

    Every slot costs its own derivation.
    """
    for slot in slots:
        try:
            return open_slot(holder, slot, derive(slot))
        except WrongKey:
            continue
    return None


def filled(holder: str, slot: Slot, key: bytes, secret: bytes) -> Slot:
    """The same slot with a secret under a key."""
    return replace(slot, sealed=_text(wrap(key, secret, _bound(holder, slot))))


def _bound(holder: str, slot: Slot) -> bytes:
    """Ties a slot to its envelope and place: one moved from elsewhere does not open."""
    return f"{_FORMAT}\x1f{holder}\x1f{slot.id}\x1f{slot.kind}".encode()


def _slot(body: dict[str, Any]) -> Slot:
    read = Slot(**{**body, "kind": SlotKind(body["kind"])})
    words = dict.fromkeys(("id", "sealed", "salt", *_SINCE_2), str)
    _check_types(read, **words, memory_kib=int, passes=int, lanes=int)
    _bytes(read.sealed)
    _bytes(read.salt)
    bytes.fromhex(read.public)
    return read


def _refuse_endless_work(read: Envelope) -> None:
    """Before anything is derived: one header must not keep a machine busy for hours."""
    slots = read.of_kind(SlotKind.PASSPHRASE)
    work = sum(abs(slot.memory_kib * slot.passes) for slot in slots)
    if len(slots) > MOST_PASSPHRASES or work > MOST_WORK:
        raise UnsafeParameters(
            "The key file asks for more work than any of ours.",
            remedy="It was altered or is not ours: restore it from a backup.",
        )


def _check_types(read: Slot | Envelope, **types: type) -> None:
    """A stranger's JSON may hold anything under a name that we know."""
    for name, type_ in types.items():
        if type(getattr(read, name)) is not type_:
            raise TypeError(name)


def _canonical(envelope: Envelope) -> bytes:
    body: dict[str, Any] = {"format": _FORMAT, **asdict(envelope)}
    if envelope.version == 1:
        for slot in body["slots"]:
            for name in _SINCE_2:
                del slot[name]
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _new_id() -> str:
    return random_bytes(8).hex()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
