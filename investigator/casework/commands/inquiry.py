"""What can be wanted of accounts, audiences, looks, logs, and where posts stood."""

from dataclasses import dataclass

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import (
    attribution,
    audience,
    joined_in,
    keep_logs,
    look,
    taken_down,
)
from investigator.domain.audience import Audience, Route
from investigator.domain.instant import Instant
from investigator.domain.taken_down import Prompted


@command(attribution.rebut)
@dataclass(frozen=True, slots=True, kw_only=True)
class RebutAccount(CaseCommand):
    """Somebody says something against an account being theirs."""

    account: str
    by: str
    words: str
    exhibits: tuple[str, ...] = ()


@command(attribution.tell_access)
@dataclass(frozen=True, slots=True, kw_only=True)
class TellAccess(CaseCommand):
    """Somebody else could sign in to an account."""

    account: str
    who: str
    how_known: str
    exhibits: tuple[str, ...] = ()


@command(audience.record)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAudience(CaseCommand):
    """Who could see what an exhibit shows, and how it came."""

    exhibit: str
    audience: Audience
    route: Route
    made_up_of: str = ""
    reason: str = ""
    agreed_by: str = ""


@command(audience.authorise)
@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoriseMonitoring(CaseCommand):
    """On what authority a system was watched."""

    exhibit: str
    authority: str
    approved_by: str
    scope: str
    assessment: str


@command(taken_down.take_down)
@dataclass(frozen=True, slots=True, kw_only=True)
class TellTakenDown(CaseCommand):
    """A post is gone."""

    post: str
    source: str
    by: str = ""
    prompted: Prompted = Prompted.UNKNOWN
    last_seen: Instant | None = None
    first_seen_gone: Instant | None = None
    exhibits: tuple[str, ...] = ()


@command(joined_in.place)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePost(CaseCommand):
    """Where a post stood, and whether it was of the banned kind."""

    post: str
    space: str
    banned: bool
    reason: str = ""


@command(look.look)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLook(CaseCommand):
    """A look was made."""

    question: str
    where: str
    signed_in_as: str
    started: Instant
    ended: Instant
    found_for: str = ""
    found_against: str = ""
    passed_over: str = ""
    exhibits: tuple[str, ...] = ()


@command(keep_logs.keep_logs)
@dataclass(frozen=True, slots=True, kw_only=True)
class AskToKeepLogs(CaseCommand):
    """Logs are asked for to be kept, with a clock."""

    to: str
    logs: str
    working_days: int = 1
