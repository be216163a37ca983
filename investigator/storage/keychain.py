"""The keys of an open vault, and what its owner does with the key file they lie in.

Every change is written whole or not at all, and sealed under the vault key.
"""

from dataclasses import replace
from pathlib import Path

from investigator.domain.errors import Refused
from investigator.machine.crypto import Argon2, same
from investigator.storage import keyring_slot, keyslots, unlocking, ways_in
from investigator.storage.keyslots import MOST_PASSPHRASES, Envelope, Slot, SlotKind
from investigator.storage.unlocking import Opened
from investigator.storage.vault_folder import keep_envelope
from investigator.storage.ways_in import Own


class Keychain:
    """What is in the hand of the one who unlocked."""

    def __init__(self, folder: Path, envelope: Envelope, key: bytes, own: Own) -> None:
        self.folder = folder
        self.envelope = envelope
        self.key = key
        self.own: Own = own

    def take(self, envelope: Envelope, key: bytes) -> None:
        """Keeps an envelope that is sealed under a key, and holds that key from here on."""
        keep_envelope(self.folder, envelope)
        self.envelope, self.key = envelope, key

    def keep(self, envelope: Envelope) -> None:
        """Keeps a changed envelope under the same key."""
        self.take(envelope.sealed_under(self.key), self.key)

    def drop(self, kind: SlotKind) -> None:
        """Takes every slot of a kind out."""
        self.keep(ways_in.without(self.envelope, self.key, kind))

    def tidy(self, opened: Opened) -> bool:
        """Brings the way in that was used to today's form and to the front.

        Says whether that is kept. Where the disk takes nothing, the next unlocking does it.
        """
        wanted = self._tidied(opened)
        if wanted == self.envelope:
            return True
        try:
            self.keep(wanted)
        except Refused:
            return False
        return True

    def add(self, own: Own, passphrase: str, cost: Argon2) -> None:
        """One more person opens the vault, by their own passphrase."""
        self.refuse_more()
        slot = ways_in.new_passphrase(self.envelope, own, passphrase, cost)
        self.keep(ways_in.add(self.envelope, self.key, own, slot))

    def refuse_more(self) -> None:
        """A wrong passphrase is tried on everybody's slot, so there are not many."""
        if len(self.envelope.of_kind(SlotKind.PASSPHRASE)) >= MOST_PASSPHRASES:
            raise Refused(
                f"{MOST_PASSPHRASES} people can open this vault, and there may be no more.",
                remedy="Record first which of them has left.",
            )

    def refuse_taken(self, passphrase: str) -> None:
        """Who unlocks is who acts, so one passphrase never opens for two."""
        if unlocking.opens(self.envelope, passphrase):
            raise Refused(
                "That passphrase opens this vault already.",
                remedy="Type another one.",
            )

    def other_passphrase(self, current: str, new: str, cost: Argon2) -> Slot:
        """The own slot under another passphrase; the current one has to open it."""
        mine = unlocking.own_slot(self.envelope, self.own, current)
        if mine is None:
            raise Refused(
                "The current passphrase is not right.",
                remedy="Type the one that you unlock with, then the new one.",
            )
        self.refuse_taken(new)
        return ways_in.new_passphrase(self.envelope, self.own, new, cost, like=mine)

    def exchange(self, slot: Slot) -> None:
        """Puts a slot in the place of the one that has its name."""
        slots = tuple(slot if each.id == slot.id else each for each in self.envelope.slots)
        self.keep(replace(self.envelope, slots=slots))

    def use_keyring(self, *, on: bool) -> bool:
        """The system's keyring opens for this person, or no longer; whether that worked."""
        mine = ways_in.own_slots(self.envelope, self.own, SlotKind.KEYRING)
        envelope = self.envelope
        for slot in mine:
            envelope = envelope.without(slot.id)
        if on:
            if mine and self._keyring_opens(mine):
                return True
            key = keyring_slot.keep_new(envelope.holder)
            if key is None:
                return False
            envelope = envelope.with_slot(self._keyring_slot(key))
        self.keep(envelope)
        if mine and not on:
            keyring_slot.forget(envelope.holder)
        return True

    def opens_with(self, recovery: str) -> bool:
        """Whether a recovery key would open this vault; a wrong group of it is named."""
        found = ways_in.recovered(self.envelope, recovery)
        return found is not None and same(found, self.key)

    def forget(self) -> None:
        """Drops the keys."""
        self.key = b""
        self.__dict__.pop("own", None)

    def _keyring_opens(self, mine: tuple[Slot, ...]) -> bool:
        """What is there and works stays: writing over it could lose it."""
        key = keyring_slot.kept(self.envelope.holder)
        found = key and keyslots.open_any(self.envelope.holder, mine, lambda _slot: key)
        return bool(found)

    def _keyring_slot(self, key: bytes) -> Slot:
        person = ways_in.person_of(self.envelope, self.own).id
        holder, secret = self.envelope.holder, self.own.secret
        return keyslots.keyed_slot(holder, SlotKind.KEYRING, secret, key, person=person)

    def _tidied(self, opened: Opened) -> Envelope:
        envelope = ways_in.brought_up(self.envelope, self.key, self.own)
        slot = envelope.one(opened.slot.id) or opened.slot
        if not opened.slot.person:  # it held the vault key beside the own secret
            holder, secret = envelope.holder, self.own.secret
            slot = keyslots.filled(holder, slot, opened.wrapping, secret)
        if envelope.of_kind(slot.kind)[0] != slot:
            envelope = ways_in.first(envelope, slot)
        return envelope.sealed_under(self.key)
