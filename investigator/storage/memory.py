"""Whether the cipher wipes and locks the memory that held decrypted pages.

It does from the first connection on, for as long as the process runs: the library can turn
this on and never off again. It takes about a third of the speed of a large import, so a
process that is started for one asks before it opens anything.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from investigator.storage.database import Connection

_waiting = 0


def guard(connection: Connection) -> None:
    """Turns it on, unless a bulk import began before anything was opened."""
    if not _waiting:
        connection.execute("PRAGMA cipher_memory_security = ON")


@contextmanager
def bulk_import() -> Iterator[None]:
    """Connections that are opened within it do not turn it on."""
    global _waiting  # noqa: PLW0603 - the library's own setting is one for the process
    _waiting += 1
    try:
        yield
    finally:
        _waiting -= 1
