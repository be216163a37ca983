"""Reads a calendar out of plain data: bank holidays, closures, terms, INSET days."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from investigator.domain.calendar import Calendar, Closure, Term
from investigator.domain.errors import Refused


def calendar_of(data: dict[str, Any]) -> Calendar:
    """The calendar that a file's `calendar` block describes; days as ISO text or dates."""
    holidays = tuple(_days(data, "england_bank_holidays"))
    return Calendar(
        bank_holidays=holidays,
        office_closed=tuple(_days(data, "trust_office_closed")),
        terms=tuple(_terms(data)),
        inset=tuple(_days(data, "inset")),
        closures=tuple(_closures(data)),
    )


def _days(data: dict[str, Any], key: str) -> Iterator[date]:
    for each in data.get(key) or ():
        yield day(each, key)


def _terms(data: dict[str, Any]) -> Iterator[Term]:
    for key, value in data.items():
        if str(key).startswith("terms"):
            for each in value or ():
                yield Term(
                    name=str(each.get("name", "")),
                    first=day(each.get("first"), "terms"),
                    last=day(each.get("last"), "terms"),
                    school=str(each.get("school", "")),
                )


def _closures(data: dict[str, Any]) -> Iterator[Closure]:
    for each in data.get("unplanned_closures") or ():
        yield Closure(
            school=str(each.get("school", "")),
            day=day(each.get("date"), "unplanned_closures"),
            reason=str(each.get("reason", "")),
        )


def day(value: object, where: str) -> date:
    """A day from a date or ISO text; a refusal that says where it stood."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise Refused(
            f"“{value}” under {where} is not a day.",
            remedy="Write it as year, month, day: 2026-11-23.",
        ) from None
