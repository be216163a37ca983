"""Takes out what was added by mistake; where it belongs elsewhere, it goes there first."""

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from investigator.casework import held_in, moving
from investigator.casework.commands.put_right import PutRight as PutRightWanted
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.moving import Move
from investigator.casework.ruled import said
from investigator.casework.taken import carry_out, introduce, planned, told
from investigator.domain import mistakes
from investigator.domain.case import refuse_unread
from investigator.domain.errors import Refused
from investigator.domain.put_right import Noun, PutRight
from investigator.domain.taking_out import Plan

if TYPE_CHECKING:
    from investigator.domain.about import Thing
    from investigator.storage.case_file import CaseFile


def put_right(desk: Desk, wanted: PutRightWanted) -> Generator[Progress | Done]:
    """Everything about it goes, the case is read again, the file is written anew."""
    file = desk.case_file(wanted.case)
    refuse_unread(file.case)
    thing = mistakes.find(file.case, file.stated(), wanted.what)
    mistakes.may_take_out(file.case, thing, wanted.reason)
    saying = said(desk, wanted)
    first = planned(file, thing, also=wanted.also)
    mistakes.refuse_named(wanted.reason, first.words)
    moved_to = ""
    if wanted.to_case:
        moved_to = yield from _moved(desk, file, wanted, thing, first)
    yield Progress(what="Taking it out", done=0, whole=1)
    introduce(desk, file)
    plan = planned(file, thing, also=wanted.also, moved=bool(moved_to))
    held = held_in.held_in(desk, file, plan)
    answer = replace(told(desk, file, plan, held), moved_to=moved_to, done=True)
    fact = PutRight(
        noun=plan.noun,
        what=plan.what,
        reason=wanted.reason.strip(),
        entries=plan.entries,
        documents=tuple(one.place for one in plan.documents),
        numbers=plan.numbers,
        stand_ins=plan.stand_ins,
        moved_to=moved_to,
        held_in=held_in.kept(held, plan.words),
    )
    done = carry_out(desk, file, plan, fact, saying=saying)
    facts = (
        tuple(each for each in (done.case.put_right[done.seq].fact,)) if done.case else ()
    )
    yield replace(done, made=answer, facts=facts)


def _moved(
    desk: Desk, file: "CaseFile", wanted: PutRightWanted, thing: "Thing", plan: Plan
) -> Generator[Progress, None, str]:
    if thing[0] is not Noun.EXHIBIT:
        raise Refused(
            "Only an exhibit goes to another case by being put right.",
            remedy="Take it out here, and record it in the right case.",
        )
    target = moving.target_case(desk, file, wanted.to_case)
    move = Move(
        one=file.case.exhibits[thing[1]],
        gone=plan.gone + tuple(one.stated for one in plan.retold),
        source=file,
        target=target,
        reason=wanted.reason,
    )
    number = yield from moving.move(desk, move)
    return f"{target.case.ref} {number}"
