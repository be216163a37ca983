"""Reads everything in the vault again and says, case by case, what does not hold."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.casework import heads, second_files
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.verifying_case import CaseChecked, checking, unreadable
from investigator.domain.errors import Damaged
from investigator.storage import chain, vault_heads

if TYPE_CHECKING:
    from investigator.storage.vault import Vault

__all__ = ["CaseChecked", "VaultChecked", "unreadable", "verify"]

CANNOT_TELL = (
    "Nothing outside this folder knows where its records ended, so nobody can tell whether "
    "an older copy of the whole folder was put back. Keep a list of heads elsewhere: "
    "“investigator vault heads --out FILE”."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultChecked:
    """What was found of the vault.

    `compared` says that something outside the folder was there to compare it with.
    """

    cases: tuple[CaseChecked, ...]
    compared: bool = False

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not any(case.problems for case in self.cases)

    @property
    def note(self) -> str:
        """What no check of the folder alone can find out, or empty."""
        return "" if self.compared else CANNOT_TELL


def verify(desk: Desk, wanted: VerifyVault) -> Generator[Progress | Done]:
    """Every entry, signature, witness, page and exhibit; nothing is changed."""
    vault = desk.vault
    names = vault.case_files()
    yield Progress(what="Looking for second files", done=0, whole=len(names))
    beside = _second_files(desk, names)
    checked: list[CaseChecked] = []
    for at, name in enumerate(names, start=1):
        label = f"Checking case {at} of {len(names)}"
        yield Progress(what=label, done=at - 1, whole=len(names))
        one = yield from checking(desk, name, label, wanted.against)
        checked.append(one.with_problems(beside.pop(name, ())))
    yield Progress(what="Checking the trust's own record", done=0, whole=1)
    rest = [each for told in beside.values() for each in told]
    rest += yield from _of_trust(vault)
    rest += [*_of_register(vault), *vault_heads.differences(vault)]
    rest += heads.missing(desk, wanted.against)
    if rest:
        checked.append(unreadable(Damaged(*rest)))
    compared = bool(wanted.against) or vault_heads.held_outside(vault)
    yield Done(made=VaultChecked(cases=tuple(checked), compared=compared))


def _second_files(desk: Desk, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What there is to tell of second files, by the case that each is a copy of."""
    told: dict[str, tuple[str, ...]] = {}
    for each in second_files.second_files(desk):
        of = each.first if each.first in names else ""
        told[of] = (*told.get(of, ()), second_files.sentence(desk, each))
    return told


def _of_trust(vault: "Vault") -> Generator[Progress, None, list[str]]:
    """What does not hold in the trust's own ledger, which unlocking has read already."""
    opened = vault.trust_ledger()
    whole = opened.ledger.head().seq
    try:
        problems = opened.page_problems()
        entries = chain.checking(opened.connection, opened.paths.id, vault.keys.verify)
        for done in entries:
            yield Progress(what="Checking the trust's own record", done=done, whole=whole)
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
