"""Hashes kept bytes again, some pieces at a time, so that it can be watched and stopped."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.errors import Damaged

if TYPE_CHECKING:
    from investigator.casework.commands.exhibit import VerifyExhibits
    from investigator.domain.digest import Sha256
    from investigator.storage.case_file import CaseFile

_STEP = 8 << 20  # bytes between two steps


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitChecked:
    """What re-hashing an exhibit found; `problem` is empty where it holds."""

    number: str
    sha256: str
    problem: str = ""


def rehash(file: "CaseFile", sha256: "Sha256") -> Iterator[int]:
    """Reads kept bytes to their end; yields how many were read, every 8 MiB and last.

    `Damaged` where a piece or the whole is not as it was sealed.
    """
    done, told = 0, 0
    try:
        for piece in file.bytes_of(sha256):
            done += len(piece)
            if done - told >= _STEP:
                told = done
                yield done
    except Damaged:
        file.reconnect()  # else whatever is read next fails with it
        raise
    yield done


def verify(desk: Desk, wanted: "VerifyExhibits") -> Generator[Progress | Done]:
    """Every exhibit of the case is read and hashed again."""
    file = desk.case_file(wanted.case)
    exhibits = tuple(file.case.exhibits.values())
    whole, before = sum(one.file.size for one in exhibits), 0
    checked = []
    for one in exhibits:
        problem = ""
        yield Progress(what=f"Checking {one.number}", done=before, whole=whole)
        try:
            for done in rehash(file, one.file.sha256):
                yield Progress(
                    what=f"Checking {one.number}", done=before + done, whole=whole
                )
        except Damaged as why:
            problem = str(why)
        before += one.file.size
        checked.append(
            ExhibitChecked(number=one.number, sha256=one.file.sha256.hex, problem=problem)
        )
    yield Done(case=file.case, seq=file.standing.head.seq, made=tuple(checked))
