"""The stages of a case, which may follow which, and how a case under way is taken over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Stage(StrEnum):
    """Every state a case can be in; screens show six words for them."""

    INTAKE = "intake"
    TRIAGE = "triage"
    PAUSED_EXTERNAL = "paused_external"
    ASSESSMENT = "assessment"
    INVESTIGATING = "investigating"
    REPORTING = "reporting"
    AWAITING_DECISION = "awaiting_decision_to_proceed"
    HEARING_ARRANGED = "hearing_arranged"
    HEARD = "heard"
    OUTCOME_ISSUED = "outcome_issued"
    APPEAL_OPEN = "appeal_open"
    APPEAL_ARRANGED = "appeal_arranged"
    APPEAL_HEARD = "appeal_heard"
    CLOSED = "closed"
    RETENTION_REVIEW = "retention_review"
    DISPOSED = "disposed"
    NO_CASE = "no_case"
    INFORMAL = "informal"
    LOW_LEVEL_LOGGED = "low_level_logged"
    TRANSFERRED = "transferred"
    RESPONDENT_LEFT = "respondent_left"
    OPENED_IN_ERROR = "opened_in_error"


_OVER = (Stage.DISPOSED, Stage.OPENED_IN_ERROR)  # nothing follows, and no move leads there
CLOSED_STAGES = frozenset({Stage.CLOSED, Stage.RETENTION_REVIEW, *_OVER})
_SIDE_EXITS = (Stage.NO_CASE, Stage.INFORMAL, Stage.LOW_LEVEL_LOGGED, Stage.TRANSFERRED)
_MAIN: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.INTAKE: (Stage.TRIAGE,),
    Stage.TRIAGE: (Stage.ASSESSMENT, Stage.PAUSED_EXTERNAL),
    Stage.PAUSED_EXTERNAL: (Stage.ASSESSMENT,),
    Stage.ASSESSMENT: (Stage.INVESTIGATING, Stage.PAUSED_EXTERNAL),
    Stage.INVESTIGATING: (Stage.REPORTING, Stage.PAUSED_EXTERNAL),
    Stage.REPORTING: (Stage.AWAITING_DECISION, Stage.INVESTIGATING),
    Stage.AWAITING_DECISION: (Stage.HEARING_ARRANGED, Stage.INVESTIGATING),
    Stage.HEARING_ARRANGED: (Stage.HEARD,),
    Stage.HEARD: (Stage.OUTCOME_ISSUED,),
    Stage.OUTCOME_ISSUED: (Stage.APPEAL_OPEN,),
    Stage.APPEAL_OPEN: (Stage.APPEAL_ARRANGED, Stage.CLOSED),
    Stage.APPEAL_ARRANGED: (Stage.APPEAL_HEARD,),
    Stage.APPEAL_HEARD: (Stage.CLOSED,),
    Stage.CLOSED: (Stage.RETENTION_REVIEW, Stage.INVESTIGATING),
    Stage.RETENTION_REVIEW: (Stage.CLOSED,),
    Stage.RESPONDENT_LEFT: (Stage.INVESTIGATING, Stage.CLOSED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """The case went from one stage to another."""

    to: Stage
    reason: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case is at the new stage."""
        moves = case.moves.put(telling.seq, telling.of(self))
        return replace(case, stage=self.to, moves=moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTakenOver:
    """A case begun on paper came into the program at its true stage."""

    stage: Stage
    on: date
    reason: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case stands at this stage, and says what was not recorded before."""
        return replace(case, stage=self.stage, taken_over=telling.of(self))


def follows(stage: Stage) -> tuple[Stage, ...]:
    """The stages that may come after this one, the ordinary one first."""
    if stage in (*_SIDE_EXITS, *_OVER):
        return () if stage in _OVER else (Stage.CLOSED, Stage.INVESTIGATING)
    exits = () if stage in CLOSED_STAGES else (*_SIDE_EXITS, Stage.RESPONDENT_LEFT)
    return (*_MAIN[stage], *(each for each in exits if each is not stage))


def path(start: Stage, end: Stage) -> tuple[Stage, ...]:
    """The stages from one to another along the ordinary way, the first left out."""
    along: list[Stage] = []
    here = start
    while here is not end:
        ahead = [each for each in _MAIN.get(here, ()) if each not in (*along, start)]
        ahead = [each for each in ahead if each is not Stage.PAUSED_EXTERNAL]
        if not ahead:
            raise Refused(
                f"No ordinary way leads from {_words(start)} to {_words(end)}.",
                remedy="Move the case one stage at a time.",
            )
        here = end if end in ahead else ahead[0]
        along.append(here)
    return tuple(along)


def move(case: "Case", *, to: Stage, reason: str = "") -> CaseMoved:
    """Moves the case on, when the stage may follow and what it must hold is there."""
    allowed = follows(case.stage)
    if to not in allowed:
        raise Refused(
            f"A case cannot go from {_words(case.stage)} to {_words(to)}.",
            remedy=f"It can go to: {', '.join(_words(each) for each in allowed)}."
            if allowed
            else "Nothing follows this stage.",
        )
    needs_reason = (*_SIDE_EXITS, Stage.PAUSED_EXTERNAL, Stage.RESPONDENT_LEFT)
    if (to in needs_reason or case.closed) and not reason.strip():
        raise Refused(
            f"Moving a case to {_words(to)} needs a reason.",
            remedy="Say in a line why, and who decided it.",
        )
    _guard(case, to)
    return CaseMoved(to=to, reason=reason.strip())


def take_over(
    case: "Case", *, stage: Stage, on: date, reason: str, happened_at: Instant
) -> CaseTakenOver:
    """Brings in a case that runs on paper: once, before anything else is in it."""
    if case.taken_over is not None or case.exhibits or case.allegations:
        raise Refused(
            "A case can be taken over once, while it is still empty.",
            remedy="Open a new case and take it over before anything is added.",
        )
    if stage is Stage.OPENED_IN_ERROR:
        raise Refused(
            "A case that was opened in error is not taken over.",
            remedy="Leave it on paper.",
        )
    if on > happened_at.day():
        raise Refused(
            "A case cannot be taken over on a day that is still to come.",
            remedy="Give the day from which the program has the case.",
        )
    if not reason.strip():
        raise Refused(
            "Taking over a case needs its reason.",
            remedy="Say where the earlier steps are kept.",
        )
    return CaseTakenOver(stage=stage, on=on, reason=reason.strip())


def _guard(case: "Case", to: Stage) -> None:
    """What must hold before a stage; whatever else is missing is told, not enforced."""
    if to is Stage.TRIAGE and not (case.respondent and case.school and case.concern):
        raise Refused(
            "The concern is not complete yet.",
            remedy="Record the staff member, the school and the words of the concern.",
        )
    if to is Stage.INVESTIGATING and not case.allegations:
        raise Refused(
            "There is nothing to investigate until an allegation is worded.",
            remedy="Word at least one allegation and choose its clauses.",
        )
    if to is Stage.HEARING_ARRANGED and not any(
        one.put for one in case.allegations.values()
    ):
        raise Refused(
            "No allegation has been put yet, so no hearing can be arranged.",
            remedy="Put the allegations first.",
        )


def _words(stage: Stage) -> str:
    return f"“{stage.value.replace('_', ' ')}”"
