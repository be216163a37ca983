"""Brings in cases from a file of the sample's shape, through the same commands as a person.

What a rule refuses, and what the program cannot keep yet, is listed and never dropped.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from investigator.casework import imported_evidence, imported_people, imported_procedure
from investigator.casework.commands.case import (
    ImportCases,
    OpenCase,
    PinEdition,
    TakeOverCase,
)
from investigator.casework.commands.vault import KeepCalendar
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.imported import UNREADABLE, Importing, Node, day_of
from investigator.domain.errors import Refused
from investigator.domain.procedure import Stage
from investigator.machine.files import read_whole
from investigator.reference.calendar_file import calendar_of
from investigator.reference.load import strangers_yaml

_LIMIT = 8 << 20
_ON = ("on", "True")  # to YAML an unquoted “on” is a yes, also as a key
_NOT_KEPT = {
    "outcome": "an outcome is not kept as an outcome yet; its steps stand in the timeline",
    "severity": "only the policy or a named person says how serious a matter is",
    "phase": "the phase of a school belongs to the list of schools",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotImported:
    """Something in the file that is not in the case, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The cases that came in, and what did not."""

    refs: tuple[str, ...]
    refused: tuple[NotImported, ...]


def import_cases(desk: Desk, wanted: ImportCases) -> Iterator[Progress | Done]:
    """Each case of the file, one after the other."""
    file = _read(wanted.file)
    refused: list[NotImported] = []
    refs: list[str] = []
    if file.has("calendar"):
        refused += _calendar(desk, file.node("calendar"))
    cases = file.nodes("cases")
    with tempfile.TemporaryDirectory() as folder, desk.evidence():
        for at, node in enumerate(cases):
            yield Progress(what="Bringing in cases", done=at, whole=len(cases))
            importing = Importing(desk, node, wanted.file.parent, Path(folder))
            if _case(importing, node, draw=wanted.draw and desk.vault.practice):
                refs.append(node.text("ref"))
            refused += [
                NotImported(where=where, why=why) for where, why in importing.refused
            ]
    yield Done(made=Imported(refs=tuple(refs), refused=tuple(refused)))


def _calendar(desk: Desk, node: Node) -> Iterator[NotImported]:
    """The file's calendar becomes the vault's; one that cannot be read is told."""
    from investigator.casework.perform import perform  # noqa: PLC0415 - it imports us

    try:
        perform(desk, KeepCalendar(calendar=calendar_of(node.data)))
    except Refused as why:
        yield NotImported(where="calendar", why=str(why))
    except UNREADABLE:
        yield NotImported(where="calendar", why="it cannot be read")


def _read(path: Path) -> Node:
    try:
        data = strangers_yaml(read_whole(path, _LIMIT).decode("utf-8"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("cases"), list):
        raise Refused(
            "This file holds no cases.",
            remedy="It must be YAML with a list “cases”, like the sample that ships.",
        )
    return Node(data)


def _case(importing: Importing, node: Node, *, draw: bool) -> bool:
    """One case. Says whether it was opened at all."""
    if not importing.ref:
        importing.refuse("case", "it has no reference")
        return False
    opened = importing.do(
        "case",
        OpenCase(
            ref=node.text("ref"), title=node.text("title"), school=node.text("school")
        ),
    )
    if not opened:
        return False
    if node.has("taken_over"):
        _take_over(importing, node.node("taken_over"))
    edition = node.text("policy_version")
    if edition:
        importing.do(
            "policy_version",
            PinEdition(case=importing.ref, edition=edition, title="Social Media Policy"),
        )
    imported_people.bring_in(importing, node)
    imported_evidence.bring_in(importing, node, draw=draw)
    imported_procedure.bring_in(importing, node)
    for key, why in _NOT_KEPT.items():
        if node.has(key):
            importing.refuse(key, why)
    if node.data.get("safeguarding"):
        importing.refuse("safeguarding", "the safeguarding questions are not kept yet")
    importing.leave_unknown(node, _KNOWN)
    return True


def _take_over(importing: Importing, taken: Node) -> None:
    on = day_of(next((taken.data[key] for key in taken.data if str(key) in _ON), None))
    if on is None:
        importing.refuse("taken_over", "it names no day")
        return
    stage = taken.text("state") or Stage.INTAKE.value
    if stage not in tuple(Stage):
        importing.refuse("taken_over", f"“{stage}” is no stage of a case")
        return
    importing.do(
        "taken_over",
        TakeOverCase(
            case=importing.ref, stage=Stage(stage), on=on, reason=taken.text("reason")
        ),
    )


_KNOWN = frozenset(
    {
        *("ref", "title", "school", "policy_version", "taken_over", "demo_state"),
        *("respondent", "roles", "others", "allegations", "presumptions"),
        *("exception_claims", "timeline", "evidence", "removal_requests"),
        *("preservation_notices", "cooperation_requests", "deadlines", "safeguarding"),
        *("acceptance", *_NOT_KEPT),
    }
)
