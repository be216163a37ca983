"""A case in which every field that a person types holds text that would act."""

from datetime import date
from pathlib import Path

from investigator.casework.commands.allegation import (
    AnswerAllegation,
    DraftAllegation,
    FindOnAllegation,
    PutAllegation,
    WeighExhibit,
)
from investigator.casework.commands.base import CaseCommand
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit, Showing
from investigator.casework.commands.people import AddPerson, GiveRole
from investigator.casework.commands.removal import (
    AnswerRemoval,
    AskCooperation,
    AskRemoval,
    CheckRemoval,
    SetDeadline,
)
from investigator.casework.perform import perform
from investigator.domain.allegation import AllegationState
from investigator.domain.counting import Unit
from investigator.domain.exhibit import Origin
from investigator.domain.people import PersonKind, Role
from investigator.domain.removal_request import Allowance, Mode, Seen
from investigator.domain.weighing import Effect
from tests.tui.case.practising import NOW, unlocked

REF = "HOSTILE-1"
WORDS = (
    "[@click=app.quit]press[/] [/nope] [b \x1b]0;owned\x07 \x1b[31m \u202egnp.exe $x "
    "[link=https://example.org]x[/link] \x9b31m"
)


def add_hostile_case(folder: Path, cache: Path, files: Path) -> None:
    """Through ordinary commands."""
    desk = unlocked(folder, cache)
    file = files / "[@click=app.quit]\u202egnp.txt"
    file.write_text(WORDS)
    perform(
        desk,
        OpenCase(
            ref=REF,
            title=WORDS,
            school=WORDS,
            respondent=WORDS,
            words=WORDS,
            reported_by=WORDS,
            reported_at=NOW,
        ),
    )
    for command in (*_people(), *_evidence(file), *_removal()):
        perform(desk, command)
    desk.lock()


def _people() -> tuple[CaseCommand, ...]:
    return (
        AddPerson(
            case=REF,
            kind=PersonKind.PUPIL,
            name=WORDS,
            key="P",
            stand_in=WORDS,
            post=WORDS,
            school=WORDS,
            note=WORDS,
        ),
        AddPerson(case=REF, kind=PersonKind.STAFF, name=WORDS, key="C", union=WORDS),
        GiveRole(case=REF, role=Role.HEARING_CHAIR, person="C"),
        TakeStep(case=REF, what=WORDS, words_of=WORDS, rests_on=WORDS),
    )


def _evidence(file: Path) -> tuple[CaseCommand, ...]:
    showing = Showing(
        shown=WORDS,
        platform=WORDS,
        handle=WORDS,
        address=WORDS,
        words=WORDS,
        author="C",
    )
    return (
        AdmitExhibit(
            case=REF,
            file=file,
            title=WORDS,
            origin=Origin(
                supplied_by=WORDS,
                obtained_how=WORDS,
                capture_shown=WORDS,
                signed_in_as=WORDS,
                captured_at=NOW,
            ),
            showing=showing,
        ),
        DraftAllegation(case=REF, wording=WORDS, clauses=("7.3",)),
        PutAllegation(case=REF, allegation="A1"),
        WeighExhibit(
            case=REF,
            allegation="A1",
            exhibit="E01",
            effect=Effect.SUPPORTS,
            note=WORDS,
        ),
        AnswerAllegation(case=REF, allegation="A1", words=WORDS),
        FindOnAllegation(
            case=REF,
            allegation="A1",
            finding=AllegationState.NOT_ESTABLISHED,
            reasons=WORDS,
            words_of=WORDS,
        ),
    )


def _removal() -> tuple[CaseCommand, ...]:
    return (
        AskRemoval(
            case=REF,
            items=("E01",),
            breached=("7.3",),
            decided_by=WORDS,
            authority=WORDS,
            how=Mode.PERSON,
            asked_at=NOW,
            allowance=Allowance(hours=1),
            emergency=WORDS,
        ),
        CheckRemoval(
            case=REF,
            request="R1",
            at=NOW,
            result=Seen.VISIBLE,
            exhibit="E01",
            residue=WORDS,
        ),
        AnswerRemoval(case=REF, request="R1", words=WORDS, words_of=WORDS),
        AskCooperation(case=REF, what=WORDS, asked_on=date(2026, 11, 20)),
        SetDeadline(
            case=REF,
            rule_text=WORDS,
            trigger=date(2026, 11, 20),
            unit=Unit.WORKING_DAY,
            amount=2,
        ),
    )
