"""The procedure of an imported case.

Allegations, removal, deadlines, steps, its true stage.
"""

from investigator.casework.commands.allegation import (
    ClaimException,
    DraftAllegation,
    FindOnAllegation,
    PutAllegation,
    WithdrawAllegation,
)
from investigator.casework.commands.case import (
    MoveCase,
    PlanStep,
    RelyOnPresumption,
    TakeStep,
)
from investigator.casework.commands.removal import (
    AnswerCooperation,
    AskCooperation,
    GiveKeepNotice,
)
from investigator.casework.imported import Importing, Node, day_of
from investigator.casework.imported_removal import bring_in_removal, set_deadlines
from investigator.domain.allegation import FINDINGS, AllegationState
from investigator.domain.instant import Instant
from investigator.domain.people import Role
from investigator.domain.procedure import Stage, path

_FINDING_REASONS = "Brought in with the case: the reasons stand in the paper this rests on."
_ALLEGATION_KEYS = frozenset(
    {"id", "clauses", "cited_with", "wording", "state", "linked_to", "reason", "severity"}
)
# Words by which a step of the timeline is known, for the day of a stage or a letter.
_PUT_WORDS = ("notice of investigation", "interview", "hearing invitation")
_STAGE_WORDS = {
    Stage.REPORTING: ("report delivered",),
    Stage.AWAITING_DECISION: ("report delivered",),
    Stage.HEARING_ARRANGED: ("hearing invitation",),
    Stage.HEARD: ("hearing",),
    Stage.OUTCOME_ISSUED: ("outcome letter",),
    Stage.APPEAL_OPEN: ("outcome letter",),
}


def bring_in(importing: Importing, node: Node) -> None:
    """What was done and is to be done, in the order in which one thing needs another."""
    timeline = node.nodes("timeline")
    for each in node.nodes("allegations"):
        with importing.carefully(f"allegations {each.text('id')}"):
            _allegation(importing, each, timeline)
    for each in node.nodes("presumptions"):
        _presumption(importing, each)
    for each in node.nodes("exception_claims"):
        _claim(importing, each)
    for each in node.nodes("preservation_notices"):
        with importing.carefully(f"preservation_notices {each.text('id')}"):
            importing.do(
                f"preservation_notices {each.text('id')}",
                GiveKeepNotice(
                    case=importing.ref,
                    to=each.text("to"),
                    wording=each.text("wording"),
                    happened_at=each.moment("issued"),
                ),
            )
    for each in node.nodes("cooperation_requests"):
        _cooperation(importing, each)
    bring_in_removal(importing, node)
    set_deadlines(importing, node)
    for each in timeline:
        with importing.carefully(f"timeline {each.text('at')}"):
            _step(importing, each)
    _stage(importing, node, timeline)


def _allegation(importing: Importing, each: Node, timeline: tuple[Node, ...]) -> None:
    number, where = each.text("id"), f"allegations {each.text('id')}"
    drafted = importing.do(
        where,
        DraftAllegation(
            case=importing.ref,
            wording=each.text("wording"),
            clauses=each.texts("clauses"),
            cited_with=each.texts("cited_with"),
            linked_to=each.text("linked_to"),
        ),
    )
    if not drafted:
        return
    state = AllegationState(each.text("state") or AllegationState.DRAFT)
    if state is AllegationState.WITHDRAWN:
        importing.do(
            where,
            WithdrawAllegation(
                case=importing.ref, allegation=number, reason=each.text("reason")
            ),
        )
    elif state is not AllegationState.DRAFT:
        put = _when(timeline, _PUT_WORDS)
        importing.do(
            where, PutAllegation(case=importing.ref, allegation=number, happened_at=put)
        )
        _finding(importing, number, state, _when(timeline, ("report delivered",)))
    if each.has("severity") and not _policy_says(importing, each):
        importing.refuse(
            f"{where} severity", "only the policy or a named person with a reason says it"
        )
    importing.leave_unknown(each, _ALLEGATION_KEYS, f"{where} ")


def _policy_says(importing: Importing, each: Node) -> bool:
    clauses = importing.desk.clauses()
    found = (clauses[one].severity for one in each.texts("clauses") if one in clauses)
    return each.text("severity") in tuple(found)


def _finding(
    importing: Importing, number: str, state: AllegationState, at: Instant | None
) -> None:
    """The investigating officer's finding, which waits for their own confirmation."""
    if state in FINDINGS:
        importing.do(
            f"allegations {number} state",
            FindOnAllegation(
                case=importing.ref,
                allegation=number,
                finding=state,
                reasons=_FINDING_REASONS,
                words_of=importing.case.holder(Role.INVESTIGATING_OFFICER),
                rests_on="investigation report on paper",
                happened_at=at,
            ),
        )


def _presumption(importing: Importing, each: Node) -> None:
    clause = each.text("clause")
    importing.do(
        f"presumptions {clause}",
        RelyOnPresumption(
            case=importing.ref,
            clause=clause,
            basis=each.text("basis"),
            challenge=each.text("challenge") or each.text("rebuttal"),
            finding=each.text("finding"),
        ),
    )


def _claim(importing: Importing, each: Node) -> None:
    clause = each.text("clause")
    number = next(
        (key for key, one in importing.case.allegations.items() if clause in one.clauses),
        "",
    )
    importing.do(
        f"exception_claims {clause}",
        ClaimException(
            case=importing.ref,
            allegation=number,
            clause=clause,
            claim=each.text("claim"),
            exhibits=each.texts("evidence"),
        ),
    )


def _cooperation(importing: Importing, each: Node) -> None:
    where = f"cooperation_requests {each.text('id')}"
    with importing.carefully(where):
        asked = day_of(each.data.get("asked"))
        if asked is None:
            importing.refuse(where, "it names no day on which it was asked")
            return
        ask = AskCooperation(
            case=importing.ref,
            what=each.text("what"),
            asked_on=asked,
            due=day_of(each.data.get("due")),
        )
        if importing.do(where, ask) and each.has("response"):
            number = tuple(importing.case.cooperation)[-1]
            importing.do(
                where,
                AnswerCooperation(
                    case=importing.ref, request=number, response=each.text("response")
                ),
            )


def _step(importing: Importing, each: Node) -> None:
    at, what = each.moment("at"), each.text("what")
    where = f"timeline {each.text('at')}"
    if at is None:
        importing.refuse(where, "it names no moment")
    elif at.at > importing.desk.now().at:
        importing.do(where, PlanStep(case=importing.ref, what=what, at=at))
    else:
        importing.do(
            where,
            TakeStep(case=importing.ref, what=what, happened_at=at, rests_on="paper file"),
        )


def _stage(importing: Importing, node: Node, timeline: tuple[Node, ...]) -> None:
    """From where it was taken over to where it stands, one stage at a time."""
    asked = node.text("demo_state")
    if asked not in tuple(Stage):
        return
    with importing.carefully("demo_state"):
        for stage in path(importing.case.stage, Stage(asked)):
            importing.do(
                "demo_state",
                MoveCase(
                    case=importing.ref,
                    to=stage,
                    happened_at=_when(timeline, _STAGE_WORDS.get(stage, ())),
                    rests_on="paper file",
                ),
            )


def _when(timeline: tuple[Node, ...], words: tuple[str, ...]) -> Instant | None:
    """The moment of the first past step that is one of the words, else that holds it."""
    past = [each for each in timeline if not each.data.get("planned")]
    for word in words:
        same = [each for each in past if each.text("what") == word]
        holds = [each for each in past if word in each.text("what")]
        found = next(iter(same or holds), None)
        if found is not None:
            return found.moment("at")
    return None
