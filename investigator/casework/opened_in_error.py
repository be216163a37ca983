"""A case that was opened by mistake: emptied, closed, never counted, nobody's history."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from investigator.casework import held_in, moving
from investigator.casework.commands.put_right import CloseAsOpenedInError
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.moving import Move
from investigator.casework.ruled import said
from investigator.casework.taken import carry_out, introduce, told
from investigator.domain import covering, exhibit, mistakes
from investigator.domain.case import Case, refuse_unread
from investigator.domain.errors import Refused
from investigator.domain.hanging import Hanging, Stated
from investigator.domain.put_right import Noun, OpenedInError, PutRight

if TYPE_CHECKING:
    from investigator.domain.about import Thing
    from investigator.storage.case_file import CaseFile


def close(desk: Desk, wanted: CloseAsOpenedInError) -> Generator[Progress | Done]:
    """What belongs elsewhere goes there; the rest is destroyed but for the frame."""
    file = desk.case_file(wanted.case)
    refuse_unread(file.case)
    saying = said(desk, wanted)
    first = mistakes.whole_case(file.case, file.stated(), wanted.reason)
    mistakes.refuse_named(wanted.reason, _respondent(file.case))
    moved = yield from _carried_over(desk, file, wanted)
    yield Progress(what="Taking the case out", done=0, whole=1)
    introduce(desk, file)
    plan = mistakes.whole_case(file.case, file.stated(), wanted.reason)
    held = held_in.held_in(desk, file, plan)
    shown = told(desk, file, plan, held)
    moved_to = ", ".join(moved)
    answer = replace(shown, what=first.what, moved_to=moved_to, done=True)
    fact = PutRight(
        noun=Noun.CASE,
        what=plan.what,
        reason=wanted.reason.strip(),
        entries=plan.entries,
        documents=tuple(one.place for one in plan.documents),
        numbers=tuple(one.number for one in plan.exhibits),
        moved_to=moved_to,
        held_in=held_in.kept(held, plan.words),
    )
    over = OpenedInError(reason=wanted.reason.strip())
    done = carry_out(desk, file, plan, fact, saying=saying, before=(over,))
    yield replace(done, made=answer, facts=(over,))


def _carried_over(
    desk: Desk, file: "CaseFile", wanted: CloseAsOpenedInError
) -> Generator[Progress, None, list[str]]:
    """Each exhibit with what it shows, in the case where it belongs."""
    if not wanted.to_case:
        if wanted.exhibits:
            raise Refused(
                "Say which case takes these exhibits over.",
                remedy="Name the right case, or leave the exhibits out.",
            )
        return []
    target = moving.target_case(desk, file, wanted.to_case)
    numbers = wanted.exhibits or tuple(file.case.exhibits)
    stated = file.stated()
    hanging = {number: _along(stated, number) for number in numbers}
    _refuse_named(file.case, numbers, hanging)
    moved = []
    for number in numbers:
        move = Move(
            one=exhibit.known(file.case, number),
            gone=hanging[number],
            source=file,
            target=target,
            reason=wanted.reason,
        )
        there = yield from moving.move(desk, move)
        moved.append(f"{target.case.ref} {there}")
    return moved


def _along(stated: Sequence[Stated], number: str) -> tuple[Stated, ...]:
    """What goes along with an exhibit: its posts, their times, its copies outside."""
    thing: Thing = (Noun.EXHIBIT, number)
    gone = Hanging(stated, thing).gone
    return tuple(
        one
        for one in stated
        if one.place in gone or getattr(one.fact, "exhibit", "") == number
    )


def _refuse_named(
    case: Case, numbers: Sequence[str], hanging: dict[str, tuple[Stated, ...]]
) -> None:
    """The wrong person's name is not carried into the right case."""
    words = _respondent(case)
    named = [
        number
        for number in numbers
        if any(words.stand_in(one.fact) for one in hanging[number])
    ]
    if named:
        raise Refused(
            f"The name of the wrong person stands in {', '.join(named)}.",
            remedy="Choose the exhibits that go along one by one, without these.",
        )


def _respondent(case: Case) -> covering.Words:
    person = case.people.get(case.respondent)
    return covering.of_name(person.added.fact.name) if person else covering.Words()
