"""Removal requests, their checks and answers, and the deadlines of an imported case."""

from datetime import date, time

from investigator.casework.commands.removal import (
    AnswerRemoval,
    AskRemoval,
    CheckRemoval,
    SetDeadline,
)
from investigator.casework.imported import Importing, Node, day_of
from investigator.domain.calendar import Kind
from investigator.domain.counting import Unit
from investigator.domain.deadline import Due
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.domain.removal_request import Allowance, Mode, Seen

_UNITS = {"calendar_month": "month", "clock_hour": "hour", "calendar_day": "day"}
_REQUEST_KEYS = frozenset(
    {
        *("id", "item_refs", "clause", "asked_verbally", "confirmed_in_writing", "allowed"),
        *("decided_by", "authority", "breached", "follows", "asked_in_writing"),
        *("said_removed",),
    }
)
_DEADLINE_KEYS = frozenset(
    {
        *("id", "rule", "trigger", "unit", "amount", "calendar", "source", "note"),
        *("code", "through"),
    }
)
_COUNTED = "deadline count"


def bring_in_removal(importing: Importing, node: Node) -> None:
    """Each request with its checks before the next.

    A check's capture keeps the next fresh.
    """
    for request in node.nodes("removal_requests"):
        number = request.text("id")
        where = f"removal_requests {number}"
        with importing.carefully(where):
            _ask(importing, request, where)
            for each in node.nodes("evidence"):
                if each.node("check").text("request") == number:
                    _check(importing, each, number)
            said = request.moment("said_removed")
            if said is not None:
                answer = AnswerRemoval(
                    case=importing.ref,
                    request=number,
                    words="Says that the posts were removed.",
                    removed_at=said,
                    happened_at=said,
                )
                importing.do(where, answer)
            importing.leave_unknown(request, _REQUEST_KEYS, f"{where} ")


def _ask(importing: Importing, request: Node, where: str) -> None:
    spoken, written = request.moment("asked_verbally"), request.moment("asked_in_writing")
    asked = spoken or written
    if asked is None:
        raise Refused("it names no moment at which it was asked", remedy="")
    allowed = request.node("allowed")
    by = allowed.text("by")
    importing.do(
        where,
        AskRemoval(
            case=importing.ref,
            items=request.texts("item_refs"),
            breached=request.texts("breached"),
            decided_by=request.text("decided_by"),
            authority=request.text("authority"),
            how=Mode.PERSON if spoken else Mode.WRITING,
            asked_at=asked,
            confirmed_at=request.moment("confirmed_in_writing"),
            allowance=Allowance(
                hours=int(allowed.data.get("hours") or 0),
                working_days=int(allowed.data.get("working_days") or 0),
                by_time=time.fromisoformat(by) if by else None,
            ),
            follows=request.text("follows"),
            happened_at=request.moment("confirmed_in_writing") or asked,
        ),
    )


def _check(importing: Importing, each: Node, request: str) -> None:
    at, check = each.moment("capture_utc"), each.node("check")
    if at is None:
        importing.refuse(f"evidence {each.text('id')} check", "it names no moment")
        return
    exhibit = each.text("id")
    importing.do(
        f"evidence {exhibit} check",
        CheckRemoval(
            case=importing.ref,
            request=request,
            at=at,
            result=Seen(check.text("result")),
            exhibit=exhibit if exhibit in importing.case.exhibits else "",
            residue=check.text("residue"),
            happened_at=at,
        ),
    )


def set_deadlines(importing: Importing, node: Node) -> None:
    """The deadlines as rules; the program counts their due days itself."""
    for each in node.nodes("deadlines"):
        where = f"deadlines {each.text('id')}"
        if each.text("through") == _COUNTED:
            importing.refuse(where, "counted on demand, not kept as a deadline of the case")
            continue
        with importing.carefully(where):
            importing.do(
                where,
                SetDeadline(
                    case=importing.ref,
                    rule_text=each.text("rule"),
                    trigger=_trigger(each.text("trigger")),
                    unit=Unit(_UNITS.get(each.text("unit"), each.text("unit"))),
                    amount=int(each.data["amount"]),
                    calendar=Kind(each.text("calendar") or Kind.STATUTORY),
                    code=each.text("code") or None,
                    source=each.text("source"),
                    note=each.text("note"),
                ),
            )
        importing.leave_unknown(each, _DEADLINE_KEYS, f"{where} ")


def _trigger(text: str) -> Due:
    """A day, or a moment where a time of day is given."""
    day = day_of(text)
    if day is not None and len(text) == len(date.min.isoformat()):
        return day
    return Instant.parse(text, LONDON)
