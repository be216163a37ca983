"""A post that was taken down: when, by whom, and whether anybody had asked (clause 4.1.4).

It is told as it was, neither for nor against anybody: taking a post down does not undo it,
and doing so unasked may be weighed in somebody's favour.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.post import known

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Prompted(StrEnum):
    """Whether somebody had asked for it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTakenDown:
    """A post is no longer to be seen: between when it was last seen and first seen gone.

    `by` is who took it down, as far as known; `source` whose word it is.
    """

    post: str
    by: str
    prompted: Prompted
    source: str
    last_seen: Instant | None = None
    first_seen_gone: Instant | None = None
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The post is known to be gone."""
        return replace(case, taken_down=case.taken_down.put(self.post, telling.of(self)))


def take_down(  # noqa: PLR0913 - what is known of a removal that nobody asked for by number
    case: "Case",
    *,
    post: str,
    source: str,
    happened_at: Instant,
    by: str = "",
    prompted: Prompted = Prompted.UNKNOWN,
    last_seen: Instant | None = None,
    first_seen_gone: Instant | None = None,
    exhibits: tuple[str, ...] = (),
) -> PostTakenDown:
    """Records that a post is gone."""
    known(case, post)
    if not source.strip():
        raise Refused(
            "Say whose word it is that the post is gone.",
            remedy="The person who looked, or the staff member.",
        )
    seen = [each for each in (last_seen, first_seen_gone) if each is not None]
    if any(each.at > happened_at.at for each in seen):
        raise Refused(
            "It cannot have been seen after this is recorded.", remedy="Check the dates."
        )
    if seen != sorted(seen):
        raise Refused(
            "It cannot have been seen gone before it was last seen.",
            remedy="Check which look was the earlier one.",
        )
    for each in exhibits:
        known_exhibit(case, each)
    return PostTakenDown(
        post=post,
        by=by.strip(),
        prompted=prompted,
        source=source.strip(),
        last_seen=last_seen,
        first_seen_gone=first_seen_gone,
        exhibits=exhibits,
    )
