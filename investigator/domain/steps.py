"""Steps of a case that have no noun of their own yet: done, planned, noted, confirmed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case

_PRESUMPTIONS = ("4.1.1", "4.1.2", "4.1.3", "4.1.4")


class How(StrEnum):
    """By what a named person's words are confirmed as theirs."""

    SIGNED_REPLY = "signed_reply"
    SIGNED_PAGE = "signed_page"
    RECORDED_CALL = "recorded_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """Something happened in the case."""

    what: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The step stands in the timeline."""
        return replace(case, steps=case.steps.put(telling.seq, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlanned:
    """Something is to happen at a moment ahead."""

    what: str
    at: Instant

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The plan stands in the diary."""
        return replace(case, plans=case.plans.put(telling.seq, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsConfirmed:
    """A person confirmed words that somebody else had typed for them."""

    entry: int
    how: How
    exhibit: str = ""
    note: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The entry is confirmed."""
        return replace(case, confirmed=case.confirmed.put(self.entry, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PresumptionRelied:
    """A presumption of 4.1 that the trust relies on, what is said against it.

    What came of it.
    """

    clause: str
    basis: str = ""
    challenge: str = ""
    finding: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case relies on this presumption."""
        return replace(
            case, presumptions=case.presumptions.put(self.clause, telling.of(self))
        )


def take(case: "Case", *, what: str) -> StepTaken:
    """Records a step that was taken."""
    return StepTaken(what=_said(case, what))


def plan(case: "Case", *, what: str, at: Instant) -> StepPlanned:
    """Records a step that is planned."""
    return StepPlanned(what=_said(case, what), at=at)


def confirm(
    case: "Case", *, entry: int, how: How, exhibit: str = "", note: str = ""
) -> WordsConfirmed:
    """Confirms that words typed for a person are theirs."""
    if entry not in case.awaiting or entry in case.confirmed:
        raise Refused(
            f"Entry {entry} does not wait for anybody's confirmation.",
            remedy="Look under Missing for what waits, and for whom.",
        )
    if how is not How.RECORDED_CALL and not exhibit:
        raise Refused(
            "A signed reply or page is kept as an exhibit of the case.",
            remedy="Add it first, then confirm with its number.",
        )
    if exhibit:
        known_exhibit(case, exhibit)
    if how is How.RECORDED_CALL and not note.strip():
        raise Refused(
            "A confirmation by phone needs a note.",
            remedy="Say who rang whom, and when.",
        )
    return WordsConfirmed(entry=entry, how=how, exhibit=exhibit, note=note.strip())


def rely(
    case: "Case",
    *,
    clause: str,
    basis: str = "",
    challenge: str = "",
    finding: str = "",
) -> PresumptionRelied:
    """Says that the trust relies on a presumption of clause 4.1, and where that stands."""
    if clause not in _PRESUMPTIONS:
        raise Refused(
            f"Clause {clause} holds no presumption.",
            remedy="The policy's presumptions stand in 4.1.1 to 4.1.4.",
        )
    _ = case
    return PresumptionRelied(
        clause=clause,
        basis=basis.strip(),
        challenge=challenge.strip(),
        finding=finding.strip(),
    )


def unconfirmed(case: "Case") -> tuple[Telling, ...]:
    """Decisions typed for somebody who has not confirmed them yet."""
    return tuple(told for seq, told in case.awaiting.items() if seq not in case.confirmed)


def _said(case: "Case", what: str) -> str:
    _ = case
    if not what.strip():
        raise Refused("A step needs its words.", remedy="Say in a line what happened.")
    return what.strip()
