"""Reads the trust's schools out of a CSV file as a spreadsheet program saves it."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from investigator.domain.calendar import Closure, Term
from investigator.domain.errors import Refused
from investigator.domain.text import one_line, shortened
from investigator.machine.files import read_whole

_LIMIT = 4 << 20
_YEAR_DIGITS = 4  # 2/9/26 would be read as the year 26
_SCHOOL = "school"
_TERMS = ("autumn term", "spring term", "summer term")
_CLOSURES = "closures"
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        _SCHOOL: "name",
        "phase": "phase",
        "head": "head",
        "safeguarding lead": "safeguarding_lead",
        "safeguarding phone": "safeguarding_phone",
        "local authority": "local_authority",
        "lado phone": "lado_phone",
        "social care day": "social_care_day",
        "social care night": "social_care_night",
    }
)
_COLUMNS = (
    *_FIELDS,
    *(f"{term} {end}" for term in _TERMS for end in ("first day", "last day")),
    _CLOSURES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """One school: its fields by the domain's names, its terms and its closures."""

    fields: Mapping[str, str]
    terms: tuple[Term, ...] = ()
    closures: tuple[Closure, ...] = ()


def read_schools(path: Path) -> tuple[SchoolRow, ...]:
    """Every school in the file; a refusal names the row and the column."""
    rows = _rows(_text(read_whole(path, _LIMIT)))
    heads = [_head(each) for each in rows[0]] if rows else [_SCHOOL]
    if _SCHOOL not in heads:
        raise Refused(
            "The file has no column “School”.",
            remedy="Its first row names the columns; the example shows them all.",
        )
    made = [
        _school(number, dict(zip(heads, cells, strict=False)))
        for number, cells in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    if not made:
        raise Refused("The file holds no schools.", remedy="Give it one school a row.")
    _refuse_twice(made)
    return tuple(made)


def _text(data: bytes) -> str:
    """UTF-8, or what spreadsheet programs on Windows write without asking."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    between = max(",;\t", key=first.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=between, strict=True))
    except csv.Error:
        raise Refused(
            "The file is not a CSV file that can be read.",
            remedy="Save it from the spreadsheet as “CSV (comma separated)”.",
        ) from None


def _head(cell: str) -> str:
    head = " ".join(one_line(cell).casefold().replace("_", " ").split())
    if head not in _COLUMNS:
        near = get_close_matches(head, _COLUMNS, n=1, cutoff=0) or [_SCHOOL]
        raise Refused(
            f"The file has a column “{shortened(head, 40)}” that is not known.",
            remedy=f"Take it out, or name it “{near[0].capitalize()}”.",
        )
    return head


def _school(number: int, cells: Mapping[str, str]) -> SchoolRow:
    named = {field: one_line(cells.get(head, "")) for head, field in _FIELDS.items()}
    if not named["name"]:
        raise Refused(
            f"Row {number} names no school.", remedy="Fill in the column “School”."
        )
    return SchoolRow(
        fields=named,
        terms=tuple(_terms(number, named["name"], cells)),
        closures=tuple(_closures(number, named["name"], cells)),
    )


def _terms(number: int, school: str, cells: Mapping[str, str]) -> Iterator[Term]:
    for name in _TERMS:
        first = cells.get(f"{name} first day", "").strip()
        last = cells.get(f"{name} last day", "").strip()
        if first or last:
            yield Term(
                name=name.capitalize(),
                first=_day(number, f"{name} first day", first),
                last=_day(number, f"{name} last day", last),
                school=school,
            )


def _closures(number: int, school: str, cells: Mapping[str, str]) -> Iterator[Closure]:
    """Days parted by semicolons, each with its reason: 11/12/2026 boiler."""
    for each in cells.get(_CLOSURES, "").split(";"):
        day, _, reason = each.strip().partition(" ")
        if day:
            yield Closure(
                school=school,
                day=_day(number, _CLOSURES, day),
                reason=one_line(reason),
            )


def _day(number: int, where: str, text: str) -> date:
    """A day as 23/11/2026 or 2026-11-23."""
    parts = text.split("/")
    try:
        if [len(part) for part in parts][2:] == [_YEAR_DIGITS]:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            f"Row {number}: “{shortened(one_line(text), 20)}” under “{where}” is no day.",
            remedy="Write it as day, month, year: 23/11/2026.",
        ) from None


def _refuse_twice(made: Sequence[SchoolRow]) -> None:
    seen: set[str] = set()
    for row in made:
        name = row.fields["name"]
        if name in seen:
            raise Refused(
                f"{shortened(name, 60)} stands in the file twice.",
                remedy="Keep one row for each school.",
            )
        seen.add(name)
