"""What screens and the command line ask of a case.

Facts arranged to be read, never changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.domain import chronology, post_time, readiness
from investigator.domain.agenda import Item, agenda
from investigator.domain.chronology import Event
from investigator.domain.deadline import DeadlineState
from investigator.domain.deadline import state as deadline_state
from investigator.domain.exhibit import Exhibit, duplicates
from investigator.domain.instant import Instant, Span
from investigator.domain.post import Post, TimeShown, TimeStatus
from investigator.domain.readiness import Gap
from investigator.domain.time.corroborate import Verdict
from investigator.domain.time.identifiers import IdTime
from investigator.domain.time.working_hours import WorkTime
from investigator.domain.time_standing import accepted, status
from investigator.storage.register import CaseLine

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitView:
    """An exhibit with the post it shows, the time as shown, and what follows from it."""

    exhibit: Exhibit
    post: Post | None = None
    shown: TimeShown | None = None
    status: TimeStatus | None = None
    best: Span | None = None
    chosen: Span | None = None
    id_time: IdTime | None = None
    agrees_with_id: bool | None = None
    verdict: Verdict = Verdict.NONE
    work_time: WorkTime | None = None
    duplicate_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many cases there are, for the head of the register."""

    open: int
    closed: int
    due_this_week: int
    overdue: int


def cases(
    desk: "Desk",
    start: int,
    count: int,
    *,
    words: str = "",
    closed: bool = False,
    in_error: bool = False,
) -> Sequence[CaseLine]:
    """A page of the register: open cases, soonest due first."""
    return desk.vault.register.page(
        start, count, words=_folded(words), closed=closed, in_error=in_error
    )


def case_count(desk: "Desk", *, words: str = "", closed: bool = False) -> int:
    """How many cases that list has."""
    return desk.vault.register.total(words=_folded(words), closed=closed)


def counts(desk: "Desk") -> Counts:
    """The figures at the head of the register."""
    register = desk.vault.register
    now = desk.now()
    week = now.later(hours=7 * 24)
    opened = register.total()
    return Counts(
        open=opened,
        closed=register.total(closed=True) - opened,
        due_this_week=register.due_before(week.day().isoformat(), week.iso()),
        overdue=register.due_before(now.day().isoformat(), now.iso()),
    )


def case(desk: "Desk", ref: str) -> "Case":
    """A case as it stands."""
    return desk.case_file(ref).case


def exhibits(case: "Case") -> tuple[ExhibitView, ...]:
    """Every exhibit of a case as it is listed."""
    return tuple(exhibit_view(case, each) for each in case.exhibits.values())


def exhibit_view(case: "Case", one: Exhibit) -> ExhibitView:
    """One exhibit. An exhibit that shows many posts shows no single time of its own."""
    same = duplicates(case, one.number)
    if len(one.posts) != 1:
        return ExhibitView(exhibit=one, duplicate_of=same)
    post = case.posts[one.posts[0]]
    shown = post.shown_in(one.number)
    found = post_time.compared(post)
    return ExhibitView(
        exhibit=one,
        post=post,
        shown=shown,
        status=status(case, post) if shown else None,
        best=found.best,
        chosen=accepted(post),
        id_time=post.id_time.fact.found if post.id_time else None,
        agrees_with_id=post_time.agrees_with_id(post),
        verdict=found.verdict,
        work_time=post_time.work_time(case, post, shown) if shown else None,
        duplicate_of=same,
    )


def missing(desk: "Desk", case: "Case") -> tuple[Gap, ...]:
    """What is missing in a case."""
    return readiness.missing(case, desk.clauses())


def timeline(case: "Case") -> tuple[Event, ...]:
    """What happened, in order of time."""
    return chronology.events(case)


def due(desk: "Desk", case: "Case") -> tuple[Item, ...]:
    """What is due in a case, soonest first."""
    return agenda(case, desk.now())


def deadline_states(case: "Case", now: Instant) -> dict[str, DeadlineState]:
    """Where each deadline stands."""
    return {
        number: deadline_state(case, one, now) for number, one in case.deadlines.items()
    }


def _folded(words: str) -> str:
    from investigator.casework.register_line import fold  # noqa: PLC0415 - wanted in a search

    return fold(words)
