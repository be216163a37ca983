"""Where every record ended when the vault was last locked, kept here and elsewhere.

Inside the folder a sealed list tells an older file that was put back with its witness and
its line in the register. The system's keyring, where it opens the vault, holds the list's
fingerprint: put back the whole folder, and the fingerprint does not fit any more.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.domain.heads import vault_head
from investigator.machine.crypto import hkdf, mac, same
from investigator.machine.files import read_whole, write_whole
from investigator.storage import keyring_slot
from investigator.storage.keyslots import SlotKind

if TYPE_CHECKING:
    from pathlib import Path

    from investigator.storage.vault import Vault

NAME = "vault.heads"
_KEY = "investigator/heads/1"
_LIMIT = 1 << 22
_TRUST = "trust.ledger"
_ACCEPT = (
    "If you know why, for example a backup that you restored, remove vault.heads from the "
    "vault's folder; the next locking writes it anew."
)
_KEYRING_KNOWS = (
    "This system's keyring remembers another state of this vault than the folder holds."
)
_ACCEPT_KEYRING = (
    "If you know why, for example a backup that you restored, turn the keyring off and on "
    "again. If not, somebody put an older copy of the whole folder back."
)

Ends = dict[str, tuple[int, str]]
"""By file name: the number of the last entry, and its fingerprint in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHeads:
    """The list as it was kept; `previous` is the fingerprint of the list before it."""

    ends: Ends
    previous: str

    @property
    def print(self) -> str:
        """One fingerprint of the whole list."""
        trust = bytes.fromhex(self.ends[_TRUST][1])
        rest = ((name, *end) for name, end in self.ends.items() if name != _TRUST)
        return vault_head(trust, rest)


def keep(vault: "Vault") -> None:
    """Writes where every record ends now; the keyring learns of it after the folder.

    Cut off between the two, the keyring still fits the list before this one.
    """
    kept = _read(vault)
    made = KeptHeads(ends=_ends(vault), previous=kept.print if kept else "")
    if kept is None or kept.ends != made.ends:
        write_whole(vault.folder / NAME, _sealed(vault, made))
    if _by_keyring(vault):
        keyring_slot.keep_heads(vault.envelope.holder, made.print)


def differences(vault: "Vault") -> tuple[str, ...]:
    """What the vault's folder has lost since it was last locked, in sentences."""
    try:
        kept = _read(vault)
    except Damaged as why:
        return (f"{why} {_ACCEPT}",)
    lost = _lost(vault, kept) if kept else []
    return (*lost, *_against_keyring(vault, kept))


def reseal(folder: "Path", old: bytes, new: bytes) -> None:
    """Under another vault key, as it is; a list that the last one never sealed stays."""
    path = folder / NAME
    try:
        body = json.loads(read_whole(path, _LIMIT))
        sealed = body.pop("mac")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refused):
        return  # missing, or told as damaged when it is next compared
    if same(str(sealed).encode(), _mac_of(old, body).encode()):
        made = body | {"mac": _mac_of(new, body)}
        write_whole(path, json.dumps(made, sort_keys=True).encode())


def held_outside(vault: "Vault") -> bool:
    """Whether something outside the folder knows where its records ended."""
    return _by_keyring(vault) and keyring_slot.kept_heads(vault.envelope.holder) is not None


def _lost(vault: "Vault", kept: KeptHeads) -> list[str]:
    now = _ends(vault)
    found = []
    for name, (seq, head) in kept.ends.items():
        shown = _shown(vault, name)
        seq_now, head_now = now.get(name, (0, ""))
        if not (vault.folder / name).exists():
            found.append(f"The file of {shown} was here when the vault was last locked.")
        elif seq_now < seq:
            found.append(
                f"{shown} ended at entry {seq} when the vault was last locked and ends at "
                f"entry {seq_now} now: an older file was put back."
            )
        elif seq_now == seq and head_now != head:
            found.append(f"Entry {seq} of {shown} is another than at the last locking.")
    return [f"{each} {_ACCEPT}" for each in found]


def _against_keyring(vault: "Vault", kept: KeptHeads | None) -> tuple[str, ...]:
    if not _by_keyring(vault):
        return ()
    known = keyring_slot.kept_heads(vault.envelope.holder)
    if known is None or (kept is not None and known in {kept.print, kept.previous}):
        return ()
    return (f"{_KEYRING_KNOWS} {_ACCEPT_KEYRING}",)


def _by_keyring(vault: "Vault") -> bool:
    return bool(vault.envelope.of_kind(SlotKind.KEYRING))


def _shown(vault: "Vault", name: str) -> str:
    if name == _TRUST:
        return "The trust's own record"
    line = vault.register.of_file(name)
    return line.ref if line else name


def _ends(vault: "Vault") -> Ends:
    head = vault.trust_ledger().ledger.head()
    ends = {_TRUST: (head.seq, head.hash.hex())}
    for name in vault.register.files():
        line = vault.register.of_file(name)
        if line is not None:
            ends[name] = (line.seq, line.head)
    return ends


def _sealed(vault: "Vault", heads: KeptHeads) -> bytes:
    body: dict[str, object] = {
        "ends": {name: list(end) for name, end in heads.ends.items()},
        "previous": heads.previous,
    }
    return json.dumps(body | {"mac": _mac(vault, body)}, sort_keys=True).encode()


def _read(vault: "Vault") -> KeptHeads | None:
    path = vault.folder / NAME
    if not path.exists():
        return None
    try:
        body = json.loads(read_whole(path, _LIMIT))
        sealed = body.pop("mac")
        good = same(str(sealed).encode(), _mac(vault, body).encode())
        ends = {str(name): (int(end[0]), str(end[1])) for name, end in body["ends"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise Damaged(f"{NAME} in the vault's folder cannot be read.") from why
    except Refused as why:
        raise Damaged(f"{NAME} in the vault's folder cannot be read.") from why
    if not good or _TRUST not in ends:
        raise Damaged(f"{NAME} in the vault's folder was changed after it was written.")
    return KeptHeads(ends=ends, previous=str(body["previous"]))


def _mac(vault: "Vault", body: dict[str, object]) -> str:
    return _mac_of(vault._key, body)  # noqa: SLF001 - it stays inside storage


def _mac_of(vault_key: bytes, body: dict[str, object]) -> str:
    key = hkdf(vault_key, _KEY)
    return mac(key, json.dumps(body, sort_keys=True).encode()).hex()
