"""The trust's calendar: which days count for a deadline, and why or why not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from investigator.domain.errors import Refused

_SATURDAY = 5
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(StrEnum):
    """Which days count.

    Statutory: Monday to Friday less bank holidays (Employment Relations Act 1999 s.13).
    Office: those less the trust's own closures. School: term days and INSET days.
    """

    STATUTORY = "statutory"
    OFFICE = "office"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A stretch of term, both days included; of every school where none is named."""

    name: str
    first: date
    last: date
    school: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refused(
                f"{self.name} cannot end before it begins.",
                remedy="Check the first and the last day of the term.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A day on which one school was shut though it was to be open."""

    school: str
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Bank holidays, office closures, terms, INSET days and closures, as loaded.

    `last_year` is the last year whose bank holidays are loaded; None takes it from them.
    """

    bank_holidays: tuple[date, ...] = ()
    office_closed: tuple[date, ...] = ()
    terms: tuple[Term, ...] = ()
    inset: tuple[date, ...] = ()
    closures: tuple[Closure, ...] = ()
    last_year: int | None = None

    def is_working_day(
        self, day: date, kind: Kind = Kind.STATUTORY, school: str | None = None
    ) -> tuple[bool, str]:
        """Whether a day counts, and why."""
        if day.weekday() >= _SATURDAY:
            return False, _DAY_NAMES[day.weekday()]
        if day in self.bank_holidays:
            return False, "bank holiday"
        if kind is Kind.OFFICE and day in self.office_closed:
            return False, "the trust's offices are closed"
        if kind is Kind.SCHOOL:
            return self._is_school_day(day, school)
        return True, "working day"

    def covers(self, day: date) -> bool:
        """Whether the bank holidays of the day's year are loaded."""
        if not self.bank_holidays:
            return False
        last = self.last_year or max(self.bank_holidays).year
        return min(self.bank_holidays).year <= day.year <= last

    def knows_terms(self, day: date, school: str | None = None) -> bool:
        """Whether a day lies between the first and last day of the terms known."""
        terms = self.terms_of(school)
        if not terms:
            return False
        first = min([term.first for term in terms] + list(self.inset))
        return first <= day <= max(term.last for term in terms)

    def terms_of(self, school: str | None = None) -> tuple[Term, ...]:
        """A school's own terms, or where it has none those of every school."""
        own = tuple(term for term in self.terms if school and term.school == school)
        return own or tuple(term for term in self.terms if not term.school)

    def staff_off(self, day: date, school: str | None = None) -> bool:
        """Whether staff of a school were not required.

        A bank holiday, a holiday between known terms, or a closure of the school. INSET
        days are worked; weekends are a matter of the person's own pattern.
        """
        if day in self.bank_holidays or self._closure(day, school) is not None:
            return True
        if day in self.inset or not self.knows_terms(day, school):
            return False
        return self._term(day, school) is None and day.weekday() < _SATURDAY

    def _is_school_day(self, day: date, school: str | None) -> tuple[bool, str]:
        closed = self._closure(day, school)
        if closed is not None:
            return False, f"{closed.school} closed: {closed.reason or 'no reason given'}"
        if day in self.inset:
            return True, "INSET day, which counts for staff"
        term = self._term(day, school)
        if term is not None:
            return True, term.name
        if self.knows_terms(day, school):
            return False, "school holiday"
        return True, "no term dates known, so counted as a statutory day"

    def _term(self, day: date, school: str | None) -> Term | None:
        return next(
            (term for term in self.terms_of(school) if term.first <= day <= term.last), None
        )

    def _closure(self, day: date, school: str | None) -> Closure | None:
        return next(
            (one for one in self.closures if one.day == day and one.school == school), None
        )
