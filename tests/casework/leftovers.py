"""Looks for words wherever a vault could still hold them, in the plain and in the file."""

from pathlib import Path

from investigator.casework.desk import Desk
from investigator.machine.crypto import hkdf
from investigator.storage import connection
from investigator.storage.case_file import CaseFile
from tests.storage.leftovers import holds, plain_pages

_REGISTER = "investigator/register/1"


def in_case(file: CaseFile, folder: Path, *words: str) -> list[str]:
    """In the decrypted pages, and in a plain export of every table."""
    key = file.ledger._page_key  # noqa: SLF001 - to look where no reader looks
    pages = plain_pages(file.ledger.paths.file, key)
    return [*holds(pages, *words), *holds(exported(file, folder), *words)]


def exported(file: CaseFile, folder: Path) -> bytes:
    """The whole case file as a database without a cipher."""
    plain = folder / "plain.db"
    plain.unlink(missing_ok=True)
    held = file.ledger.connection
    with connection.lifted(held):
        held.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        held.execute("SELECT sqlcipher_export('plain')")
        held.execute("DETACH plain")
    return plain.read_bytes()


def in_register(desk: Desk, *words: str) -> list[str]:
    """In the decrypted pages of the list of cases."""
    key = hkdf(desk.vault._key, _REGISTER)  # noqa: SLF001 - to look where no reader looks
    return holds(plain_pages(desk.vault.folder / "register.db", key), *words)


def in_folder(folder: Path, *words: str) -> list[str]:
    """In the bytes of every file below a folder, as they lie on the disk."""
    found = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [word for data in found for word in holds(data, *words)]
