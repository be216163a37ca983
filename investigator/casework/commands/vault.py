"""What can be wanted of the vault. A passphrase in a command is never printed or kept."""

from dataclasses import dataclass, field
from pathlib import Path

from investigator.casework.commands.base import Command
from investigator.domain.calendar import Calendar
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
class ReadSchools(Command):
    """Schools, their numbers, terms and closures come from one CSV file."""

    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCalendar(Command):
    """New cases count on this calendar."""

    calendar: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyVault(Command):
    """Everything in the vault is read and checked again."""
