"""The backups in a place as they can be told while every vault is locked."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.text import visible
from investigator.machine import streams
from investigator.storage.backup import OWN_PLACE
from investigator.storage.backup_place import Place

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFound:
    """One backup by its list, which nobody has proved yet; `file` is what restoring wants.

    `vaults` is how many vaults have backups in the place.
    """

    file: Path
    at: Instant
    cases: int
    size: int
    vault: str


def found_in(_desk: "Desk", folder: Path) -> tuple[BackupFound, ...]:
    """Every backup in a folder, or in a vault's own folder of them, the newest first."""
    if not streams.reachable(folder):
        raise Refused(
            f"The folder {visible(str(folder))} is not there.",
            remedy="Put the stick in or connect the share, or choose another folder.",
        )
    for place in (Place(folder), Place(folder / OWN_PLACE)):
        lists, unread = place.lists()
        if lists:
            return tuple(
                BackupFound(
                    file=place.folder / one.name,
                    at=one.at,
                    cases=len(one.cases),
                    size=one.size,
                    vault=one.holder,
                )
                for one in reversed(lists)
            )
        if unread:
            raise Refused(
                f"{len(unread)} backups lie there, and none can be read.",
                remedy="Try the other place where backups went.",
            )
    raise Refused(
        f"There is no backup in {visible(str(folder))}.",
        remedy="Choose the folder whose files end in .backup and .copy.",
    )


def free_folder(usual: Path) -> Path:
    """Where a vault may be made again: the usual folder, or one beside it."""
    number, folder = 1, usual
    while folder.exists() and any(folder.iterdir()):
        number += 1
        folder = usual.with_name(f"{usual.name}-{number}")
    return folder
