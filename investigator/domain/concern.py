"""The concern a case begins with: five answers, any of which may still be unknown."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.text import one_line

if TYPE_CHECKING:
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A case was opened for one suspected breach by one member of staff."""

    ref: str
    title: str
    school: str
    practice: bool = False

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case exists."""
        return replace(
            case,
            ref=self.ref,
            title=self.title,
            school=self.school,
            practice=self.practice,
            opened=telling.of(self),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReported:
    """Who told whom, when, in which words.

    `first_seen` is when the material was first seen.
    """

    words: str
    first_seen: Instant | None = None
    reported_at: Instant | None = None
    reported_by: str = ""
    reported_to: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case has its concern."""
        return replace(case, concern=telling.of(self))


def open_case(
    case: "Case",
    *,
    ref: str,
    title: str,
    school: str,
    practice: bool,
) -> CaseOpened:
    """Opens a case under a reference of one line."""
    if case.opened is not None:
        raise Refused("This case is already open.", remedy="Choose it in the register.")
    if not ref.strip() or len(ref) > _LONGEST_REF or one_line(ref) != ref:
        raise Refused(
            "A case needs a reference in one line of at most 60 characters.",
            remedy="For example TRUST-SM-2026-0018.",
        )
    return CaseOpened(
        ref=ref,
        title=one_line(title) or "Concern",
        school=one_line(school),
        practice=practice,
    )


def report(  # noqa: PLR0913 - the five answers
    case: "Case",
    *,
    words: str,
    happened_at: Instant,
    first_seen: Instant | None = None,
    reported_at: Instant | None = None,
    reported_by: str = "",
    reported_to: str = "",
) -> ConcernReported:
    """Records the concern in the reporter's own words."""
    if case.concern is not None:
        raise Refused(
            "The concern is already recorded, and first words are kept as they were.",
            remedy="Add what came later as a step in the timeline.",
        )
    for moment in (first_seen, reported_at):
        if moment is not None and moment.at > happened_at.at:
            raise Refused(
                "A concern cannot be seen or reported after it is recorded.",
                remedy="Check the dates, the year and the time zone.",
            )
    if (
        first_seen is not None
        and reported_at is not None
        and reported_at.at < first_seen.at
    ):
        raise Refused(
            "A concern cannot be reported before it was first seen.",
            remedy="Check which of the two moments is the earlier.",
        )
    return ConcernReported(
        words=words.strip(),
        first_seen=first_seen,
        reported_at=reported_at,
        reported_by=reported_by.strip(),
        reported_to=reported_to.strip(),
    )


_LONGEST_REF = 60
