"""What can be wanted of the vault. A passphrase in a command is never printed or kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from investigator.casework.commands.base import Command
from investigator.domain.calendar import Calendar
from investigator.domain.heads import SeenHead
from investigator.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeVault(Command):
    """A new vault is made and unlocked; the answer holds its recovery key, once."""

    folder: Path
    name: str
    role: str = ""
    trust_name: str = ""
    practice: bool = False
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPractice(Command):
    """A practice vault with the sample cases is made and opened."""

    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockVault(Command):
    """A vault is opened; without a passphrase, by the system's keyring.

    `now` starts a practice vault's clock at a moment.
    """

    folder: Path
    passphrase: str | None = field(default=None, repr=False)
    now: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LockVault(Command):
    """Everything is closed and the keys are dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseKeyring(Command):
    """The system's keyring may open the vault, or may no longer."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRecoveryKey(Command):
    """Who keeps the printed recovery key, and where."""

    holder: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePassphrase(Command):
    """Whoever unlocked types another passphrase from now on.

    `rekey` gives the vault and every case new keys: somebody may know the old one.
    """

    current: str = field(repr=False)
    new: str = field(repr=False)
    rekey: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewRecoveryKey(Command):
    """A new recovery key is made, told once; the one on paper opens nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecoveryKey(Command):
    """The printed recovery key is tried, and nobody is added."""

    __test__: ClassVar[bool] = False  # pytest takes no class for tests by its name

    recovery: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWithRecovery(Command):
    """The recovery key opens the vault to add a person, and every case says so."""

    folder: Path
    recovery: str = field(repr=False)
    name: str
    role: str = ""
    passphrase: str = field(repr=False)
    now: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSchools(Command):
    """Schools, their numbers, terms and closures come from one CSV file."""

    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCalendar(Command):
    """New cases count on this calendar."""

    calendar: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyVault(Command):
    """Everything in the vault is read and checked again.

    `against` are heads that somebody wrote down earlier; entries they name must be there.
    """

    against: tuple[SeenHead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportHeads(Command):
    """Where every record ends is told, and written to a file where one is named."""

    out: Path | None = None
