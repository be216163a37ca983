"""What came of a command, by the type a test expects."""

from typing import TypeVar

from investigator.casework.commands.base import Command
from investigator.casework.desk import Desk
from investigator.casework.perform import perform

T = TypeVar("T")


def made(desk: Desk, wanted: Command, kind: type[T]) -> T:
    """What a command made."""
    return is_a(perform(desk, wanted).made, kind)


def is_a(found: object, kind: type[T]) -> T:
    """Something whose type is known to the test alone."""
    assert isinstance(found, kind)
    return found


def some(found: T | None) -> T:
    """What must be there."""
    assert found is not None
    return found
