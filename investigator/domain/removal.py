"""The rules of removal requests: captured first, decided by a named person, then asked."""

from datetime import time
from typing import TYPE_CHECKING

from investigator.domain.calendar import Calendar
from investigator.domain.counting import Unit, count
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant
from investigator.domain.numbers import next_number
from investigator.domain.removal_request import (
    Allowance,
    Mode,
    RemovalAnswered,
    RemovalAsked,
    RemovalChecked,
    RemovalRequest,
    RemovalResult,
    Seen,
)

if TYPE_CHECKING:
    from investigator.domain.case import Case

_FRESH_HOURS = 24  # a capture older than this does not show what was asked to be removed


def ask(  # noqa: PLR0913 - what a removal request must say to be fair
    case: "Case",
    *,
    items: tuple[str, ...],
    breached: tuple[str, ...],
    decided_by: str,
    authority: str,
    how: Mode,
    asked_at: Instant,
    allowance: Allowance,
    happened_at: Instant,
    confirmed_at: Instant | None = None,
    follows: str = "",
    emergency: str = "",
) -> RemovalAsked:
    """Asks for removal, once every item is captured and a named person has decided."""
    _check_decision(items, breached, decided_by, authority)
    if max(asked_at, confirmed_at or asked_at).at > happened_at.at:
        raise Refused(
            "The request cannot have been made or confirmed after it is recorded.",
            remedy="Check the date and time of the request.",
        )
    if confirmed_at is not None and confirmed_at.at < asked_at.at:
        raise Refused(
            "The written confirmation cannot come before the request.",
            remedy="Check both times.",
        )
    for item in items:
        known_exhibit(case, item)
        if not emergency.strip():
            _check_captured(case, item, asked_at)
    if follows:
        known(case, follows)
    return RemovalAsked(
        number=next_number(case.removals, "R"),
        items=items,
        breached=breached,
        decided_by=decided_by.strip(),
        authority=authority.strip(),
        how=how,
        asked_at=asked_at,
        confirmed_at=confirmed_at,
        allowance=allowance,
        due=due_of(case, confirmed_at or asked_at, allowance),
        follows=follows,
        emergency=emergency.strip(),
    )


def check(  # noqa: PLR0913 - what a look found, and where it is kept
    case: "Case",
    *,
    request: str,
    at: Instant,
    result: Seen,
    happened_at: Instant,
    exhibit: str = "",
    residue: str = "",
) -> RemovalChecked:
    """Records a look whether the posts are gone."""
    one = known(case, request)
    if at.at < one.asked.fact.asked_at.at:
        raise Refused(
            f"A check cannot come before {request} was asked.",
            remedy="Check the date and time of the look.",
        )
    if at.at > happened_at.at:
        raise Refused(
            "A check cannot lie ahead.", remedy="Enter the moment at which you looked."
        )
    if exhibit:
        known_exhibit(case, exhibit)
    return RemovalChecked(
        request=request, at=at, result=result, exhibit=exhibit, residue=residue.strip()
    )


def answer(
    case: "Case",
    *,
    request: str,
    words: str,
    removed_at: Instant | None = None,
    result: RemovalResult | None = None,
) -> RemovalAnswered:
    """Records what the staff member says about a request."""
    known(case, request)
    if not words.strip() and removed_at is None and result is None:
        raise Refused(
            "An answer needs its words.", remedy="Write what was said, or that nothing was."
        )
    return RemovalAnswered(
        request=request, words=words.strip(), removed_at=removed_at, result=result
    )


def due_of(case: "Case", start: Instant, allowance: Allowance) -> Instant:
    """The due moment: hours elapse in UTC; working days end at a time of day in London."""
    calendar = case.calendar.fact.calendar if case.calendar else Calendar()
    unit = Unit.HOUR if allowance.hours else Unit.WORKING_DAY
    return count(
        start,
        allowance.hours or allowance.working_days,
        unit,
        calendar,
        school=case.school or None,
        by_time=None if allowance.hours else allowance.by_time or time(17, 0),
    ).moment


def known(case: "Case", request: str) -> RemovalRequest:
    """The request with this number, or a refusal."""
    if request not in case.removals:
        raise Refused(
            f"This case has no removal request {request}.",
            remedy=f"It has {', '.join(case.removals) or 'none yet'}.",
        )
    return case.removals[request]


def _check_decision(
    items: tuple[str, ...], breached: tuple[str, ...], decided_by: str, authority: str
) -> None:
    if not items:
        raise Refused(
            "A removal request names what is to be removed.",
            remedy="Choose the exhibits that show the posts.",
        )
    if not breached:
        raise Refused(
            "A removal request names the clause that the post is thought to break.",
            remedy="Choose the clause; the request itself stands on 1.10.",
        )
    if not decided_by.strip() or not authority.strip():
        raise Refused(
            "A named person decides that removal is asked, and says by what authority.",
            remedy="Enter who decided and on what authority, such as policy 2.3.",
        )


def _check_captured(case: "Case", item: str, asked_at: Instant) -> None:
    exhibit = case.exhibits[item]
    origin = exhibit.admitted.fact.origin
    moments = [origin.captured_at or exhibit.admitted.telling.happened_at]
    for request in case.removals.values():
        if item in request.asked.fact.items:
            moments.extend(told.fact.at for told in request.checks)
    fresh = any(
        0 <= asked_at.at - moment.at <= _FRESH_HOURS * 3600 * 1_000_000
        for moment in moments
    )
    if not fresh:
        raise Refused(
            f"{item} was not captured in the {_FRESH_HOURS} hours before the request.",
            remedy="Capture the post again first; once it is gone it cannot be shown. "
            "Where a child is at risk, say so and ask at once.",
        )
