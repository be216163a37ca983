"""The recovery key on its way to paper."""

from pathlib import Path

from investigator.machine import recovery
from investigator.machine.files import writable_target, write_whole

GROUPS = 13
"""How many groups a recovery key has."""

_SIZE = 4

_SHEET = """Recovery key of an investigator vault

{key}

Print this page, put it in a sealed envelope and give it to somebody who is not the person
that opens the vault every day. Then delete this file. With this key and the vault's folder
the vault can be opened when every passphrase is lost.
"""


def refuse_place(path: Path) -> None:
    """Refuses a place where the key cannot be written, before there is a key."""
    writable_target(path, overwrite=False)


def keep_in_file(path: Path, key: str) -> None:
    """Writes the key to be printed; an existing file is never overwritten."""
    write_whole(writable_target(path, overwrite=False), _SHEET.format(key=key).encode())


def group_holds(number: int, typed: str) -> bool:
    """Whether a group, counted from 1, is right as far as its own check can tell."""
    return recovery.group_holds(typed, number)


def looks_like_key(text: str) -> bool:
    """Whether a text has as many groups, of the right size, as a recovery key."""
    return len("".join(groups_of(text))) == GROUPS * _SIZE


def groups_of(text: str) -> tuple[str, ...]:
    """The groups of a whole key that was pasted; empty where it is no whole key."""
    typed = text.replace("-", " ").split()
    whole = "".join(typed)
    size = len(whole) // GROUPS
    if not whole or len(whole) % GROUPS:
        return ()
    return tuple(whole[at : at + size].upper() for at in range(0, len(whole), size))
