"""A case's people, removal requests, deadlines and earlier documents, settled as words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.report import Due, Issued, Person, Removal
from investigator.domain.deadline import DeadlineState, state
from investigator.domain.instant import Instant
from investigator.domain.people import Part, PersonKind, Role
from investigator.domain.removal_request import RemovalRequest, RemovalState

if TYPE_CHECKING:
    from investigator.domain.case import Case

_HIDDEN = (PersonKind.PUPIL, PersonKind.PARENT, PersonKind.WITNESS)
_DEADLINE = {
    DeadlineState.RUNNING: "running",
    DeadlineState.DUE: "due today",
    DeadlineState.OVERDUE: "passed without being met",
    DeadlineState.MET: "met",
    DeadlineState.BEFORE_TAKE_OVER: "before the program had the case; not recorded",
}


def people(case: "Case") -> tuple[Person, ...]:
    """Everybody under the label the document uses, with what they are in the case."""
    return tuple(
        Person(label=one.label, role=", ".join(_what(case, key)))
        for key, one in case.people.items()
    )


def _what(case: "Case", key: str) -> Iterator[str]:
    """What somebody is: no age, year or class, which would tell who a pupil is."""
    fact = case.people[key].added.fact
    if key == case.respondent:
        yield f"staff member ({fact.post})" if fact.post else "staff member"
        return
    held = [role for role, told in case.roles.items() if told.fact.person == key]
    yield from (_role(role) for role in held)
    if fact.kind in _HIDDEN:
        yield fact.kind.value
    elif fact.post:
        yield fact.post
    elif not held:
        yield words.spoken(fact.kind.value)
    if fact.part is not Part.NONE:
        yield f"{fact.part.value} of the concern"


def _role(role: Role) -> str:
    return "designated safeguarding lead" if role is Role.DSL else words.spoken(role.value)


def removals(case: "Case", now: Instant) -> tuple[Removal, ...]:
    """Every removal request, with what was seen and when."""
    return tuple(_removal(one, now) for one in case.removals.values())


def _removal(one: RemovalRequest, now: Instant) -> Removal:
    asked = one.asked.fact
    confirmed = (
        f"; confirmed in writing {words.moment(asked.confirmed_at)}"
        if asked.confirmed_at
        else ""
    )
    follows = f" It follows {asked.follows}." if asked.follows else ""
    return Removal(
        number=one.number,
        posts=f"The posts shown in {', '.join(asked.items)}; clause thought to be broken: "
        f"{', '.join(asked.breached)}. Decided by {asked.decided_by} ({asked.authority}), "
        f"without deciding the matter.{follows}",
        asked=f"{words.moment(asked.asked_at)} "
        f"({words.spoken(asked.how.value)}){confirmed}",
        due=words.moment(one.due),
        checks=tuple(_checks(one)),
        result=_result(one, now),
        lateness=_lateness(one),
        witnesses=tuple(_witnesses(one)),
        exhibits=asked.items,
    )


def _checks(one: RemovalRequest) -> Iterator[str]:
    for told in one.checks:
        fact = told.fact
        shown = f" ({fact.exhibit})" if fact.exhibit else ""
        left = f"; {fact.residue}" if fact.residue else ""
        yield f"{words.moment(fact.at)}: {words.spoken(fact.result.value)}{left}{shown}"


def _result(one: RemovalRequest, now: Instant) -> str:
    if one.result is not None:
        return words.spoken(one.result.value).capitalize()
    return {
        RemovalState.WAITING: "Waiting",
        RemovalState.OVERDUE: "Past its time, not checked as gone",
        RemovalState.ENDED: "Gone when looked at; whether in time is not known",
    }[one.state(now)]


def _lateness(one: RemovalRequest) -> str:
    """The least first, then the most, then their own account; never one figure."""
    late = one.late
    if late is None or late.last_seen is None or late.first_seen_gone is None:
        return ""
    least = words.elapsed(late.last_seen.at - one.due.at)
    most = words.elapsed(late.first_seen_gone.at - one.due.at)
    own = (
        f"; {words.elapsed(late.own_account.at - one.due.at)} on their own account"
        if late.own_account
        else ""
    )
    return f"Late by at least {least} and at most {most}{own}."


def _witnesses(one: RemovalRequest) -> Iterator[str]:
    late = one.late
    if late is None:
        return
    if late.last_seen:
        yield f"Last seen there: {words.moment(late.last_seen)}"
    if late.first_seen_gone:
        yield f"First seen gone: {words.moment(late.first_seen_gone)}"
    if late.own_account:
        yield f"Their own account: {words.moment(late.own_account)}"


def deadlines(case: "Case", now: Instant) -> tuple[Due, ...]:
    """Every deadline of the case and what became of it."""
    return tuple(
        Due(
            what=f"{number}: {one.set.fact.rule}",
            due=words.due(one.due),
            rule=_rule(one.set.fact.source, one.set.fact.calendar.value),
            outcome=_DEADLINE[state(case, one, now)],
        )
        for number, one in case.deadlines.items()
    )


def _rule(source: str, calendar: str) -> str:
    counted = f"counted on {calendar} days"
    return f"{source}; {counted}" if source else counted


def issued(case: "Case") -> tuple[Issued, ...]:
    """The documents made before this one."""
    return tuple(
        Issued(
            number=f"Entry {seq}",
            title=f"{words.spoken(told.fact.kind.replace('-', '_')).capitalize()}"
            f" ({told.fact.state.value})",
            issued=words.day(told.telling.happened_at.day()),
            to="kept in the case",
            sha256=told.fact.sha256.hex,
        )
        for seq, told in case.documents.items()
    )
