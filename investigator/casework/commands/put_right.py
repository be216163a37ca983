"""What can be wanted when something was added by mistake."""

from dataclasses import dataclass
from typing import ClassVar

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import put_right
from investigator.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight(CaseCommand):
    """What was added by mistake is taken out: an exhibit, a person, an account, a note.

    `what` is E07, a person's key, C2, P3, or the number of an entry. `to_case` is the case
    where an exhibit belongs. `also` are entries in which only a part of the name stands and
    which mean the same person.
    """

    what: str
    reason: str
    to_case: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAsOpenedInError(CaseCommand):
    """A whole case was opened by mistake; it is emptied, closed, and never counted.

    `to_case` is the case that takes its exhibits over: those named, or all of them.
    """

    reason: str
    to_case: str = ""
    exhibits: tuple[str, ...] = ()


@command(put_right.record_breach)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDataBreach(CaseCommand):
    """Something left the laptop that should not have; 72 hours run from `known_since`."""

    even_ended: ClassVar[bool] = True

    known_since: Instant
    what: str
