"""The trust's schools, from one CSV file: whom to ring, and which days count there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.casework.commands.vault import ReadSchools
from investigator.casework.desk import Desk, Done
from investigator.domain.calendar import Calendar
from investigator.domain.trust import CalendarKept, record_school
from investigator.reference.load import bank_holiday_calendar
from investigator.reference.schools_file import SchoolRow, read_schools

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolsRead:
    """How many schools were read, and what some of them lack."""

    schools: int
    no_lado: int
    no_terms: int

    @property
    def sentence(self) -> str:
        """The same in words."""
        told = [f"{_count(self.schools, 'school')} read."]
        if self.no_lado:
            told.append(f"{self.no_lado} {_has(self.no_lado)} no LADO number.")
        if self.no_terms:
            told.append(
                f"{self.no_terms} {_has(self.no_terms)} no term dates: counted on "
                "statutory days until you add them."
            )
        return " ".join(told)


def read(desk: Desk, wanted: ReadSchools) -> Iterator[Done]:
    """All schools of the file are recorded, or none."""
    rows = read_schools(wanted.file)
    vault = desk.vault
    saying = desk.saying()
    calendar = vault.trust.calendar or bank_holiday_calendar(desk.now().day().year)
    vault.record(
        lambda trust: [
            *((record_school(trust, **row.fields), saying) for row in rows),
            (CalendarKept(calendar=_with_terms(calendar, rows)), saying),
        ],
        vault.stamp(desk.clock.record()),
    )
    yield Done(
        made=SchoolsRead(
            schools=len(rows),
            no_lado=sum(not row.fields["lado_phone"] for row in rows),
            no_terms=sum(not row.terms for row in rows),
        )
    )


def school_names(desk: Desk) -> tuple[str, ...]:
    """The schools that the vault knows, by name."""
    return tuple(sorted(each.fact.name for each in desk.vault.trust.schools.values()))


def save_example(path: "Path") -> "Path":
    """Writes the filled example, to be opened as a spreadsheet; where it lies."""
    from investigator.machine.files import writable_target, write_whole  # noqa: PLC0415 - rare
    from investigator.reference.load import schools_example  # noqa: PLC0415 - rare

    target = writable_target(path, overwrite=False)
    write_whole(target, schools_example().read_bytes())
    return target


def _with_terms(calendar: Calendar, rows: Sequence[SchoolRow]) -> Calendar:
    """What the file says of a school takes the place of what was known of it."""
    named = {row.fields["name"] for row in rows}
    return replace(
        calendar,
        terms=(
            *(term for term in calendar.terms if term.school not in named),
            *(term for row in rows for term in row.terms),
        ),
        closures=(
            *(one for one in calendar.closures if one.school not in named),
            *(one for row in rows for one in row.closures),
        ),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
