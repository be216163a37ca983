"""What can be wanted of the people who may open the vault."""

from dataclasses import dataclass, field
from datetime import date

from investigator.casework.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOfficer(Command):
    """Somebody may open the vault as well, by a passphrase they type themselves."""

    name: str
    role: str = ""
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLeaves(Command):
    """An officer opens the vault no longer, and somebody takes their open cases over.

    `officer` and `to` are names, or fingerprints where two have one name. `on` is the day
    they left; what their key signs after it is refused.
    """

    officer: str
    on: date
    reason: str
    to: str
