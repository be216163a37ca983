"""The people of an imported case.

The staff member, those around, and who holds which role.
"""

import re
from datetime import time
from typing import Any

from investigator.casework.commands.people import (
    AddPerson,
    GiveRole,
    NameRespondent,
    SetWorkingPattern,
)
from investigator.casework.imported import Importing, Node, day_of
from investigator.domain.people import Category, Part, PersonKind, Role

_NAME_AND_POST = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<post>[^()]*)\))?\s*")
_OTHER_KEYS = frozenset({"key", "kind", "display", "name", "part"})
_RESPONDENT_KEYS = frozenset(
    {
        *("key", "name", "category", "post", "start_date", "line_manager", "union"),
        *("is_teacher", "working_pattern"),
    }
)


def bring_in(importing: Importing, node: Node) -> None:
    """Everybody in the case."""
    _respondent(importing, node.node("respondent"), node.text("school"))
    for other in node.nodes("others"):
        _other(importing, other)
    for role, holder in node.node("roles").data.items():
        if holder:
            _role(importing, str(role), str(holder))


def person_named(importing: Importing, name: str) -> str:
    """The key of the person with this name or stand-in, or empty."""
    if name == "respondent":
        return importing.case.respondent
    for key, person in importing.case.people.items():
        if name in (person.added.fact.name, person.added.fact.stand_in):
            return key
    return ""


def _respondent(importing: Importing, who: Node, school: str) -> None:
    if not who.data:
        return  # a person may still be unknown, which the case itself says is missing
    key = who.text("key") or "STAFF-1"
    with importing.carefully("respondent"):
        added = importing.do(
            "respondent",
            AddPerson(
                case=importing.ref,
                kind=PersonKind.STAFF,
                name=who.text("name"),
                key=key,
                category=Category(who.text("category")) if who.has("category") else None,
                post=who.text("post"),
                school=school,
                line_manager=who.text("line_manager"),
                union=who.text("union"),
                is_teacher=who.yes("is_teacher"),
                start_date=day_of(who.data.get("start_date")),
            ),
        )
        if added:
            importing.do("respondent", NameRespondent(case=importing.ref, person=key))
    if who.has("working_pattern"):
        _pattern(importing, key, who.node("working_pattern"))
    importing.leave_unknown(who, _RESPONDENT_KEYS, "respondent ")


def _pattern(importing: Importing, person: str, pattern: Node) -> None:
    with importing.carefully("respondent working_pattern"):
        importing.do(
            "respondent working_pattern",
            SetWorkingPattern(
                case=importing.ref,
                person=person,
                days=pattern.texts("days"),
                start=_time(pattern.data["start"]),
                end=_time(pattern.data["end"]),
                breaks=tuple(_pair(each) for each in pattern.data.get("breaks") or ()),
                lunch=_pair(pattern.data["lunch"]) if pattern.has("lunch") else None,
            ),
        )


def _other(importing: Importing, other: Node) -> None:
    where = f"others {other.text('key')}"
    with importing.carefully(where):
        kind = PersonKind(other.text("kind"))
        shown = other.text("display")
        hidden = kind in (PersonKind.PUPIL, PersonKind.PARENT, PersonKind.WITNESS)
        extra = {key: value for key, value in other.data.items() if key not in _OTHER_KEYS}
        importing.do(
            where,
            AddPerson(
                case=importing.ref,
                kind=kind,
                name=other.text("name") or shown,
                key=other.text("key"),
                stand_in=shown if hidden or kind is PersonKind.STAFF else "",
                part=Part(other.text("part") or "none"),
                note="; ".join(f"{key.replace('_', ' ')}: {extra[key]}" for key in extra),
            ),
        )


def _role(importing: Importing, role: str, holder: str) -> None:
    where = f"roles {role}"
    with importing.carefully(where):
        found = _NAME_AND_POST.fullmatch(holder)
        name = found["name"] if found else holder
        key = person_named(importing, name)
        if not key:
            added = AddPerson(
                case=importing.ref,
                kind=PersonKind.STAFF,
                name=name,
                post=(found["post"] if found else "") or "",
            )
            if not importing.do(where, added):
                return
            key = person_named(importing, name)
        importing.do(where, GiveRole(case=importing.ref, role=Role(role), person=key))


def _time(value: Any) -> time:  # noqa: ANN401 - YAML reads 08:30 as text, and 8:30 as a number
    if isinstance(value, int):  # an unquoted 08:30 can come as minutes
        return time(value // 60, value % 60)
    return time.fromisoformat(str(value))


def _pair(value: Any) -> tuple[time, time]:  # noqa: ANN401 - a list of two from YAML
    first, last = value
    return _time(first), _time(last)
