"""What can be wanted of the people in a case."""

from dataclasses import dataclass
from datetime import date, time

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import people
from investigator.domain.people import Category, Part, PersonKind, Role


@command(people.add)
@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson(CaseCommand):
    """A person joins the case."""

    kind: PersonKind
    name: str
    key: str = ""
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


@command(people.name_respondent)
@dataclass(frozen=True, slots=True, kw_only=True)
class NameRespondent(CaseCommand):
    """The case is about this person's conduct."""

    person: str


@command(people.give_role)
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRole(CaseCommand):
    """A person takes a role in the case."""

    role: Role
    person: str


@command(people.set_pattern)
@dataclass(frozen=True, slots=True, kw_only=True)
class SetWorkingPattern(CaseCommand):
    """The days and hours a person works."""

    person: str
    days: tuple[str, ...]
    start: time
    end: time
    breaks: tuple[tuple[time, time], ...] = ()
    lunch: tuple[time, time] | None = None
