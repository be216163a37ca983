"""People in a case: who they are, what they are in it, and which roles exclude each other.

Links use a person's key, never the name: names stand in one fact each, so that covering,
statistics and destruction are one operation.
"""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling, Told
from investigator.domain.stand_ins import next_stand_in
from investigator.domain.time.working_hours import WorkingPattern

if TYPE_CHECKING:
    from investigator.domain.case import Case


class PersonKind(StrEnum):
    """What a person is to the trust."""

    STAFF = "staff"
    PUPIL = "pupil"
    PARENT = "parent"
    WITNESS = "witness"
    THIRD_PARTY = "third_party"
    OFFICIAL = "official"


class Category(StrEnum):
    """Who counts as staff under clause 2.1, and 2.2 for outsiders.

    It selects the procedure.
    """

    EMPLOYEE = "employee"
    TRUSTEE = "trustee"
    GOVERNOR = "governor"
    CONSULTANT = "consultant"
    CONTRACTOR = "contractor"
    TRAINEE = "trainee"
    FIXED_TERM = "fixed_term"
    PART_TIME = "part_time"
    CASUAL = "casual"
    AGENCY = "agency"
    VOLUNTEER = "volunteer"
    THIRD_PARTY = "third_party"


class Role(StrEnum):
    """What somebody does in a case."""

    CASE_MANAGER = "case_manager"
    RESPONSIBLE_PERSON = "responsible_person"
    COMMISSIONING_MANAGER = "commissioning_manager"
    INVESTIGATING_OFFICER = "investigating_officer"
    HEARING_CHAIR = "hearing_chair"
    APPEAL_CHAIR = "appeal_chair"
    NOTE_TAKER = "note_taker"
    DSL = "dsl"
    WELFARE_CONTACT = "welfare_contact"


class Part(StrEnum):
    """What somebody is to the concern, besides any role."""

    NONE = "none"
    TARGET = "target"
    REPORTER = "reporter"
    WITNESS = "witness"
    RELATIVE = "relative"


