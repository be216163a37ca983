"""Who may have signed an entry: the officers' public keys, each in its time."""

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Self

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import LONDON, Instant
from investigator.machine.crypto import verify_signature
from investigator.storage.open_ledger import OpenLedger, Paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from investigator.domain.officer import OfficerLeft
    from investigator.domain.trust import Trust
    from investigator.storage.case_file import CaseFile
    from investigator.storage.vault import Vault


class Keys:
    """Public keys by fingerprint, and until when each of them counts."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self._known = known
        self._left: dict[str, OfficerLeft] = {}

    @classmethod
    def of(cls, trust: "Trust") -> Self:
        """Of all officers that the trust's record names."""
        made = cls({})
        made.learn(trust)
        return made

    def learn(self, trust: "Trust") -> None:
        """Everything that the trust's record says of officers by now."""
        for told in trust.officers.values():
            self.add(told.fact.fingerprint, bytes.fromhex(told.fact.public_key))
        self._left = {key: told.fact for key, told in trust.keyholding.left.items()}

    def add(self, fingerprint: str, public: bytes) -> None:
        """One more officer."""
        self._known = {**self._known, fingerprint: public}

    def verify(self, fingerprint: str, signature: bytes, signed: bytes, wall: int) -> bool:
        """Whether the key with this fingerprint signed these bytes, in its time.

        An unknown key did not. An entry of a time after its officer left is `Damaged` by
        name; `wall` is when it was made, in microseconds since 1970.
        """
        public = self._known.get(fingerprint)
        if public is None or not verify_signature(public, signature, signed):
            return False
        left = self._left.get(fingerprint)
        if left is not None and wall >= left.ends():
            made = Instant(wall, LONDON).local()
            raise Damaged(
                f"An entry of {made:%d %B %Y %H:%M} is signed with the key of {left.name}, "
                f"who left on {left.on:%d %B %Y}."
            )
        return True


def last_signed(
    vault: "Vault", opened: "Callable[[str], CaseFile | None]", fingerprint: str
) -> int:
    """When a key last signed an entry anywhere, in microseconds since 1970; 0 for never.

    `opened` gives the cases that are open. A file that cannot be opened says nothing.
    """
    latest = _latest(vault.trust_ledger(), fingerprint)
    for name in vault.case_files():
        lent = opened(name)
        if lent is not None:
            latest = max(latest, _latest(lent.ledger, fingerprint))
            continue
        with suppress(Damaged, Refused), closing(_ledger(vault, name)) as ledger:
            latest = max(latest, _latest(ledger, fingerprint))
    return latest


def _ledger(vault: "Vault", name: str) -> OpenLedger:
    key = vault._key  # noqa: SLF001 - it stays inside storage
    return OpenLedger.open(Paths(vault.folder / name), key)


def _latest(ledger: OpenLedger, fingerprint: str) -> int:
    row = ledger.connection.execute(
        "SELECT max(wall) FROM entry WHERE key = ?", (fingerprint,)
    ).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])
