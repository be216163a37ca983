"""What is missing about the evidence: disputes to decide, authority, audience, logs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from investigator.domain.account import Ownership
from investigator.domain.audience import kept_apart, monitored
from investigator.domain.gap import Blocks, Gap
from investigator.domain.keep_logs import CODE

if TYPE_CHECKING:
    from investigator.domain.case import Case

_TRUSTS = (Ownership.TRUST, Ownership.SCHOOL)


def of_evidence(case: "Case") -> Iterator[Gap]:
    """Every gap about the evidence."""
    yield from _disputes(case)
    yield from _monitoring(case)
    yield from _audience(case)
    yield from _accounts(case)
    yield from _logs(case)


def _disputes(case: "Case") -> Iterator[Gap]:
    for number, one in case.disputes.items():
        left = [post for post in one.undecided if post in case.posts]
        if left:
            times = "1 time" if len(left) == 1 else f"{len(left)} times"
            yield Gap(
                code=f"dispute_{number}",
                what=f"{number}: {one.disputed.fact.by} disputes {times}, and nobody has "
                "decided.",
                blocks=Blocks.NOTHING,
                mend="Have a named person decide, or print it as not decided.",
            )


def _monitoring(case: "Case") -> Iterator[Gap]:
    for number, one in case.exhibits.items():
        if one.withheld is None and kept_apart(case, number):
            yield Gap(
                code=f"monitoring_{number}",
                what=f"{number} comes from watching the Trust's systems; authority, scope "
                "and impact assessment are not recorded.",
                blocks=Blocks.REPORT,
                mend="Record all three, or withhold it; until then it is no evidence.",
            )


def _audience(case: "Case") -> Iterator[Gap]:
    open_ = [
        number
        for number, one in case.exhibits.items()
        if one.posts and one.withheld is None and number not in case.audiences
    ]
    if open_:
        more = f" and {len(open_) - 1} more" if len(open_) > 1 else ""
        yield Gap(
            code=f"audience_{open_[0]}",
            what=f"Who could see {open_[0]}{more}, and how it was obtained, is not "
            "recorded.",
            blocks=Blocks.NOTHING,
            mend="Record it under Exhibits (4.1.3).",
        )


def _accounts(case: "Case") -> Iterator[Gap]:
    for number, one in case.accounts.items():
        theirs = case.respondent != "" and one.person == case.respondent
        if theirs and one.link is None:
            yield Gap(
                code=f"account_{number}",
                what=f"Why account {number} is taken to be the staff member's is not "
                "recorded.",
                blocks=Blocks.NOTHING,
                mend="Record what it rests on under People; 4.1.1 speaks of no other.",
            )


def _logs(case: "Case") -> Iterator[Gap]:
    asked = any(one.set.fact.code == CODE for one in case.deadlines.values())
    ours = any(one.recorded.fact.ownership in _TRUSTS for one in case.accounts.values())
    if not asked and (ours or any(monitored(case, each) for each in case.exhibits)):
        yield Gap(
            code="logs",
            what="Nobody has been asked to keep the logs, and they may be deleted without "
            "notice.",
            blocks=Blocks.NOTHING,
            mend="Ask whoever keeps them to keep them; the clock for it starts then (8.3).",
        )
