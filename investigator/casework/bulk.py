"""Much to read or write in a process of its own: what the cipher may leave out for it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from investigator.storage.memory import bulk_import

_LARGE = 64 << 20


@contextmanager
def for_files(files: Iterable[Path]) -> Iterator[None]:
    """To be entered before the vault is opened; small files change nothing."""
    if sum(_size(each) for each in files) < _LARGE:
        yield
        return
    with bulk_import():
        yield


def _size(file: Path) -> int:
    """What cannot be looked at is told when it is read."""
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


@contextmanager
def for_vault(folder: Path) -> Iterator[None]:
    """The same where exhibits are read back: a case in this folder may hold a film."""
    with for_files(folder.glob("*.case")):
        yield