_DECIDERS = {Role.HEARING_CHAIR, Role.APPEAL_CHAIR}
_BARS_DECIDING = {
    Role.CASE_MANAGER,
    Role.RESPONSIBLE_PERSON,
    Role.COMMISSIONING_MANAGER,
    Role.INVESTIGATING_OFFICER,
    *_DECIDERS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded:
    """A person who has to do with the case.

    `stand_in` is what documents print for a pupil.
    """

    key: str
    kind: PersonKind
    name: str
    stand_in: str = ""
    category: Category | None = None
    post: str = ""
    school: str = ""
    line_manager: str = ""
    union: str = ""
    is_teacher: bool | None = None
    start_date: date | None = None
    part: Part = Part.NONE
    note: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The person stands in the case."""
        return replace(case, people=case.people.put(self.key, Person(telling.of(self))))


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentNamed:
    """Whose conduct the case is about."""

    person: str

    def told_to(self, case: "Case", _telling: Telling, /) -> "Case":
        """The case has this respondent."""
        return replace(case, respondent=self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven:
    """Somebody was given a role in the case."""

    role: Role
    person: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The role is held by this person; whoever held it before no longer does."""
        return replace(case, roles=case.roles.put(self.role, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingPatternSet:
    """The days and hours that a person works, breaks and lunch apart (clause 5.1)."""

    person: str
    pattern: WorkingPattern

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The person has this working pattern."""
        person = replace(case.people[self.person], pattern=telling.of(self))
        return replace(case, people=case.people.put(self.person, person))


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the case knows them."""

    added: Told[PersonAdded]
    pattern: Told[WorkingPatternSet] | None = None

    @property
    def label(self) -> str:
        """How screens and documents call them.

        A pupil's or parent's stand-in, else the name.
        """
        return self.added.fact.stand_in or self.added.fact.name


def add(  # noqa: PLR0913 - one field each of the form that asks who a person is
    case: "Case",
    *,
    kind: PersonKind,
    name: str,
    key: str = "",
    stand_in: str = "",
    category: Category | None = None,
    post: str = "",
    school: str = "",
    line_manager: str = "",
    union: str = "",
    is_teacher: bool | None = None,
    start_date: date | None = None,
    part: Part = Part.NONE,
    note: str = "",
) -> PersonAdded:
    """A person for the case; a pupil, and a parent of one, always has a stand-in."""
    if not name.strip() and not stand_in.strip():
        raise Refused(
            "A person needs a name.", remedy="Enter the name, or a stand-in for a pupil."
        )
    if key and key in case.used(case.people):
        raise Refused(f"{key} is already in this case.", remedy="Choose another key.")
    hidden = kind in (PersonKind.PUPIL, PersonKind.PARENT)
    return PersonAdded(
        key=key or _next_key(case),
        kind=kind,
        name=name.strip(),
        stand_in=stand_in.strip() or (_next_stand_in(case, kind) if hidden else ""),
        category=category,
        post=post.strip(),
        school=school.strip(),
        line_manager=line_manager.strip(),
        union=union.strip(),
        is_teacher=is_teacher,
        start_date=start_date,
        part=part,
        note=note.strip(),
    )


def name_respondent(case: "Case", *, person: str) -> RespondentNamed:
    """Makes a person the one whose conduct the case is about; asked once."""
    if case.respondent:
        raise Refused(
            "This case already has a staff member whose conduct it is about.",
            remedy="Open another case for another person: one case, one staff member.",
        )
    who = known(case, person)
    if any(told.fact.person == person for told in case.roles.values()):
        raise Refused(
            f"{who.label} has a role in this case, so it cannot be about their conduct.",
            remedy="Give the role to somebody else first.",
        )
    return RespondentNamed(person=person)


def give_role(case: "Case", *, role: Role, person: str) -> RoleGiven:
    """Gives a role, unless what the person already is in the case excludes it."""
    who = known(case, person)
    if person == case.respondent:
        raise Refused(
            f"{who.label} is the staff member in this case and can hold no role in it.",
            remedy="Choose somebody else; for a head, the chair of governors.",
        )
    _refuse_conflict(who, role)
    for held, told in case.roles.items():
        if told.fact.person == person and _excluded(held, role):
            raise Refused(
                f"{who.label} is {_words(held)}, so cannot also be {_words(role)}.",
                remedy="Choose somebody who has had no part in the case.",
            )
    return RoleGiven(role=role, person=person)


def set_pattern(  # noqa: PLR0913 - the five parts of a working day
    case: "Case",
    *,
    person: str,
    days: tuple[str, ...],
    start: time,
    end: time,
    breaks: tuple[tuple[time, time], ...] = (),
    lunch: tuple[time, time] | None = None,
) -> WorkingPatternSet:
    """The person's contracted days and hours."""
    known(case, person)
    pattern = WorkingPattern(days=days, start=start, end=end, breaks=breaks, lunch=lunch)
    return WorkingPatternSet(person=person, pattern=pattern)


def known(case: "Case", person: str) -> Person:
    """The person with this key, or a refusal."""
    if person not in case.people:
        raise Refused(
            f"Nobody in this case has the key {person}.", remedy="Add the person first."
        )
    return case.people[person]


def _refuse_conflict(who: Person, role: Role) -> None:
    part = who.added.fact.part
    conflicted = {*_DECIDERS, Role.INVESTIGATING_OFFICER, Role.COMMISSIONING_MANAGER}
    if part is not Part.NONE and role in conflicted:
        raise Refused(
            f"{who.label} is a {part.value} in this case, so cannot be {_words(role)}.",
            remedy="Choose somebody who has had no part in the case.",
        )


def _excluded(held: Role, wanted: Role) -> bool:
    """Whether one person may not hold both: deciders had no earlier part in the case."""
    if held == wanted:
        return False
    pair = {held, wanted}
    return bool(pair & _DECIDERS) and pair <= _BARS_DECIDING


def _words(role: Role) -> str:
    return f"the {role.value.replace('_', ' ')}"


def _next_stand_in(case: "Case", kind: PersonKind) -> str:
    word = "Pupil" if kind is PersonKind.PUPIL else "Parent"
    taken = {one.added.fact.stand_in for one in case.people.values()}
    gone = {each for told in case.put_right.values() for each in told.fact.stand_ins}
    return next_stand_in(word, taken | gone)


def _next_key(case: "Case") -> str:
    used = case.used(case.people)
    keys = (f"PERSON-{at:02d}" for at in count(len(case.people) + 1))
    return next(each for each in keys if each not in used)
