"""What the operating system answers, as a sentence and what to do next."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from investigator.domain.errors import Refused
from investigator.domain.text import visible

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM}
_TOLD = {
    errno.ENOENT: ("{} is not there.", "Check the name and the folder."),
    errno.ENOTDIR: (
        "{} is not in a folder: a file stands where a folder should be.",
        "Choose another folder.",
    ),
    errno.EISDIR: ("{} is a folder, not a file.", "Choose the name of a file."),
    errno.EEXIST: ("{} is already there.", "Choose another name."),
    errno.ELOOP: (
        "{} is a link to another place, which is not followed here.",
        "Give the place itself.",
    ),
    errno.EROFS: ("{} is on a disk that can only be read.", "Choose another disk."),
    errno.ENAMETOOLONG: (
        "The name {} is too long for this disk.",
        "Choose a shorter name.",
    ),
    errno.EIO: (
        "The disk reported a fault at {}.",
        "Copy what is on it to another disk before doing anything else.",
    ),
}


def refusal(error: OSError, path: Path) -> Refused:
    """The refusal that says in plain words what stopped us at this path."""
    shown = visible(str(path))
    if error.errno in _FULL:
        return Refused(
            f"There is no room left to write {shown}.",
            remedy="Make room on the disk, then do it again: nothing was half written.",
        )
    if error.errno in _DENIED:
        return Refused(
            f"You have no permission for {shown}.",
            remedy="Choose a folder of your own, or ask whoever looks after this machine.",
        )
    sentence, remedy = _TOLD.get(
        error.errno or 0,
        (
            f"{{}} could not be used: {error.strerror}.",
            "Try again, or choose another place.",
        ),
    )
    return Refused(sentence.format(shown), remedy=remedy)


def need_folder(path: Path) -> None:
    """Refuses a path whose folder is missing, naming the folder."""
    if not path.parent.is_dir():
        raise Refused(
            f"The folder {visible(str(path.parent.absolute()))} is not there.",
            remedy="Make the folder first, or choose another.",
        )


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns the system's errors about a path into refusals."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path) from error
