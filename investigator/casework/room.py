"""Whether there is room: in a case, on the disk; and what a stop left is cleared away."""

import contextlib
import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.errors import Refused
from investigator.domain.sizes import Sizes, in_words
from investigator.domain.text import visible

if TYPE_CHECKING:
    from investigator.casework.commands.exhibit import AdmitExhibit, ClearAway
    from investigator.storage.case_file import CaseFile

_AROUND = 32  # pages, their numbers and checks take less than one byte in so many
_JOURNAL = 9 << 20  # one commit of pieces at most
_SPARE = 1 << 18  # the entry, the witness, the list of cases


def asked_about(path: Path) -> str:
    """The question before a large file is added; empty where there is none to ask."""
    try:
        return Sizes().asked_about(visible(path.name), path.stat().st_size)
    except (OSError, ValueError):
        return ""  # what is wrong with it is told when it is read


def allow(desk: Desk, file: "CaseFile", wanted: "AdmitExhibit", size: int) -> None:
    """Refuses, before anything is copied, what the case or the disk has no room for."""
    name, room = visible(wanted.file.name), file.kept.room()
    desk.sizes.allow(
        file.case.ref, name, size, held=room.held, confirmed=wanted.large_confirmed
    )
    growth = max(size + size // _AROUND - room.free, 0)
    needed = growth + min(size, _JOURNAL) + _SPARE
    refuse_without_room(file.ledger.paths.file.parent, needed, name)


def refuse_without_room(folder: Path, needed: int, name: str) -> None:
    """Refuses a copy that the disk of this folder would not take to its end."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refused(
            f"There is no room for {name}: it needs {in_words(needed)}, and the disk has "
            f"{in_words(free)} free.",
            remedy="Free some space, then do it again. Nothing was copied.",
        )


def size_of(handle: int) -> int:
    """Of an open file."""
    return os.fstat(handle).st_size


def clearing(file: "CaseFile") -> Generator[Progress]:
    """Clears away what a stop left in a case file, in steps."""
    staging = file.kept.staging
    whole = staging.to_clear()
    for done in staging.clearing():
        yield Progress(what="Clearing away what was stopped", done=done, whole=whole)


def clear_some(file: "CaseFile") -> None:
    """The first part of that, at once; a disk that takes no more is told by others."""
    with contextlib.suppress(Refused):
        file.kept.sweep()


def left_over(desk: Desk) -> tuple[str, ...]:
    """The open case files in which a stop has left something."""
    return tuple(each.name for each in desk.open_files() if each.kept.staging.left())


def clear_away(desk: Desk, wanted: "ClearAway") -> Generator[Progress | Done]:
    """In every case that is open; a locked vault is left for its next unlocking."""
    del wanted
    for file in desk.open_files():
        yield from clearing(file)
    yield Done()
