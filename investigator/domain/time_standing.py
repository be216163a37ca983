"""Where the time of a post stands under clause 4.1.2, and which time counts.

What a site recorded is taken as right where a staff member made the post. It is never so
of a witness, a file, a log, an identifier or a clock that a picture happens to show.
"""

from typing import TYPE_CHECKING

from investigator.domain.exhibit import ExhibitKind
from investigator.domain.instant import Span
from investigator.domain.people import PersonKind
from investigator.domain.post import Post, TimeShown, TimeStatus

if TYPE_CHECKING:
    from investigator.domain.case import Case

_NOT_A_SITES = frozenset(
    {
        ExhibitKind.DEVICE_FILE,
        ExhibitKind.LOG_EXTRACT,
        ExhibitKind.RECORD,
        ExhibitKind.STATEMENT,
        ExhibitKind.LETTER,
        ExhibitKind.INTERVIEW_NOTE,
    }
)


def status(case: "Case", post: Post) -> TimeStatus:
    """Where it stands: what nobody decided yet comes first.

    A dispute that is not accepted leaves standing what was decided before it.
    """
    if open_disputes(post):
        return TimeStatus.CHALLENGED
    if any(told.fact.accepted is not None for told in post.decided):
        return TimeStatus.CONTRARY_PROVEN
    if post.decided:
        return TimeStatus.CHALLENGE_REJECTED
    return TimeStatus.DEEMED_ACCURATE if presumed(case, post) else TimeStatus.NO_SITE_TIME


def presumed(case: "Case", post: Post) -> bool:
    """Whether 4.1.2 speaks of it.

    A post whose author nobody named is taken to be the staff member's that the case is of.
    """
    recorded = any(of_a_site(case, told.fact) for told in post.times)
    return recorded and by_staff(case, post) is not False


def of_a_site(case: "Case", shown: TimeShown) -> bool:
    """Whether a site recorded the time, rather than a person, a device or the Trust."""
    exhibit = case.exhibits.get(shown.exhibit)
    return exhibit is None or exhibit.admitted.fact.kind not in _NOT_A_SITES


def by_staff(case: "Case", post: Post) -> bool | None:
    """Whether a staff member made the post; None where nobody says who did."""
    fact = post.recorded.fact
    account = case.accounts.get(fact.account)
    author = case.people.get(fact.author or (account.person if account else ""))
    return None if author is None else author.added.fact.kind is PersonKind.STAFF


def open_disputes(post: Post) -> tuple[str, ...]:
    """The numbers of the disputes about its time that nobody has decided."""
    decided = {told.fact.dispute for told in post.decided}
    numbers = (told.fact.number for told in post.disputed)
    return tuple(number for number in numbers if number not in decided)


def accepted(post: Post) -> Span | None:
    """The time that a named person said counts, the latest word; None where none did."""
    said = [
        (told.telling.seq, told.fact.accepted)
        for told in post.decided
        if told.fact.accepted is not None
    ]
    said += [(told.telling.seq, told.fact.reading) for told in post.chosen]
    return max(said, key=lambda one: one[0])[1] if said else None


def counted(post: Post) -> tuple[Span, ...]:
    """Every stretch the post may lie in, as far as it is settled.

    What a person accepted, else where its times agree, else every reading.
    """
    from investigator.domain.post import best  # noqa: PLC0415 - it asks a noun beside it

    settled = accepted(post) or best(post)
    if settled is not None:
        return (settled,)
    read = (reading.span for told in post.times for reading in told.fact.readings)
    return tuple(dict.fromkeys(read))
