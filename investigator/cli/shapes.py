"""The JSON shapes of the contract, made from values.

Instants are ISO 8601 in UTC with Z.
"""

from typing import Any

from investigator.casework.views import ExhibitView
from investigator.domain.chronology import Event
from investigator.domain.clock_notes import ClockNote
from investigator.domain.deadline import Due
from investigator.domain.instant import Instant, Span
from investigator.domain.policy import Clause
from investigator.domain.removal_request import RemovalRequest
from investigator.domain.time.identifiers import IdTime

Shape = dict[str, Any]
"""One JSON object."""


def span(one: Span) -> Shape:
    """Both ends of a stretch of time."""
    return {"earliest": one.earliest.iso(), "latest": one.latest.iso()}


def due(one: Due) -> str:
    """A day, or a moment where the rule has one."""
    return one.iso() if isinstance(one, Instant) else one.isoformat()


def exhibit(view: ExhibitView) -> Shape:
    """One line of `exhibit list`."""
    one = view.exhibit
    return {
        "id": one.number,
        "title": one.admitted.fact.title,
        "kind": one.admitted.fact.kind.value,
        "media": one.file.media,
        "sha256": one.file.sha256.hex,
        "size": one.file.size,
        "name": one.file.original_name,
        "supplied_by": one.admitted.fact.origin.supplied_by,
        "withheld": one.withheld.fact.ground if one.withheld else None,
        "post": view.post.number if view.post else None,
        "posts": list(one.posts),
        "site_time": _site_time(view),
        "id_time": _id_time(view.id_time),
        "agrees_with_id": view.agrees_with_id,
        "verdict": view.verdict.value.replace(" ", "_"),
        "work_time": view.work_time.value if view.work_time else None,
        "duplicate_of": list(view.duplicate_of),
    }


def _site_time(view: ExhibitView) -> Shape | None:
    shown = view.shown
    if shown is None:
        return None
    return {
        "shown": shown.shown,
        "zone": shown.zone or None,
        "basis": shown.basis.value,
        "readings": [span(each.span) for each in shown.readings],
        "best": span(view.best) if view.best else None,
        "chosen": span(view.chosen) if view.chosen else None,
        "flags": list(shown.flags),
        "status": view.status.value if view.status else None,
    }


def _id_time(found: IdTime | None) -> Shape | None:
    if found is None:
        return None
    return {"platform": found.platform, **span(found.span), "meaning": found.meaning}


def event(one: Event) -> Shape:
    """One line of `case timeline`."""
    return {
        "at": one.at.iso(),
        "earliest": one.span.earliest.iso() if one.span else one.at.iso(),
        "latest": one.span.latest.iso() if one.span else one.at.iso(),
        "what": one.what,
        "source": one.source,
        "kind": one.kind.value,
        "uncertain": one.uncertain,
        "entered": one.entered.iso() if one.entered else None,
    }


def removal(one: RemovalRequest, now: Instant, ref: str) -> Shape:
    """One line of `removal list`."""
    asked, late = one.asked.fact, one.late
    return {
        "ref": ref,
        "id": one.number,
        "items": list(asked.items),
        "asked": asked.asked_at.iso(),
        "confirmed": asked.confirmed_at.iso() if asked.confirmed_at else None,
        "due": one.due.iso(),
        "state": one.state(now).value,
        "checks": [
            {
                "at": told.fact.at.iso(),
                "result": told.fact.result.value,
                "exhibit": told.fact.exhibit or None,
            }
            for told in one.checks
        ],
        "result": one.result.value if one.result else None,
        "late_between": None
        if late is None
        else {
            "last_seen": _moment(late.last_seen),
            "first_seen_gone": _moment(late.first_seen_gone),
            "own_account": _moment(late.own_account),
        },
    }


def clause(one: Clause) -> Shape:
    """`policy clause`; the text is the trust's own, where an edition was imported."""
    return {
        "number": one.number,
        "title": one.title,
        "summary": one.summary,
        "force": one.force.value,
        "ground": one.ground.value,
        "text": None,
        "exceptions": list(one.exceptions),
    }


def _moment(one: Instant | None) -> str | None:
    return one.iso() if one else None


def clock_note(one: ClockNote) -> dict[str, object]:
    """What the clock of the laptop did before an entry."""
    return {
        "entry": one.seq,
        "change": one.change.kind.value,
        "seconds": one.change.seconds,
        "flagged": one.flagged,
        "sentence": one.sentence(),
    }
