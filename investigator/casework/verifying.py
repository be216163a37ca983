"""Reads everything in the vault again and says, case by case, what does not hold."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.errors import Damaged, Refused
from investigator.machine.crypto import WrongKey
from investigator.storage.case_file import CaseFile
from investigator.storage.ledger_file import checked_all


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChecked:
    """What was found of one case file; `ref` is None where it cannot be read."""

    ref: str | None
    entries: int
    head: str
    exhibits: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultChecked:
    """What was found of the vault."""

    cases: tuple[CaseChecked, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not any(case.problems for case in self.cases)


def verify(desk: Desk, _wanted: VerifyVault) -> Iterator[Progress | Done]:
    """Every entry, signature, witness, page and exhibit; nothing is changed."""
    vault = desk.vault
    names = vault.case_files()
    checked = []
    for at, name in enumerate(names):
        yield Progress(what="Checking cases", done=at, whole=len(names))
        checked.append(_case(desk, name))
    yield Done(made=VaultChecked(cases=tuple(checked)))


def _case(desk: Desk, name: str) -> CaseChecked:
    line = desk.vault.register.of_file(name)
    try:
        file = desk.opened(name) or desk.vault.open_case(name, settle=False)
    except (Damaged, WrongKey) as why:
        return _unreadable(why)
    except Refused as why:
        return _unreadable(Damaged(str(why)))
    try:
        problems = _problems(desk, file)
        if line is not None and line.seq > file.standing.head.seq:
            problems.append(
                f"The register knows entry {line.seq}, but the file ends at entry "
                f"{file.standing.head.seq}: an older file was put back."
            )
    finally:
        if desk.opened(name) is None:
            file.close()
    head = file.standing.head
    return CaseChecked(
        ref=file.case.ref or None,
        entries=head.seq,
        head=head.hash.hex(),
        exhibits=len(file.case.exhibits),
        problems=tuple(problems),
    )


def _unreadable(why: Exception) -> CaseChecked:
    told = why.problems if isinstance(why, Damaged) else (str(why),)
    return CaseChecked(ref=None, entries=0, head="", exhibits=0, problems=tuple(told))


def _problems(desk: Desk, file: CaseFile) -> list[str]:
    problems: list[str] = []
    ledger = file.ledger
    try:
        problems += ledger.page_problems()
        checked_all(ledger.ledger.lines(), file.name, desk.vault.keys.verify)
        if ledger.seen_head() is None:
            problems.append("The witness beside the case file is missing.")
        for sha256 in file.kept_fingerprints():
            for _piece in file.bytes_of(sha256):
                pass
    except Damaged as why:
        problems += why.problems
    except sqlite3.DatabaseError:
        problems.append("The case file does not read as it was written.")
    return problems
