"""The table that `make faults` ends with: what was done, how often, and what came of it."""

import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

PROPERTY = "faults"
"""Under this name a test's report carries its rows to whoever prints them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; `holds` is None where nothing was to be reached here."""

    what: str
    many: str
    result: str
    budget: str
    holds: bool | None

    def as_plain(self) -> dict[str, object]:
        """As values that a report can carry."""
        return asdict(self)

    @classmethod
    def from_plain(cls, told: dict[str, object]) -> "Row":
        """From the values of a report."""
        holds = told["holds"]
        return cls(
            what=str(told["what"]),
            many=str(told["many"]),
            result=str(told["result"]),
            budget=str(told["budget"]),
            holds=None if holds is None else bool(holds),
        )

    @property
    def verdict(self) -> str:
        """In one word."""
        return {True: "holds", False: "MISSED", None: "-"}[self.holds]


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The table, every column as wide as it needs to be."""
    head = ("what", "how many", "result", "budget", "")
    told = [head, *((r.what, r.many, r.result, r.budget, r.verdict) for r in rows)]
    widths = [max(len(row[at]) for row in told) for at in range(len(head))]
    yield f"{platform.machine()}, Python {platform.python_version()}"
    for row in told:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
