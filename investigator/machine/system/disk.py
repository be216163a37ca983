"""Kinds of disk, and the marks by which a folder that copies itself elsewhere is known."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NAMES = frozenset(
    {
        "cloudstorage",  # macOS puts every provider under Library/CloudStorage
        "dropbox",
        "google drive",
        "googledrive",
        "icloud drive",
        "iclouddrive",
        "mobile documents",  # iCloud Drive's own folder on macOS
        "my drive",
    }
)
_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".tmp.drivedownload",
    ".tmp.driveupload",
    ".849C9593-D756-4E56-8D6E-42412F2A707B",  # OneDrive's, on macOS
)


class DiskKind(StrEnum):
    """Where a folder really is; a live vault belongs on a local disk only."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


def is_synced(path: Path) -> bool:
    """Whether OneDrive, Dropbox, Google Drive or iCloud copies what is under this path."""
    roots = [Path(os.environ[name]) for name in _ENVIRONMENT if os.environ.get(name)]
    return any(
        folder in roots or _named(folder.name.casefold()) or _marked(folder)
        for folder in _folders(path)
    )


def nearest(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    absolute = path.absolute()
    return next((each for each in (absolute, *absolute.parents) if _there(each)), absolute)


def _folders(path: Path) -> Iterator[Path]:
    """The path and all above it, as it was given and where its links lead."""
    for start in (path.absolute(), path.resolve()):
        yield start
        yield from start.parents


def _named(name: str) -> bool:
    return name in _NAMES or name == "onedrive" or name.startswith("onedrive ")


def _marked(folder: Path) -> bool:
    """By a file of the provider's; in the home folder such a name is only its settings."""
    return folder != Path.home() and any(_there(folder / mark) for mark in _MARKERS)


def _there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True
