"""Small builders: facts with the parts that a test does not care about filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from investigator.domain.allegation import AllegationDrafted, AllegationPut
from investigator.domain.calendar import Kind
from investigator.domain.case import Case
from investigator.domain.concern import CaseOpened
from investigator.domain.counting import Unit
from investigator.domain.deadline import DeadlineSet
from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.exhibit import ExhibitAdmitted, ExhibitKind, FileFacts, Origin
from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.ledger import Telling, Told
from investigator.domain.people import PersonAdded, PersonKind
from investigator.domain.policy import Clause, Force, Ground
from investigator.domain.post import Basis, PostRecorded, TimeShown
from investigator.domain.removal_request import (
    Allowance,
    Mode,
    RemovalAsked,
    RemovalChecked,
    Seen,
)
from investigator.domain.time.interval import Reading

F = TypeVar("F")
NOW = Instant.parse("2026-11-23T17:00:00Z", LONDON)
REF, SCHOOL, TYPIST = "TRUST-SM-0001", "Near School", "Ida Clerk"
STAFF, OTHER = "STAFF-1", "STAFF-2"


def at(text: str) -> Instant:
    """A moment; a day alone is its noon in UTC."""
    return Instant.parse(text if "T" in text else f"{text}T12:00:00Z")


def between(first: str, last: str) -> Span:
    """A stretch of time."""
    return Span(at(first), at(last))


def telling(seq: int = 1, happened_at: Instant = NOW, **around: Any) -> Telling:
    """What an entry says around its fact."""
    said = {"recorded_at": happened_at, "typed_by": TYPIST, **around}
    return Telling(seq=seq, happened_at=happened_at, **said)


def told(fact: F, seq: int = 1, happened_at: Instant = NOW, **around: Any) -> Told[F]:
    """A fact as it was told."""
    return telling(seq, happened_at, **around).of(fact)


def a_case(*facts: Any, **values: Any) -> Case:
    """An open case in which these facts were told, the first of them as entry 2.

    What is told already stands as it is; `values` are set at last.
    """
    opened = CaseOpened(ref=REF, title="Posts about the trust", school=SCHOOL)
    entries = (
        fact if isinstance(fact, Told) else told(fact, seq)
        for seq, fact in enumerate((opened, *facts), start=1)
    )
    return replace(Case.read(entries), **values)


def a_person(key: str = STAFF, **parts: Any) -> PersonAdded:
    """A member of staff unless told otherwise."""
    return PersonAdded(
        **{"key": key, "kind": PersonKind.STAFF, "name": "Rowan Field", **parts}
    )


def a_file(content: bytes = b"one", **parts: Any) -> FileFacts:
    """What the sealed bytes of a small picture are."""
    facts = {"media": "image/png", "what": "PNG picture", "original_name": "shot.png"}
    return FileFacts(sha256=Sha256.of(content), size=len(content), **{**facts, **parts})


def an_exhibit(
    number: str = "E01", captured: str = "2026-09-30T13:05:00Z"
) -> ExhibitAdmitted:
    """An exhibit, its bytes made from its number."""
    return ExhibitAdmitted(
        number=number,
        title="A post",
        kind=ExhibitKind.SCREENSHOT,
        file=a_file(number.encode()),
        origin=Origin(captured_at=at(captured) if captured else None),
    )


def a_post(number: str = "P1", exhibit: str = "E01", **parts: Any) -> PostRecorded:
    """A post first seen in an exhibit."""
    return PostRecorded(number=number, exhibit=exhibit, **parts)


def a_time(*spans: Span, post: str = "P1", exhibit: str = "E01", **parts: Any) -> TimeShown:
    """A time that a site shows, with its readings."""
    readings = tuple(Reading(span=span) for span in spans)
    shown = {"shown": "11:42", "basis": Basis.UNKNOWN, "zone": "", "captured_at": None}
    return TimeShown(
        post=post, exhibit=exhibit, readings=readings, **{**shown, "flags": (), **parts}
    )


def an_allegation(number: str = "A1", **parts: Any) -> AllegationDrafted:
    """An allegation in draft."""
    given = {"wording": "You posted it.", "clauses": ("7.3",), **parts}
    return AllegationDrafted(number=number, **given)


def put(number: str = "A1") -> AllegationPut:
    """The allegation was put."""
    return AllegationPut(allegation=number)


def a_removal(number: str = "R1", **parts: Any) -> RemovalAsked:
    """A removal request with a day to comply, due on 1 October at 15:20 UTC."""
    given = {
        "items": ("E01",),
        "breached": ("7.5.1",),
        "decided_by": "Hetty Head",
        "authority": "policy 2.3",
        "how": Mode.PERSON,
        "asked_at": at("2026-09-30T14:40:00Z"),
        "confirmed_at": at("2026-09-30T15:20:00Z"),
        "allowance": Allowance(hours=24),
        "due": at("2026-10-01T15:20:00Z"),
        **parts,
    }
    return RemovalAsked(number=number, **given)


def a_check(moment: str, result: Seen, request: str = "R1", **parts: Any) -> RemovalChecked:
    """A look whether the posts are still there."""
    return RemovalChecked(request=request, at=at(moment), result=result, **parts)


def a_deadline(number: str = "D1", **parts: Any) -> DeadlineSet:
    """A deadline of ten working days."""
    given = {
        "rule": "Answer the appeal",
        "code": None,
        "trigger": date(2026, 11, 9),
        "unit": Unit.WORKING_DAY,
        "amount": 10,
        "calendar": Kind.STATUTORY,
        "due": date(2026, 11, 23),
        **parts,
    }
    return DeadlineSet(number=number, **given)


def a_clause(number: str, ground: Ground = Ground.YES, **parts: Any) -> Clause:
    """A clause of the policy."""
    given: dict[str, Any] = dict.fromkeys(
        ("facts_to_prove", "facts_to_answer", "exceptions", "related", "rights"), ()
    )
    given |= {"title": f"Title of {number}", "summary": "", "kind": "rule", "note": ""}
    given |= {"force": Force.MUST_NOT, "severity": None, "safeguarding": False, **parts}
    return Clause(number=number, ground=ground, **given)


CLAUSES = {
    one.number: one
    for one in (
        a_clause("1.1", Ground.NO),
        a_clause("5.2", Ground.SUPPORTING),
        a_clause("7.3", safeguarding=True),
        a_clause("7.5.1"),
        a_clause("7.11", Ground.SEPARATE),
    )
}


@contextmanager
def refused(*words: str) -> Iterator[None]:
    """That a rule says no, in a sentence with a next step, and with these words."""
    with pytest.raises(Refused) as caught:
        yield
    why = caught.value
    assert why.sentence.endswith(".")
    assert why.remedy.endswith(".")
    for word in words:
        assert word in str(why)
