"""Looks: each search of a site, a device, a log or a mailbox, with the question it asked.

A look that found nothing is a look, and what was passed over is told: that is how others
can see that nobody browsed for its own sake.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.domain.cooperation import refuse_secret
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.numbers import next_number

if TYPE_CHECKING:
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class LookMade:
    """A search: what was asked, where, as whom, from when to when, what came of it.

    `found_for` speaks for what is alleged, `found_against` against it.
    """

    number: str
    question: str
    where: str
    signed_in_as: str
    started: Instant
    ended: Instant
    found_for: str = ""
    found_against: str = ""
    passed_over: str = ""
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case has this look."""
        return replace(case, looks=case.looks.put(self.number, telling.of(self)))


def look(  # noqa: PLR0913 - the parts of a look
    case: "Case",
    *,
    question: str,
    where: str,
    signed_in_as: str,
    started: Instant,
    ended: Instant,
    happened_at: Instant,
    found_for: str = "",
    found_against: str = "",
    passed_over: str = "",
    exhibits: tuple[str, ...] = (),
) -> LookMade:
    """Records a look that was made."""
    for given, sentence, remedy in (
        (question, "A look needs the question it asked.", "Say what you looked for."),
        (where, "Say where you looked.", "A site, a device, a log or a mailbox."),
        (
            signed_in_as,
            "Say as whom you were signed in.",
            "The name of the account, or “not signed in”.",
        ),
    ):
        if not given.strip():
            raise Refused(sentence, remedy=remedy)
    if ended.at < started.at or ended.at > happened_at.at:
        raise Refused(
            "A look ends after it begins, and before it is recorded.",
            remedy="Check from when to when you looked.",
        )
    words = (question, where, signed_in_as, found_for, found_against, passed_over)
    for each in words:
        refuse_secret(each)
    for number in exhibits:
        known_exhibit(case, number)
    return LookMade(
        number=next_number(case.used(case.looks), "L"),
        question=question.strip(),
        where=where.strip(),
        signed_in_as=signed_in_as.strip(),
        started=started,
        ended=ended,
        found_for=found_for.strip(),
        found_against=found_against.strip(),
        passed_over=passed_over.strip(),
        exhibits=exhibits,
    )
