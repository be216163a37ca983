"""Which of several readings of a shown time counts: a named person says, and why."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Span
from investigator.domain.ledger import Telling
from investigator.domain.post import Post, TimeShown
from investigator.domain.post import known as known_post
from investigator.domain.post_time import compared
from investigator.domain.time_standing import open_disputes

if TYPE_CHECKING:
    from investigator.domain.case import Case

_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChosen:
    """A named person chose a reading of the time that an exhibit shows, and why."""

    post: str
    exhibit: str
    reading: Span
    reason: str
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The reading counts; one typed for somebody waits until they confirm it."""
        one = case.posts[self.post]
        chosen = replace(one, chosen=(*one.chosen, telling.of(self)))
        awaiting = case.awaiting
        if not telling.own_words:
            awaiting = awaiting.put(telling.seq, telling)
        posts = case.posts.put(self.post, chosen)
        return replace(case, posts=posts, awaiting=awaiting)


def choose(
    case: "Case",
    *,
    post: str,
    exhibit: str,
    reading: Span,
    reason: str,
    exhibits: tuple[str, ...] = (),
) -> ReadingChosen:
    """Chooses one reading, where something else than the shown text speaks for it."""
    one = known_post(case, post)
    shown = one.shown_in(exhibit)
    if shown is None:
        raise Refused(
            f"{exhibit} shows no time of {post}.", remedy="Choose the exhibit that does."
        )
    span = _one_of(shown, reading)
    if not reason.strip():
        raise Refused(
            "A choice between readings needs its reason.", remedy="Say what speaks for it."
        )
    open_ = open_disputes(one)
    if open_:
        raise Refused(
            f"This time is disputed ({', '.join(open_)}) and not decided, so no reading of "
            "it is chosen.",
            remedy="Decide the dispute first.",
        )
    others = tuple(each for each in exhibits if known_exhibit(case, each).number != exhibit)
    if not others and not _supported(one, span):
        raise Refused(
            f"Nothing but {exhibit} speaks of this time, so none of its readings can be "
            "chosen yet.",
            remedy="Name the exhibit that speaks for the reading, or add it first.",
        )
    return ReadingChosen(
        post=post, exhibit=exhibit, reading=span, reason=reason.strip(), exhibits=others
    )


def _one_of(shown: TimeShown, asked: Span) -> Span:
    """The reading that is meant; one that fits two, or none, is none."""
    if len(shown.readings) < _SEVERAL:
        raise Refused(
            f"The time in {shown.exhibit} has not several readings to choose from.",
            remedy="Dispute it if it is said to be wrong.",
        )
    found = [each.span for each in shown.readings if _meet(each.span, asked)]
    if len(found) != 1:
        every = "; ".join(
            f"{each.span.earliest.iso()}/{each.span.latest.iso()}"
            for each in shown.readings
        )
        raise Refused(
            f"That is not one of the readings of the time in {shown.exhibit}.",
            remedy=f"Its readings are {every}.",
        )
    return found[0]


def _supported(one: Post, span: Span) -> bool:
    """Whether another origin agrees with this reading."""
    found = compared(one)
    return (
        found.independent >= _SEVERAL and found.best is not None and _meet(found.best, span)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.earliest.at < other.latest.at and other.earliest.at < one.latest.at
