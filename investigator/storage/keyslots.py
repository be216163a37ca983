"""Envelopes: a key wrapped in slots, each slot bound to its place, the whole under a MAC.

A vault's envelope holds the vault key once for each person (with their signing key), once
for the recovery key and, where wished, once for the system's keyring. A case's envelope
holds the case's own key under the vault key. Nothing in an envelope names a person.
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
    WrongKey,
    hkdf,
    mac,
    random_bytes,
    same,
    unwrap,
    wrap,
)

_FORMAT = "investigator/envelope"
_VERSION = 1
_MAC = "investigator/envelope/mac/1"


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind of slot, no secret
    RECOVERY = "recovery"
    KEYRING = "keyring"
    VAULT = "vault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in: the sealed secret and, for a passphrase, what makes guessing dear."""

    id: str
    kind: SlotKind
    sealed: str
    salt: str = ""
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0

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

    def _mac(self, key: bytes) -> bytes:
        return mac(hkdf(key, _MAC), _canonical(replace(self, mac="")))

    def to_bytes(self) -> bytes:
        """As the file holds it."""
        return _canonical(self)


def from_bytes(data: bytes) -> Envelope:
    """An envelope as a file holds it; a stranger's file is `Damaged`."""
    try:
        body = json.loads(data)
        if body.pop("format") != _FORMAT or body.pop("version") != _VERSION:
            raise Damaged("The key file is of another program or a newer version.")
        slots = tuple(_slot(each) for each in body.pop("slots"))
        read = Envelope(slots=slots, **body)
        _check_types(read, holder=str, practice=bool, mac=str)
        if read.to_bytes() != data:  # one envelope has one spelling
            raise Damaged("The key file cannot be read.")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise Damaged("The key file cannot be read.") from why
    return read


def passphrase_slot(holder: str, secret: bytes, passphrase: str, cost: Argon2) -> Slot:
    """A slot that a person's passphrase opens."""
    made = Slot(
        id=_new_id(),
        kind=SlotKind.PASSPHRASE,
        sealed="",
        salt=_text(cost.salt),
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
    )
    return _filled(holder, made, cost.derive(passphrase), secret)


def keyed_slot(holder: str, kind: SlotKind, secret: bytes, key: bytes) -> Slot:
    """A slot that another key opens: recovery, keyring or vault key."""
    return _filled(holder, Slot(id=_new_id(), kind=kind, sealed=""), key, secret)


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


def _filled(holder: str, slot: Slot, key: bytes, secret: bytes) -> Slot:
    return replace(slot, sealed=_text(wrap(key, secret, _bound(holder, slot))))


def _bound(holder: str, slot: Slot) -> bytes:
    """Ties a slot to its envelope and place: one moved from elsewhere does not open."""
    return f"{_FORMAT}\x1f{holder}\x1f{slot.id}\x1f{slot.kind}".encode()


def _slot(body: dict[str, Any]) -> Slot:
    read = Slot(**{**body, "kind": SlotKind(body["kind"])})
    _check_types(read, id=str, sealed=str, salt=str, memory_kib=int, passes=int, lanes=int)
    _bytes(read.sealed)
    _bytes(read.salt)
    return read


def _check_types(read: Slot | Envelope, **types: type) -> None:
    """A stranger's JSON may hold anything under a name that we know."""
    for name, type_ in types.items():
        if type(getattr(read, name)) is not type_:
            raise TypeError(name)


def _canonical(envelope: Envelope) -> bytes:
    body = {"format": _FORMAT, "version": _VERSION, **asdict(envelope)}
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _new_id() -> str:
    return random_bytes(8).hex()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
