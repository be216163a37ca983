"""The order of posts that clause 3.2 asks about, in fixed words and never as a finding."""

from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.report import Claim
from investigator.domain.instant import Span
from investigator.domain.joined_in import CLAUSE, Joined, Order, orders
from investigator.domain.text import visible
from investigator.domain.time_standing import counted

if TYPE_CHECKING:
    from investigator.domain.allegation import Allegation
    from investigator.domain.case import Case

_OUTCOMES = {
    Joined.LATER: "By the times recorded, the staff member's post is the later one.",
    Joined.NOT_LATER: "By the times recorded, no post of the staff member's is later.",
    Joined.CANNOT_TELL: "The times leave it open which came first.",
    Joined.TOO_FEW: "It cannot be asked yet: two exhibits with times are needed, one of "
    "somebody else's post and one of the staff member's, in the same space.",
}
_NOBODY = "Nobody has recorded in which group or thread the posts stood."


def order_of_posts(case: "Case", one: "Allegation") -> tuple[Claim, ...]:
    """What the times say where the clause is charged; empty where it is not."""
    if CLAUSE not in (*one.clauses, *one.drafted.fact.cited_with):
        return ()
    found = orders(case)
    if not found:
        return (Claim(title="Order of the posts", text=_NOBODY, outcome="Not asked."),)
    return tuple(_claim(case, each) for each in found)


def _claim(case: "Case", order: Order) -> Claim:
    shown = order.shown_by or ()
    said = [
        f"{number} ({', '.join(case.posts[number].exhibits)}): "
        f"{'; or '.join(words.stretch(span) for span in _spans(case, number))}."
        for number in (shown or (*order.others, *order.theirs))
    ]
    exhibits = tuple(dict.fromkeys(e for n in shown for e in case.posts[n].exhibits))
    return Claim(
        title=f"Order of the posts in “{visible(order.space)}”",
        text=" ".join(said) or "No post with a time is placed there.",
        outcome=_OUTCOMES[order.joined],
        exhibits=exhibits,
    )


def _spans(case: "Case", number: str) -> tuple[Span, ...]:
    return counted(case.posts[number])
