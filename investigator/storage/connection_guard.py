"""What an open connection may not do, whoever asks: a guard before the triggers.

It keeps an honest program honest. Tables are dropped or altered, other files attached,
rows of the record changed and the safety settings turned only while the guard is lifted.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as cipher

from investigator.storage.database import Connection

_NEVER = frozenset(
    {
        *(cipher.SQLITE_ATTACH, cipher.SQLITE_DETACH, cipher.SQLITE_ALTER_TABLE),
        *(cipher.SQLITE_DROP_TABLE, cipher.SQLITE_DROP_INDEX, cipher.SQLITE_DROP_TRIGGER),
        *(cipher.SQLITE_DROP_VIEW, cipher.SQLITE_DROP_VTABLE),
        *(cipher.SQLITE_DROP_TEMP_TABLE, cipher.SQLITE_DROP_TEMP_INDEX),
        *(cipher.SQLITE_DROP_TEMP_TRIGGER, cipher.SQLITE_DROP_TEMP_VIEW),
        *(cipher.SQLITE_CREATE_TRIGGER, cipher.SQLITE_CREATE_TEMP_TRIGGER),
        *(cipher.SQLITE_CREATE_TEMP_TABLE, cipher.SQLITE_CREATE_TEMP_VIEW),
    }
)
# A payload, a piece or kept bytes may go where the triggers let them; an entry never.
_ROWS = frozenset(
    {
        (cipher.SQLITE_DELETE, "entry"),
        (cipher.SQLITE_UPDATE, "entry"),
        (cipher.SQLITE_UPDATE, "payload"),
        (cipher.SQLITE_UPDATE, "chunk"),
    }
)
_SETTINGS = frozenset(
    {
        *("writable_schema", "recursive_triggers", "foreign_keys", "trusted_schema"),
        *("ignore_check_constraints", "cell_size_check", "secure_delete", "mmap_size"),
        *("journal_mode", "synchronous", "locking_mode", "temp_store"),
        *("application_id", "user_version", "schema_version"),
        *("key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey"),
        *("cipher_migrate", "cipher_salt", "cipher_use_hmac", "cipher_page_size"),
        *("cipher_plaintext_header_size", "cipher_hmac_algorithm", "cipher_log"),
    }
)
_KEYS = frozenset({"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey"})
_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export"})


def guard(connection: Connection) -> None:
    """Sets the guard. Asking what a setting is remains allowed."""
    connection.set_authorizer(_judge)


@contextmanager
def lifted(connection: Connection) -> Iterator[None]:
    """Without the guard: for migrations, a new key, compaction and copies, and no more."""
    connection.set_authorizer(None)
    try:
        yield
    finally:
        guard(connection)


def _judge(
    action: int, first: str | None, second: str | None, _where: str | None, _by: str | None
) -> int:
    """SQLite asks this once for each thing that a statement is going to do."""
    if action in _NEVER or (action, first) in _ROWS:
        return int(cipher.SQLITE_DENY)
    if action == cipher.SQLITE_PRAGMA and _turns(first or "", second):
        return int(cipher.SQLITE_DENY)
    if action == cipher.SQLITE_FUNCTION and second in _FUNCTIONS:
        return int(cipher.SQLITE_DENY)
    return int(cipher.SQLITE_OK)


def _turns(setting: str, value: str | None) -> bool:
    """Whether a pragma turns what stays as it is; those about keys are never even asked."""
    name = setting.lower()
    return name in _KEYS or (value is not None and name in _SETTINGS)
