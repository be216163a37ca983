"""What can be wanted of backups. Secrets in a command are never printed or kept."""

from dataclasses import dataclass, field
from pathlib import Path

from investigator.casework.commands.base import Command
from investigator.domain.heads import SeenHead
from investigator.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUpVault(Command):
    """Every case that changed is copied, read again, and only then counts.

    Without a place: in the vault's own folder and, where one is named and there, in the
    second place. `only_due` leaves out what has no news, and what would take long.
    """

    place: Path | None = None
    only_due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepBackupPlace(Command):
    """The vault's second place for backups: a stick, a share; None for none."""

    place: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreVault(Command):
    """A vault is made again from a backup, in a folder with nothing in it.

    `source` is a place with backups, or one backup in it. The passphrase or the recovery
    key proves that the vault is yours. Where the newest backup is not whole, `older` takes
    the next older one that is, and `incomplete` what there is of the newest.
    """

    source: Path
    folder: Path
    passphrase: str | None = field(default=None, repr=False)
    recovery: str | None = field(default=None, repr=False)
    older: bool = False
    incomplete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeLossSheet(Command):
    """What was on a lost laptop, for the data protection officer.

    `known_since` is the moment somebody of the trust knew of the loss; the program only
    counts from it. `seen` are heads that stand on paper: entries they name that the vault
    has not were lost.
    """

    out: Path
    known_since: Instant | None = None
    seen: tuple[SeenHead, ...] = ()
    overwrite: bool = False
