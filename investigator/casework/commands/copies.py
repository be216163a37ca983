"""What can be wanted of the copies that lie outside the vault."""

from dataclasses import dataclass

from investigator.casework.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteCopies(Command):
    """Copies outside are deleted where they are still the bytes that the vault knows.

    `copies` are their ids as `copies_outside` lists them. A changed file is never deleted.
    """

    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmGone(Command):
    """A person says that a copy which the program cannot see is gone."""

    copy: str
    case: str | None = None
