"""The policy's clauses and their strength.

What may ground an allegation, and in which words.

The clause register is own-words data; the trust's own text is imported as an edition.
Which edition counts is the one in force on the date of the conduct (clause 1.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Ground(StrEnum):
    """Whether a clause can carry an allegation."""

    YES = "yes"
    SEPARATE = "separate"
    SUPPORTING = "supporting"
    NO = "no"


class Force(StrEnum):
    """How strongly a clause speaks."""

    MUST = "must"
    MUST_NOT = "must_not"
    SHOULD = "should"
    SHOULD_NOT = "should_not"
    MAY = "may"
    STRONGLY_ADVISED = "strongly_advised"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One numbered clause. `severity` is set only where the policy's own words fix it."""

    number: str
    title: str
    summary: str
    kind: str
    force: Force
    ground: Ground
    severity: str | None
    facts_to_prove: tuple[str, ...]
    facts_to_answer: tuple[str, ...]
    exceptions: tuple[str, ...]
    related: tuple[str, ...]
    safeguarding: bool
    rights: tuple[str, ...]
    note: str


Clauses = Mapping[str, Clause]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPinned:
    """The edition of the policy that the case is judged by."""

    edition: str
    title: str
    in_force_from: date | None = None
    review_due: date | None = None

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case has this edition."""
        return replace(case, edition=telling.of(self))


def pin(case: "Case", *, edition: str, title: str) -> EditionPinned:
    """Pins the edition in force when the conduct happened."""
    if not edition.strip():
        raise Refused(
            "A case is judged by an edition that has a name.",
            remedy="Enter the edition, such as the month in which it came into force.",
        )
    if case.edition is not None and case.edition.fact.edition != edition:
        raise Refused(
            f"This case is already judged by the edition {case.edition.fact.edition}.",
            remedy="Check the date of the conduct; a case has one edition.",
        )
    return EditionPinned(edition=edition, title=title)


def find(clauses: Clauses, number: str) -> Clause:
    """The clause with this number, or a refusal that names the nearest."""
    if number in clauses:
        return clauses[number]
    parent = number.rsplit(".", 1)[0]
    near = next(
        (each for each in clauses if each.startswith(parent)), next(iter(clauses), "")
    )
    raise Refused(
        f"The policy has no clause {number}.",
        remedy=f"Look in the policy browser; the nearest is {near}."
        if near
        else "Import the policy.",
    )


def check_grounds(
    clauses: Clauses, grounds: tuple[str, ...], cited: tuple[str, ...]
) -> None:
    """That the clauses can carry an allegation at the strength the policy gives them."""
    if not grounds:
        raise Refused(
            "An allegation names at least one clause of the policy.",
            remedy="Choose the clause that was broken, if the allegation is true.",
        )
    for number in (*grounds, *cited):
        find(clauses, number)
    if any(clauses[number].ground in (Ground.YES, Ground.SEPARATE) for number in grounds):
        weak = [number for number in grounds if clauses[number].ground is Ground.NO]
        if not weak:
            return
        raise Refused(
            f"Clause {weak[0]} is not a rule that can be broken.",
            remedy=f"Move {weak[0]} to “cited with”, or leave it out.",
        )
    first = clauses[grounds[0]]
    why = {
        Ground.SUPPORTING: "may be cited beside another clause, never alone",
        Ground.NO: "is advice or information, so it can ground no allegation",
    }
    raise Refused(
        f"Clause {first.number} ({first.title}) {why.get(first.ground, '')}.",
        remedy="Choose a clause that can be broken, and cite this one with it.",
    )
