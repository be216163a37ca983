"""What a check of the whole vault found, case by case, and what to do about each."""

from collections.abc import Iterator

from textual.content import Content

from investigator.casework.backup_views import BackupStanding
from investigator.casework.verifying import CaseChecked, VaultChecked
from investigator.domain.instant import LONDON
from investigator.tui.dates import moment_words
from investigator.tui.safe import lines_of, safe, said

_LIST = "The list of cases"


def found_told(checked: VaultChecked, backups: BackupStanding | None) -> Content:
    """Everything holds, or what does not."""
    lines = tuple(_holds(checked) if checked.ok else _damaged(checked, backups))
    note = (safe(""), said("[$quiet]$note[/]", note=checked.note)) if checked.note else ()
    return lines_of(*lines, *note)


def _holds(checked: VaultChecked) -> Iterator[Content]:
    yield said("[bold $done]✓ Everything holds.[/]")
    yield safe("")
    yield said(
        "$cases, $entries and $exhibits were read again. Every entry follows the one "
        "before it, every signature is its officer's, and every exhibit has the "
        "fingerprint it came with.",
        cases=count(len(checked.cases), "case"),
        entries=count(sum(one.entries for one in checked.cases), "entry", "entries"),
        exhibits=count(sum(one.exhibits for one in checked.cases), "exhibit"),
    )


def _damaged(checked: VaultChecked, backups: BackupStanding | None) -> Iterator[Content]:
    faulty = [one for one in checked.cases if one.problems]
    whole = len(checked.cases) - len(faulty)
    yield said("[bold $overdue]■ Damage found.[/] Nothing was changed.")
    if whole:
        yield said("$whole as written.", whole=_whole(whole))
    for one in faulty:
        yield safe("")
        yield said("[bold]$ref[/]", ref=one.ref or "Of the vault, or of no one case")
        yield from (said("[$overdue]■[/] $why", why=each) for each in one.problems)
        yield said("[bold $frame]Do this:[/] $what", what=_remedy(one, backups))


def _remedy(one: CaseChecked, backups: BackupStanding | None) -> str:
    if all(each.startswith(_LIST) for each in one.problems):
        return (
            "Close the program, move register.db out of the vault's folder and unlock "
            "again: the list is made anew from the cases."
        )
    if any("copy" in each for each in one.problems):
        return "Follow what is said of the copy. No backup is needed for that."
    if backups is None or backups.last is None:
        return (
            "There is no backup to restore it from. Close the program, keep the vault's "
            "folder as it is, and ask for help before anything is recorded."
        )
    at = moment_words(backups.last.local(LONDON))
    return (
        f"Record nothing in it. Lock, choose Restore from a backup, and take the one of "
        f"{at} into a new folder; this folder stays as it is until you have compared them."
    )


def _whole(number: int) -> str:
    return "1 case is" if number == 1 else f"{number} cases are"


def count(number: int, noun: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {many or noun + 's'}"
