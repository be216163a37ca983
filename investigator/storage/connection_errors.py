"""What a connection says when it cannot: errors that code for either library catches.

Every one of them inherits from sqlcipher3's error and from the standard library's.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as cipher

from investigator.domain.errors import Damaged, Refused

_DISK = {
    "disk is full": ("The disk is full", "Free some space and do it again"),
    "disk I/O error": ("The disk could not be used", "Free some space and do it again"),
    "unable to open": ("The disk opened no file", "Free some space and do it again"),
}
_READ_ONLY = "readonly database"  # what the cipher says after a damaged page
_BROKEN = ("database disk image is malformed", "file is not a database")
_GUARDED = ("not authorized", "authorization denied", "access to")  # a guard's no


class Error(cipher.DatabaseError, sqlite3.DatabaseError):  # type: ignore[misc]
    """A database error that code written for either library catches."""


class OperationalError(cipher.OperationalError, sqlite3.OperationalError):  # type: ignore[misc]
    """Locked, full, or damaged."""


class IntegrityError(cipher.IntegrityError, sqlite3.IntegrityError):  # type: ignore[misc]
    """A constraint or one of our triggers said no."""


class NotAllowed(Error):
    """A statement that no connection of ours runs once it is open."""


class NotWritten(OperationalError, Refused):
    """The disk took nothing more, or failed; the transaction is rolled back."""

    def __init__(self, said: str) -> None:
        what, mend = next(told for words, told in _DISK.items() if words in said)
        Refused.__init__(
            self,
            f"{what}, so nothing was kept of this step.",
            remedy=f"{mend}; what was kept before is safe.",
        )


class Broken(Error, Damaged):
    """A page that is read is not as it was written."""

    def __init__(self) -> None:
        Damaged.__init__(self, "A file of the vault does not read as it was written.")


@contextmanager
def translated() -> Iterator[None]:
    """sqlcipher3's errors as ones that sqlite-utils and our code know."""
    try:
        yield
    except cipher.IntegrityError as why:
        raise IntegrityError(*why.args) from why
    except cipher.OperationalError as why:
        raise _operational(str(why)) from why
    except cipher.DatabaseError as why:
        raise _other(str(why)) from why
    except UnicodeEncodeError:
        raise Refused(
            "Some of these letters are no text that can be kept or looked for.",
            remedy="Type them again.",
        ) from None


def _operational(said: str) -> Exception:
    if any(words in said for words in _DISK):
        return NotWritten(said)
    if _READ_ONLY in said:
        return Broken()
    return NotAllowed(said) if said.startswith(_GUARDED) else OperationalError(said)


def _other(said: str) -> Exception:
    if said in _BROKEN:
        return Broken()
    return NotAllowed(said) if said.startswith(_GUARDED) else Error(said)
