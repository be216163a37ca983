"""What a case has to say of the vault: who opened it with the recovery key, who left.

The trust's own record says it first. A case that could not be told then is told when it is
next opened, so nothing that cuts this off hides it.
"""

from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.domain.leaving import due_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from investigator.casework.desk import Desk, Progress
    from investigator.storage.case_file import CaseFile


def say(desk: "Desk", file: "CaseFile") -> None:
    """Adds what the case does not say yet; a full disk leaves it for the next time."""
    facts = tuple(due_in(desk.vault.trust, file.case))
    if not facts:
        return
    saying = desk.saying()
    try:
        desk.notices += desk.record(file, [(fact, saying) for fact in facts]).notices
    except Refused:
        return


def say_everywhere(desk: "Desk") -> "Iterator[Progress]":
    """Every case is opened once and told; what cannot be opened is told later."""
    from investigator.casework.desk import Progress  # noqa: PLC0415 - the desk knows us

    register = desk.vault.register
    lines = [line for name in register.files() if (line := register.of_file(name))]
    for at, line in enumerate(lines):
        yield Progress(what="Telling every case", done=at, whole=len(lines))
        try:
            desk.case_file(line.ref)
        except (Damaged, Refused):
            continue
        desk.close_case(line.ref)
