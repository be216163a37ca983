"""What an exhibit does for an allegation, in either direction.

And the exceptions claimed.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.allegation import kept, known
from investigator.domain.audience import refuse_kept_apart
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Effect(StrEnum):
    """What an exhibit does for an allegation."""

    SUPPORTS = "supports"
    UNDERMINES = "undermines"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitWeighed:
    """An exhibit was tied to an allegation: it supports, undermines or is neutral."""

    allegation: str
    exhibit: str
    effect: Effect
    note: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation weighs this exhibit so."""
        one = case.allegations[self.allegation]
        others = tuple(each for each in one.weighed if each.fact.exhibit != self.exhibit)
        return kept(
            case, self.allegation, replace(one, weighed=(*others, telling.of(self)))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionClaimed:
    """The staff member says that an exception of the clause applies."""

    allegation: str
    clause: str
    claim: str
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The allegation has this claim to be answered."""
        one = case.allegations[self.allegation]
        return kept(
            case, self.allegation, replace(one, claims=(*one.claims, telling.of(self)))
        )


def weigh(
    case: "Case", *, allegation: str, exhibit: str, effect: Effect, note: str = ""
) -> ExhibitWeighed:
    """Ties an exhibit to an allegation, in either direction."""
    known(case, allegation)
    known_exhibit(case, exhibit)
    if effect is not Effect.NEUTRAL:
        refuse_kept_apart(case, exhibit)
    return ExhibitWeighed(
        allegation=allegation, exhibit=exhibit, effect=effect, note=note.strip()
    )


def claim_exception(
    case: "Case",
    *,
    allegation: str,
    clause: str,
    claim: str,
    exhibits: tuple[str, ...] = (),
) -> ExceptionClaimed:
    """Records that an exception is said to apply.

    Whether it does is for people to decide.
    """
    one = known(case, allegation)
    if clause not in (*one.clauses, *one.drafted.fact.cited_with):
        raise Refused(
            f"{allegation} does not rest on clause {clause}.",
            remedy=f"Choose one of {', '.join(one.clauses)}.",
        )
    for each in exhibits:
        known_exhibit(case, each)
    return ExceptionClaimed(
        allegation=allegation, clause=clause, claim=claim.strip(), exhibits=exhibits
    )
