"""Who could see what an exhibit shows, and how it came to the Trust (clause 4.1.3).

The clause takes privacy from what anybody can openly see and from nothing else: a closed
group or a direct message needs reasons of its own. What watching the Trust's systems
brought in is kept apart until somebody says on what authority (8.1, 8.2).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.cooperation import refuse_secret
from investigator.domain.errors import Refused
from investigator.domain.exhibit import ExhibitKind, known
from investigator.domain.ledger import Telling, Told

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Audience(StrEnum):
    """Who could see it when it was captured."""

    PUBLIC = "public"
    FRIENDS = "friends"
    CLOSED_GROUP = "closed_group"
    DIRECT_MESSAGE = "direct_message"
    UNKNOWN = "unknown"


class Route(StrEnum):
    """How it lawfully came; a false name, a password or an open session is no way."""

    PUBLIC_VIEW = "public_view"
    SHOWN_BY_ENTITLED = "shown_by_entitled"
    SUPPLIED_BY_STAFF_MEMBER = "supplied_by_staff_member"
    OWNERS_EXPORT = "owners_export"
    TRUST_SYSTEM = "trust_system"
    OTHER = "other"


PRIVATE = (Audience.FRIENDS, Audience.CLOSED_GROUP, Audience.DIRECT_MESSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceRecorded:
    """Who could see what an exhibit shows when it was captured, and how it came.

    `made_up_of` says who they were; `reason` why private words may be used, or what the
    other way was; `agreed_by` is the second person who agreed to that way.
    """

    exhibit: str
    audience: Audience
    route: Route
    made_up_of: str = ""
    reason: str = ""
    agreed_by: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit has this audience; an earlier word stays in the record."""
        shelf = case.audiences.put(self.exhibit, telling.of(self))
        return replace(case, audiences=shelf)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringAuthorised:
    """On what authority, how far and under which assessment a system was watched."""

    exhibit: str
    authority: str
    approved_by: str
    scope: str
    assessment: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit may be used as evidence."""
        shelf = case.monitoring.put(self.exhibit, telling.of(self))
        return replace(case, monitoring=shelf)


def record(  # noqa: PLR0913 - who saw it, how it came, and why it may be used
    case: "Case",
    *,
    exhibit: str,
    audience: Audience,
    route: Route,
    made_up_of: str = "",
    reason: str = "",
    agreed_by: str = "",
) -> AudienceRecorded:
    """Records who could see it and how it came; what needs a reason is refused without."""
    known(case, exhibit)
    refuse_secret(f"{made_up_of}. {reason}")
    if route is Route.OTHER and not (reason.strip() and agreed_by.strip()):
        raise Refused(
            "Another way than those named needs its reason and a second person who agrees.",
            remedy="Say how it came, and who agreed that it may be used.",
        )
    if audience in PRIVATE and not reason.strip():
        raise Refused(
            "What only some could see is not open to everybody, so using it needs a "
            "reason of its own.",
            remedy="Say who passed it on, why they were entitled to, and why it is needed.",
        )
    return AudienceRecorded(
        exhibit=exhibit,
        audience=audience,
        route=route,
        made_up_of=made_up_of.strip(),
        reason=reason.strip(),
        agreed_by=agreed_by.strip(),
    )


def authorise(
    case: "Case",
    *,
    exhibit: str,
    authority: str,
    approved_by: str,
    scope: str,
    assessment: str,
) -> MonitoringAuthorised:
    """Records the authority for watching a system, all its parts or none."""
    known(case, exhibit)
    if not monitored(case, exhibit):
        raise Refused(
            f"{exhibit} is not known to come from watching the Trust's systems.",
            remedy="Record how it came first: from a Trust system.",
        )
    parts = [each.strip() for each in (authority, approved_by, scope, assessment)]
    if not all(parts):
        raise Refused(
            "The authority, who approved it, its scope and the impact assessment are all "
            "needed before it can be used.",
            remedy="Ask the data protection officer for the reference of the assessment.",
        )
    return MonitoringAuthorised(
        exhibit=exhibit,
        authority=parts[0],
        approved_by=parts[1],
        scope=parts[2],
        assessment=parts[3],
    )


def monitored(case: "Case", exhibit: str) -> bool:
    """Whether it comes from watching the Trust's systems."""
    told: Told[AudienceRecorded] | None = case.audiences.get(exhibit)
    if told is not None and told.fact.route is Route.TRUST_SYSTEM:
        return True
    return case.exhibits[exhibit].admitted.fact.kind is ExhibitKind.LOG_EXTRACT


def kept_apart(case: "Case", exhibit: str) -> bool:
    """Whether it may not be used: it was watched for, and nobody said on what authority."""
    return monitored(case, exhibit) and exhibit not in case.monitoring


def refuse_kept_apart(case: "Case", exhibit: str) -> None:
    """What is kept apart supports nothing and undermines nothing."""
    if kept_apart(case, exhibit):
        raise Refused(
            f"{exhibit} comes from watching the Trust's systems, and the authority for "
            "that is not recorded, so it is no evidence yet.",
            remedy="Record the authority, its scope and the impact assessment first.",
        )
