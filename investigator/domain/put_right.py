"""Putting right: what was added by mistake is taken out, and the record says so.

Its payloads and bytes are destroyed; the number, the fact that says what, why and who, and
the hashes stay. A fact that is about other things as well is told again without it, and
read in the place where the first telling stood.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.calendar import Kind as CalendarKind
from investigator.domain.counting import Unit
from investigator.domain.deadline import DeadlineSet, Hardness, set_deadline
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number
from investigator.domain.procedure import Stage

if TYPE_CHECKING:
    from investigator.domain.case import Case

BREACH_CODE = "ico_breach"
BREACH_HOURS = 72


class Noun(StrEnum):
    """What a fact can be about, and what can be taken out."""

    EXHIBIT = "exhibit"
    POST = "post"
    ACCOUNT = "account"
    PERSON = "person"
    ENTRY = "entry"
    CASE = "case"
    ALLEGATION = "allegation"
    REMOVAL = "removal"
    COOPERATION = "cooperation"
    DEADLINE = "deadline"
    DISPUTE = "dispute"
    LOOK = "look"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIn:
    """A place that held it. `sealed` is one that nobody reads without the vault's keys."""

    what: str
    where: str = ""
    when: Instant | None = None
    left_laptop: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """What was added by mistake was taken out.

    `entries` are the entries whose words are destroyed, `restated` says which later entry
    tells one of them again, `documents` are entries of documents whose kept bytes went.
    `numbers` are labels that stay used; `held_in` every place that ever held it.
    """

    noun: Noun
    what: str
    reason: str
    entries: tuple[int, ...]
    restated: tuple[tuple[int, int], ...] = ()
    documents: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    moved_to: str = ""
    held_in: tuple[HeldIn, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The numbers stay used for ever, and say when they were taken out."""
        out = case.taken_out
        for number in self.numbers:
            out = out.put(number, telling.of(self))
        shelf = case.put_right.put(telling.seq, telling.of(self))
        return replace(case, put_right=shelf, taken_out=out)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedHere:
    """An exhibit came from another case, where it had been added by mistake."""

    exhibit: str
    from_case: str
    was: str
    first_added: Instant
    first_added_by: str
    reason: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit has this line of custody."""
        return replace(case, moved_here=case.moved_here.put(self.exhibit, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedInError:
    """The whole case was opened by mistake; it takes nothing more and is never counted."""

    reason: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case is over."""
        return replace(case, stage=Stage.OPENED_IN_ERROR, opened_in_error=telling.of(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBreachRecorded:
    """A person recorded that personal data left where it should have stayed.

    `known_since` is when somebody of the trust knew of it.
    """

    number: str
    what: str
    known_since: Instant
    deadline: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case has this breach."""
        return replace(case, breaches=case.breaches.put(self.number, telling.of(self)))


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An entry whose words were destroyed by a later one: what a reading finds there."""

    kind: str
    by: int

    def told_to(self, case: "Case", _telling: Telling, /) -> "Case":
        """It says nothing any more."""
        return case


@dataclass(frozen=True, slots=True)
class ToldAgain:
    """An entry that tells an earlier one again; what it says is read in that place."""

    entry: int

    def told_to(self, case: "Case", _telling: Telling, /) -> "Case":
        """It has been read already."""
        return case


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachProposed:
    """A copy that others can read left the laptop: a person decides what that is.

    `ends` is 72 elapsed hours after `known_since`.
    """

    case: str
    because: tuple[str, ...]
    known_since: Instant
    ends: Instant


def record_breach(
    case: "Case", *, known_since: Instant, what: str, happened_at: Instant
) -> tuple[DeadlineSet, DataBreachRecorded]:
    """Records a data breach; its 72 hours elapse from the moment somebody knew."""
    if not what.strip():
        raise Refused(
            "A data breach needs a line that says what left, and to whom.",
            remedy="Say it without more personal data than is needed.",
        )
    if known_since.at > happened_at.at:
        raise Refused(
            "Nobody can have known of it after it is recorded.",
            remedy="Give the moment when somebody of the trust first knew.",
        )
    clock = set_deadline(
        case,
        rule_text="Decide whether the Information Commissioner is told of the data breach",
        trigger=known_since,
        unit=Unit.HOUR,
        amount=BREACH_HOURS,
        calendar=CalendarKind.STATUTORY,
        code=BREACH_CODE,
        hard=Hardness.STATUTE,
        source="72 hours from knowing of it, each hour counted",
    )
    breach = DataBreachRecorded(
        number=next_number(case.breaches, "B"),
        what=what.strip(),
        known_since=known_since,
        deadline=clock.number,
    )
    return clock, breach


def propose(
    case: "Case", held_in: tuple[HeldIn, ...], known_since: Instant
) -> BreachProposed | None:
    """A breach record is proposed where a readable copy may have left the laptop."""
    left = tuple(
        f"{one.what}, {one.where}" if one.where else one.what
        for one in held_in
        if one.left_laptop and not one.sealed
    )
    if not left:
        return None
    return BreachProposed(
        case=case.ref,
        because=left,
        known_since=known_since,
        ends=known_since.later(hours=BREACH_HOURS),
    )


def refuse_in_error(case: "Case") -> None:
    """A case that was opened in error takes nothing more."""
    if case.opened_in_error is not None:
        raise Refused(
            f"{case.ref} was opened in error and is closed, so it takes nothing more.",
            remedy="Open the right case and record it there.",
        )


def tombstone(told: Told[PutRight], *, where: bool = True) -> str:
    """What stands where it stood: “taken out 4 December, added by mistake”.

    `where` adds the case it is in now, which documents of this case do not name.
    """
    day = told.telling.happened_at.day()
    moved = f"; now {told.fact.moved_to}" if where and told.fact.moved_to else ""
    return f"taken out {day.day} {day:%B}, added by mistake{moved}"
