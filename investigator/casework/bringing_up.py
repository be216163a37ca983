"""What is looked at while a vault is unlocked, and what is kept of it when it is locked.

Cases that were being written when the program last stopped are read again and their pages
checked; what the list of cases does not know is listed; second files and lost heads are
told.
"""

from typing import TYPE_CHECKING

from investigator.casework import second_files
from investigator.domain.errors import Damaged, Refused
from investigator.storage import vault_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from investigator.casework.desk import Desk
    from investigator.storage.case_file import CaseFile


def bring_up_to_date(desk: "Desk") -> None:
    """Reads again what was being written when the program last stopped.

    And what the register does not know, which may have been made anew.
    """
    vault = desk.vault
    left, known = vault.register.left_open(), set(vault.register.files())
    for name in left:
        _bring_up(desk, name, stopped=True)
    for name in vault.case_files():
        if name not in known:
            _bring_up(desk, name, stopped=False)
    if left:
        desk.notices += _moves_cut_off(desk, left)


def _moves_cut_off(desk: "Desk", names: "Sequence[str]") -> tuple[str, ...]:
    """Exhibits that a stop left in two cases, while they went from one to the other."""
    from investigator.casework.moving import unfinished  # noqa: PLC0415 - after a stop only

    return unfinished(desk, names)


def watch(desk: "Desk") -> bool:
    """Tells second files and what the folder lost since it was locked; whether none was."""
    lost = vault_heads.differences(desk.vault)
    seconds = second_files.second_files(desk)
    desk.notices += (*lost, *(second_files.sentence(desk, each) for each in seconds))
    return not lost


def keep_heads(desk: "Desk") -> None:
    """Keeps where every record ends now; locking goes on where the disk takes no more."""
    try:
        vault_heads.keep(desk.vault)
    except (Damaged, Refused):
        return


def _bring_up(desk: "Desk", name: str, *, stopped: bool) -> None:
    """What does not hold is left as it is, and told by name in `vault verify`.

    A case that never began, because the program stopped while it was made, is taken
    away.
    """
    vault = desk.vault
    try:
        file = vault.open_case(name, settle=stopped)
    except (Damaged, Refused) as why:
        if stopped and not vault.began(name):
            vault.discard_case(name)
        elif stopped and isinstance(why, Damaged):
            _tell(desk, name, why.problems)
        return
    try:
        if stopped:
            _check_pages(desk, file)
        desk.show_in_register(file)
        desk.notices += file.notices()
        vault.register.mark_closed(name)
    except (Damaged, Refused):  # an older file was put back, or the disk is full
        return
    finally:
        file.close()
    if file.case.opened is None and stopped:
        vault.discard_case(name)


def _check_pages(desk: "Desk", file: "CaseFile") -> None:
    """Every page of a case that was open when the program stopped; told only when bad."""
    problems = file.ledger.page_problems()
    if problems:
        why = file.ledger.told_apart(*problems)
        _tell(desk, file.name, why.problems)
        raise why


def _tell(desk: "Desk", name: str, problems: "Sequence[str]") -> None:
    line = desk.vault.register.of_file(name)
    shown, why = line.ref if line else name, " ".join(problems)
    said = f"{shown} was open when the program last stopped, and does not hold now:"
    desk.notices += (f"{said} {why} Check the whole vault.",)
