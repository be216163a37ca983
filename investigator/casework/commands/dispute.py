"""What can be wanted of disputes about times, and of which reading counts."""

from dataclasses import dataclass

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import chosen_reading, dispute, post_join
from investigator.domain.dispute import Result
from investigator.domain.instant import Span


@command(dispute.dispute)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeTimes(CaseCommand):
    """Somebody disputes the times of posts, all on one ground."""

    posts: tuple[str, ...]
    by: str
    ground: str
    which: str = ""
    exhibits: tuple[str, ...] = ()


@command(dispute.decide)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDispute(CaseCommand):
    """A named person decides what is disputed about these posts."""

    posts: tuple[str, ...]
    result: Result
    reason: str
    accepted: Span | None = None
    exhibits: tuple[str, ...] = ()
    dispute: str = ""


@command(chosen_reading.choose)
@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseReading(CaseCommand):
    """A named person chooses one of several readings of a time."""

    post: str
    exhibit: str
    reading: Span
    reason: str
    exhibits: tuple[str, ...] = ()


@command(post_join.same_as)
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSamePost(CaseCommand):
    """An exhibit shows a post that another exhibit shows."""

    exhibit: str
    post: str
    reason: str = ""
