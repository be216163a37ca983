"""The order of posts that clause 3.2 turns on: others' banned post first, then theirs.

Two exhibits with times at least, in one space. An order that only may be so is told as
that; nothing here is ever rounded to a yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling
from investigator.domain.post import Post, known
from investigator.domain.time_standing import counted, open_disputes

if TYPE_CHECKING:
    from investigator.domain.case import Case

CLAUSE = "3.2"
_TWO = 2


class Joined(StrEnum):
    """What the times say about the order in one space."""

    LATER = "later"
    NOT_LATER = "not_later"
    CANNOT_TELL = "cannot_tell"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPlaced:
    """A named person says in which space a post stood, and whether it is banned there.

    A space is a group, a channel or a thread by the name it is known by.
    """

    post: str
    space: str
    banned: bool
    reason: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The post stands in this space."""
        return replace(case, places=case.places.put(self.post, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The order in one space, and the two posts that show it where any do."""

    space: str
    joined: Joined
    others: tuple[str, ...]
    theirs: tuple[str, ...]
    shown_by: tuple[str, str] | None = None


def place(
    case: "Case", *, post: str, space: str, banned: bool, reason: str = ""
) -> PostPlaced:
    """Says where a post stood, and whether it was of the banned kind, and why."""
    known(case, post)
    if not space.strip():
        raise Refused("Name the group or thread.", remedy="Use one name for one space.")
    if banned and not reason.strip():
        raise Refused(
            "Calling a post banned needs its reason.",
            remedy="Name the clause it would break, and the words relied on.",
        )
    return PostPlaced(
        post=post, space=" ".join(space.split()), banned=banned, reason=reason.strip()
    )


def orders(case: "Case") -> tuple[Order, ...]:
    """The order in each space that somebody named, by its name."""
    spaces: dict[str, str] = {}
    for told in case.places.values():
        spaces.setdefault(told.fact.space.casefold(), told.fact.space)
    return tuple(_order(case, name) for _key, name in sorted(spaces.items()))


def _order(case: "Case", space: str) -> Order:
    inside = [
        (case.posts[number], told.fact.banned)
        for number, told in case.places.items()
        if told.fact.space.casefold() == space.casefold() and number in case.posts
    ]
    theirs = [one for one, _ in inside if _author(case, one) == case.respondent != ""]
    others = [one for one, banned in inside if banned and _by_others(case, one)]
    timed = [one for one in (*others, *theirs) if counted(one)]
    exhibits = {told.fact.exhibit for one in timed for told in one.times}
    made = Order(
        space=space,
        joined=Joined.TOO_FEW,
        others=tuple(one.number for one in others),
        theirs=tuple(one.number for one in theirs),
    )
    pairs = [pair for pair in product(others, theirs) if all(map(counted, pair))]
    if not pairs or len(exhibits) < _TWO:
        return made
    shown = next(_certainly(pairs), None)
    if shown is not None:
        return replace(made, joined=Joined.LATER, shown_by=shown)
    never = all(_never(first, then) for first, then in pairs)
    sure = never and len(pairs) == len(others) * len(theirs)
    return replace(made, joined=Joined.NOT_LATER if sure else Joined.CANNOT_TELL)


def _certainly(pairs: list[tuple[Post, Post]]) -> Iterator[tuple[str, str]]:
    """Pairs whose times leave no doubt, each from an exhibit of its own."""
    for first, then in pairs:
        ends = max(span.latest.at for span in counted(first))
        begins = min(span.earliest.at for span in counted(then))
        apart = {told.fact.exhibit for one in (first, then) for told in one.times}
        if ends <= begins and len(apart) >= _TWO and _settled(first, then):
            yield first.number, then.number


def _never(first: Post, then: Post) -> bool:
    """Whether theirs certainly was not later than the other."""
    begins = min(span.earliest.at for span in counted(first))
    ends = max(span.latest.at for span in counted(then))
    return ends <= begins and _settled(first, then)


def _settled(*posts: Post) -> bool:
    return not any(open_disputes(one) for one in posts)


def _author(case: "Case", one: Post) -> str:
    fact = one.recorded.fact
    account = case.accounts.get(fact.account)
    return fact.author or (account.person if account else "")


def _by_others(case: "Case", one: Post) -> bool:
    """Whether somebody who is known made it, and not the staff member."""
    return _author(case, one) not in ("", case.respondent)
