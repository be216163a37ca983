"""What is missing: every gap with what it blocks and how to mend it.

Pure, and for reading only.

The case's list governs its stage; each kind of document has its own must-haves, so that
an urgent letter is not a draft for want of a report.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from investigator.domain.allegation import FINDINGS, AllegationState
from investigator.domain.gap import Blocks, Gap
from investigator.domain.people import Role
from investigator.domain.policy import Clauses
from investigator.domain.procedure import Stage
from investigator.domain.readiness_evidence import of_evidence
from investigator.domain.steps import unconfirmed
from investigator.domain.time.interval import Flag

if TYPE_CHECKING:
    from investigator.domain.case import Case

__all__ = ["Blocks", "Gap", "missing", "missing_for_report"]


_SETTLED = (*FINDINGS, AllegationState.WITHDRAWN, AllegationState.MOVED)
_INVESTIGATED = tuple(Stage)[tuple(Stage).index(Stage.INVESTIGATING) :]


def missing(case: "Case", clauses: Clauses) -> tuple[Gap, ...]:
    """Every gap of the case, the ones that stop something first."""
    gaps = [gap for look in _LOOKS for gap in look(case, clauses)]
    return tuple(sorted(gaps, key=lambda gap: gap.blocks is Blocks.NOTHING))


def missing_for_report(case: "Case", clauses: Clauses) -> tuple[Gap, ...]:
    """What the investigation report must have and has not."""
    return tuple(gap for gap in missing(case, clauses) if gap.blocks is Blocks.REPORT)


def _opening(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    if not case.respondent:
        yield Gap(
            code="respondent",
            what="The staff member is not named.",
            blocks=Blocks.STAGE,
            mend="Add the person under People and mark whose conduct it is.",
        )
    if case.concern is None:
        yield Gap(
            code="concern",
            what="The first words of the concern are not recorded.",
            blocks=Blocks.STAGE,
            mend="Record who told whom, when, and the exact words.",
        )
    if case.edition is None:
        yield Gap(
            code="policy_edition",
            what="The policy edition in force on the day of the conduct is not chosen.",
            blocks=Blocks.REPORT,
            mend="Choose the edition; the newest is not always the right one.",
        )


def _before_take_over(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    told = case.taken_over
    if told is None:
        return
    day = f"{told.fact.on.day} {told.fact.on:%B %Y}"
    for stage, what in _EARLIER.items():
        if tuple(Stage).index(stage) < tuple(Stage).index(told.fact.stage):
            yield Gap(
                code=f"before_take_over_{stage.value}",
                what=f"Not recorded before the take-over on {day}: {what}.",
                blocks=Blocks.NOTHING,
                mend="Add the paper it rests on as an exhibit, if there is one.",
            )


_EARLIER = {
    Stage.INTAKE: "the first account of the concern",
    Stage.TRIAGE: "the safeguarding question",
    Stage.ASSESSMENT: "the conflict check and the terms of reference",
}


def _safeguarding(case: "Case", clauses: Clauses) -> Iterator[Gap]:
    forced = sorted(
        {
            number
            for one in case.allegations.values()
            if one.withdrawn is None
            for number in one.clauses
            if number in clauses and clauses[number].safeguarding
        }
    )
    if forced and Role.DSL not in case.roles:
        yield Gap(
            code="safeguarding_lead",
            what=f"Clause {forced[0]} concerns a pupil, and no safeguarding lead is named.",
            blocks=Blocks.STAGE,
            mend="Ring the school's safeguarding lead first, then name them under People.",
        )


def _allegations(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    if not case.allegations:
        yield Gap(
            code="allegation",
            what="No allegation is worded.",
            blocks=Blocks.REPORT,
            mend="Word an allegation and choose its clauses.",
        )
    for number, one in case.allegations.items():
        if one.state in (AllegationState.WITHDRAWN, AllegationState.MOVED):
            continue
        if one.put is None:
            yield _gap(
                "put", number, "has not been put to the staff member", "Put it in writing."
            )
        if one.answer is None and one.put is not None:
            yield _gap(
                "answer",
                number,
                "has no answer from the staff member",
                "Record the answer, or that none was given after two dated chances.",
            )
        if not one.weighed:
            yield _gap(
                "evidence",
                number,
                "names no exhibit, for or against",
                "Tie the exhibits that support and that undermine it.",
            )
        if one.state not in _SETTLED:
            yield _gap(
                "finding",
                number,
                "has no finding by the investigating officer",
                "Record: established, in part, or not established, with reasons.",
            )


def _gap(code: str, number: str, what: str, mend: str) -> Gap:
    return Gap(
        code=f"{code}_{number}", what=f"{number} {what}.", blocks=Blocks.REPORT, mend=mend
    )


def _roles(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    if case.stage in _INVESTIGATED and Role.INVESTIGATING_OFFICER not in case.roles:
        yield Gap(
            code="investigating_officer",
            what="No investigating officer is named.",
            blocks=Blocks.REPORT,
            mend="Name somebody who has had no part in the concern.",
        )


def _evidence(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    yield from of_evidence(case)
    if not case.exhibits:
        yield Gap(
            code="exhibit",
            what="The case holds no exhibit.",
            blocks=Blocks.REPORT,
            mend="Add the files that show the posts.",
        )
    for post in case.posts.values():
        for told in post.times:
            flags = told.fact.flags
            if not told.fact.readings:
                impossible = Flag.NONEXISTENT_LOCAL_TIME.value in flags
                why = "never happened on a clock there" if impossible else "cannot be read"
                yield Gap(
                    code=f"time_{post.number}_{told.fact.exhibit}",
                    what=f"The time in {told.fact.exhibit}, “{told.fact.shown}”, {why}.",
                    blocks=Blocks.NOTHING,
                    mend="Ask for the original or the account's export; check the zone.",
                )


def _words(case: "Case", _clauses: Clauses) -> Iterator[Gap]:
    for telling in unconfirmed(case):
        yield Gap(
            code=f"confirm_{telling.seq}",
            what=f"Entry {telling.seq} is not yet confirmed by {telling.speaker}.",
            blocks=Blocks.REPORT,
            mend="Add their signed reply or page as an exhibit, or record a call.",
        )


_LOOKS: tuple[Callable[["Case", Clauses], Iterator[Gap]], ...] = (
    _opening,
    _safeguarding,
    _allegations,
    _roles,
    _evidence,
    _words,
    _before_take_over,
)
