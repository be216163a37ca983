"""Opens what a person points at: a regular file, followed through links, nothing else."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.domain.text import visible

_SPECIAL = "Copy what it holds into an ordinary file first, then add that."
_TOLD = {
    errno.ENOENT: ("is not there.", "Check the name and the folder."),
    errno.ENOTDIR: ("is not there.", "Check the name and the folder."),
    errno.EISDIR: ("is a folder.", "Add the files in it one by one."),
    errno.EACCES: (
        "may not be read by you.",
        "Copy it to a folder of your own, or ask whoever looks after this machine.",
    ),
    errno.EPERM: (
        "may not be read by you.",
        "Copy it to a folder of your own, or ask whoever looks after this machine.",
    ),
    errno.ELOOP: ("is a link that leads round in a circle.", "Choose the file itself."),
    errno.ENAMETOOLONG: ("has a name too long for this disk.", "Give it a shorter name."),
    errno.EIO: (
        "could not be read: the disk reported a fault.",
        "Copy it from where it came from once more, then add the copy.",
    ),
    errno.ENXIO: ("is not an ordinary file.", _SPECIAL),
}
_ELSE = ("could not be read.", "Copy it to this machine's own disk, then add the copy.")
_LONGEST = 120


class EvidenceUnreadable(Refused):
    """A file could not be taken in; nothing was kept."""


def open_regular(path: Path) -> BinaryIO:
    """The file, open for reading; folders, pipes, sockets and devices are refused.

    Opening never waits, so a pipe that nobody writes to holds nothing up.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from None
    try:
        mode = os.fstat(handle).st_mode
    except OSError as error:
        os.close(handle)
        raise unreadable(error, path) from None
    if not stat.S_ISREG(mode):
        os.close(handle)
        code = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
        raise unreadable(OSError(code, ""), path)
    return os.fdopen(handle, "rb")


def unreadable(error: OSError | ValueError, path: Path) -> EvidenceUnreadable:
    """What the system answered about this file, in plain words."""
    code = error.errno if isinstance(error, OSError) else None
    what, remedy = _TOLD.get(code or 0, _ELSE)
    return EvidenceUnreadable(f"{shown_name(path)} {what}", remedy=remedy)


def shown_name(path: Path) -> str:
    """The file's name fit for a sentence; a very long one keeps its ending."""
    name = visible(path.name or str(path))
    return name if len(name) <= _LONGEST else f"{name[:80]}…{name[-30:]}"
