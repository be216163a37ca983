"""Opening a case: a file of its own, the concern, and the staff member it is about."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from investigator.casework.commands.case import OpenCase
from investigator.casework.desk import Desk, Done
from investigator.domain import concern, people
from investigator.domain.case import Case
from investigator.domain.deadline import CalendarCopied
from investigator.domain.errors import Refused
from investigator.domain.people import PersonKind
from investigator.reference.load import bank_holiday_calendar

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact
    from investigator.record.codec import Saying


def open_case(desk: Desk, wanted: OpenCase) -> Iterator[Done]:
    """A new case file; the trust's calendar is copied into it.

    So its days stay countable.
    """
    vault = desk.vault
    saying = desk.saying(happened_at=wanted.happened_at)
    facts = _facts(desk, wanted, saying)
    file = vault.new_case()
    try:
        done = desk.record(file, facts)
    except BaseException:
        file.close()
        vault.discard_case(file.name)
        raise
    desk.keep_open(file)
    yield done


def _facts(
    desk: Desk, wanted: OpenCase, saying: "Saying"
) -> "Sequence[tuple[Fact, Saying]]":
    """Every rule is asked before a file is made."""
    case = Case()
    opened = concern.open_case(
        case,
        ref=wanted.ref or _next_ref(desk),
        title=wanted.title,
        school=wanted.school,
        practice=desk.vault.practice,
    )
    if desk.vault.register.has(opened.ref):
        raise Refused(
            f"{opened.ref} is already a case in this vault.",
            remedy="Choose another reference.",
        )
    calendar = desk.vault.trust.calendar or bank_holiday_calendar(desk.now().day().year)
    facts: list[Fact] = [opened, CalendarCopied(calendar=calendar)]
    if wanted.words or wanted.first_seen or wanted.reported_at:
        facts.append(
            concern.report(
                case,
                words=wanted.words,
                happened_at=saying.happened_at,
                first_seen=wanted.first_seen,
                reported_at=wanted.reported_at,
                reported_by=wanted.reported_by,
                reported_to=wanted.reported_to,
            )
        )
    if wanted.respondent.strip():
        added = people.add(
            case,
            kind=PersonKind.STAFF,
            name=wanted.respondent,
            key=wanted.respondent_key,
            category=wanted.category,
            school=wanted.school,
        )
        facts += [added, people.RespondentNamed(person=added.key)]
    return [(fact, saying) for fact in facts]


def _next_ref(desk: Desk) -> str:
    """The next free reference of the year: CASE-2026-001, and on."""
    year = desk.now().day().year
    taken = desk.vault.register.has
    number = desk.vault.register.total(closed=True) + 1
    while taken(f"CASE-{year}-{number:03d}"):
        number += 1
    return f"CASE-{year}-{number:03d}"
