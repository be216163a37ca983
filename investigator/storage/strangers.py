"""Whose file this is, where another stands under a name than the one that should.

Files of one vault can be exchanged for one another by hand. Each of them answers to one key
only, so the one that it answers to says whose it is.
"""

from collections.abc import Iterator
from pathlib import Path

from investigator.domain.errors import Damaged, Refused
from investigator.storage import ledger_keys, witness
from investigator.storage.ledger_keys import Paths
from investigator.storage.pages import first_page_holds

_KEYS = ".keys"


def named(why: Damaged, paths: Paths, vault_key: bytes) -> Damaged:
    """The same damage, or by name whose bytes stand there, where that is known."""
    owner = owner_of(paths.file, vault_key)
    if owner in {None, paths.id}:
        return why
    return Damaged(
        f"{paths.file.name} holds what belongs in {owner}: files were exchanged."
    )


def named_witness(paths: Paths, vault_key: bytes) -> Damaged:
    """What a witness is that was not written for its ledger: edited, or another's."""
    owner = owner_of_witness(paths.head, vault_key)
    if owner is None:
        return Damaged(
            f"The witness {paths.head.name} is not as this vault wrote it: it was edited."
        )
    return Damaged(f"The witness {paths.head.name} belongs to {owner}: exchanged by hand.")


def owner_of(file: Path, vault_key: bytes) -> str | None:
    """The name of the ledger in this folder whose key opens a file, or None."""
    for paths, key in _ledgers(file.parent, vault_key):
        if first_page_holds(file, ledger_keys.page_key_of(paths, key)):
            return paths.id
    return None


def owner_of_witness(file: Path, vault_key: bytes) -> str | None:
    """The name of the ledger in this folder that a witness was written for, or None."""
    for paths, key in _ledgers(file.parent, vault_key):
        try:
            if witness.read(file, ledger_keys.witness_key(key), paths.id) is not None:
                return paths.id
        except (Damaged, Refused):
            continue
    return None


def _ledgers(folder: Path, vault_key: bytes) -> Iterator[tuple[Paths, bytes]]:
    """Every ledger in a folder whose key file reads, with its key."""
    for keys in sorted(folder.glob(f"*{_KEYS}")):
        paths = Paths(keys.with_name(keys.name.removesuffix(_KEYS)))
        try:
            yield paths, ledger_keys.data_key(paths, vault_key)
        except (Damaged, Refused):
            continue
