"""Reads the dated data that ships with the program.

Nothing here comes from a person's files.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from investigator.domain.calendar import Calendar
from investigator.domain.policy import Clause, Force, Ground

_HERE = Path(__file__).parent
_NAMED = "potential_gross_misconduct"
_SATURDAY = 5
_CHECKED_YEARS = (
    -2,
    4,
)  # bank holidays are filled in for these years around the present one
_Loader = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same language, twenty times faster
Data = dict[str, Any]
"""What YAML holds, before it becomes a value."""


@cache
def clauses() -> dict[str, Clause]:
    """The clause register by number, in the policy's order."""
    read = (_clause(each) for each in _yaml("clauses.yaml")["clauses"])
    return {clause.number: clause for clause in read}


def practice_file() -> Path:
    """The two sample cases, in the shape that `case import` reads."""
    return _HERE / "practice-cases.yaml"


@cache
def phrase_words() -> tuple[str, ...]:
    """Ordinary words of which a passphrase can be drawn, each of them once."""
    return tuple((_HERE / "phrase-words.txt").read_text(encoding="utf-8").split())


def schools_example() -> Path:
    """A filled example of the schools' file, which can be opened as a spreadsheet."""
    return _HERE / "schools-example.csv"


def yaml_of(text: str) -> object:
    """What a YAML text says, with the safe loader."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, chosen above


def strangers_yaml(text: str) -> object:
    """What a person's file says; None where it repeats parts of itself by name.

    A few lines of such names (`&` and `*`) can stand for more than fits in memory. Raises
    `ValueError` where it is no YAML.
    """
    try:
        events = yaml.parse(text, Loader=_Loader)
        named = any(isinstance(event, yaml.AliasEvent) for event in events)
        return None if named else yaml_of(text)
    except yaml.YAMLError as why:
        raise ValueError(str(why)) from why


def bank_holiday_calendar(year: int) -> Calendar:
    """A calendar that knows England's bank holidays around a year.

    And no school's terms.
    """
    import holidays  # noqa: PLC0415 - wanted once, when a vault is made

    first, last = year + _CHECKED_YEARS[0], year + _CHECKED_YEARS[1]
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    weekdays = sorted(day for day in found if day.weekday() < _SATURDAY)
    return Calendar(
        bank_holidays=tuple(weekdays), last_year=last
    )  # with days in their stead


@cache
def _yaml(name: str) -> Data:
    data = yaml_of((_HERE / name).read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise TypeError(name)
    return data


def _clause(data: Data) -> Clause:
    """Severity stands only where the policy's own words name it, which is in 7.3 alone.

    An inferred hint, or a clause that only says it may be punished, stays out.
    """
    named = data["severity_hint"] == _NAMED and data["severity_source"] == "policy_text"
    return Clause(
        number=data["id"],
        title=data["title"],
        summary=data["summary"],
        kind=data["kind"],
        force=Force(data["force"]),
        ground=Ground(data["allegation_ground"]),
        severity=_NAMED if named else None,
        facts_to_prove=tuple(data["facts_to_prove"]),
        facts_to_answer=tuple(data["facts_to_answer"]),
        exceptions=tuple(data["exceptions"]),
        related=tuple(data["related"]),
        safeguarding=data["safeguarding_prompt"],
        rights=tuple(data["rights_prompts"]),
        note=data["build_note"],
    )
