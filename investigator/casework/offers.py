"""What the file system offers: files that came lately, path endings, places to write."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from investigator.domain.text import one_line
from investigator.machine import system

# Where browsers and screenshots put files, by the names that systems give these folders.
_FOLDERS = (
    *("Downloads", "Pictures/Screenshots", "Screenshots", "Desktop"),
    *("OneDrive/Pictures/Screenshots", "OneDrive/Desktop"),
)
_MANY = 5_000
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that may be meant, and the folder's own name."""

    path: Path
    folder: str
    size: int


def newest_files(count: int, home: Path | None = None) -> tuple[FoundFile, ...]:
    """The newest files of the folders where screenshots and downloads land."""
    start = home or Path.home()
    found = [each for name in _FOLDERS for each in _files(start / name)]
    found.sort(key=lambda each: each[0], reverse=True)
    return tuple(one for _, one in found[:count])


def completed(typed: str) -> str:
    """The typed path made as long as only one file or folder allows; as typed if none."""
    if not typed.strip():
        return typed
    path = Path(typed).expanduser()
    folder, start = (
        (path, "") if typed.endswith(("/", os.sep)) else (path.parent, path.name)
    )
    fits = sorted(name for name in _names(folder) if name.startswith(start))
    if not fits or (not start and len(fits) > 1):
        return typed
    whole = f"{typed}{_shared(fits)[len(start) :]}"
    return f"{whole}/" if len(fits) == 1 and (folder / fits[0]).is_dir() else whole


def documents_folder(home: Path | None = None) -> Path:
    """Where documents are proposed to go: the home folder's Documents, else home."""
    start = home or Path.home()
    folder = start / "Documents"
    return folder if folder.is_dir() else start


def file_name(*words: str) -> str:
    """Words as one plain file name."""
    joined = " ".join(one_line(each) for each in words if each)
    plain = "".join("-" if each in _NOT_IN_NAMES else each for each in joined)
    return plain.strip(" .")[:120] or "document"


def open_in_viewer(path: Path) -> bool:
    """Hands a file to the system's viewer; False where there is none."""
    return system.open_viewer(path)


def _files(folder: Path) -> Iterator[tuple[int, FoundFile]]:
    for name in _names(folder):
        path = folder / name
        try:
            known = path.stat()
        except OSError:
            continue  # it went away, or is no file that can be looked at
        if path.is_file() and not name.startswith("."):
            yield (
                known.st_mtime_ns,
                FoundFile(path=path, folder=folder.name, size=known.st_size),
            )


def _shared(names: list[str]) -> str:
    """What all of them begin with."""
    first, last = names[0], names[-1]
    same = (at for at, letter in enumerate(first) if last[at : at + 1] != letter)
    return first[: next(same, len(first))]


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry, _ in zip(entries, range(_MANY), strict=False)]
    except OSError:
        return []  # no such folder, or one that may not be read: nothing to offer
