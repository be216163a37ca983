"""Reads everything in the vault again and says, case by case, what does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.register_line import line_of
from investigator.domain.errors import Damaged, Refused
from investigator.storage.case_file import CaseFile
from investigator.storage.ledger_file import checked_all
from investigator.storage.register import CaseLine

if TYPE_CHECKING:
    from investigator.storage.vault import Vault


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
    beside = _of_trust(vault) + _of_register(vault)
    if beside:
        checked.append(unreadable(Damaged(*beside)))
    yield Done(made=VaultChecked(cases=tuple(checked)))


def unreadable(why: Exception) -> CaseChecked:
    """What cannot be read, or belongs to no one case."""
    told = why.problems if isinstance(why, Damaged) else (str(why),)
    return CaseChecked(ref=None, entries=0, head="", exhibits=0, problems=tuple(told))


def _of_trust(vault: "Vault") -> list[str]:
    """What does not hold in the trust's own ledger, which unlocking has read already."""
    opened = vault.trust_ledger()
    try:
        problems = opened.page_problems()
        checked_all(opened.ledger.lines(), opened.paths.id, vault.keys.verify)
    except Damaged as why:
        problems = list(why.problems)
    return [f"The trust's own record: {each}" for each in problems]


def _of_register(vault: "Vault") -> list[str]:
    """What does not hold in the list of cases; it can be made anew from their files."""
    try:
        problems = vault.register.page_problems()
    except Damaged as why:
        problems = list(why.problems)
    return [f"The list of cases: {each}" for each in problems]


def _case(desk: Desk, name: str) -> CaseChecked:
    try:
        file = desk.opened(name) or desk.vault.open_case(name, settle=False)
    except (Damaged, Refused) as why:
        return unreadable(why)
    try:
        problems = [*_problems(desk, file), *_against_register(desk, file)]
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


def _against_register(desk: Desk, file: CaseFile) -> list[str]:
    """What the list of cases says otherwise than the case's own record."""
    held, head = desk.vault.register.of_file(file.name), file.standing.head
    if held is None or file.case.opened is None:
        return ["The list of cases does not know this case."]
    if held.seq > head.seq:
        lost = f"entry {held.seq}, but the file ends at entry {head.seq}"
        return [f"The list of cases knows {lost}: an older file was put back."]
    if file.ledger.ledger.hash_at(held.seq) != bytes.fromhex(held.head):
        return [f"The list of cases knows another entry {held.seq}: a file was exchanged."]
    now = line_of(file, desk.now())
    if (held.seq, _lasting(held)) != (head.seq, _lasting(now)):
        return ["The list of cases tells this case otherwise than its record."]
    return []


def _lasting(line: CaseLine) -> CaseLine:
    """A line without what the passing of time changes."""
    return replace(line, next_due="", next_what="", latest=0)


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
    return problems
