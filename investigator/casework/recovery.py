"""The recovery key on its way to paper."""

from pathlib import Path

from investigator.machine.files import writable_target, write_whole

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
