"""The register as a screen asks for it: figures, filter and a first page in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.casework import views
from investigator.casework.views import Counts
from investigator.domain.case import Case
from investigator.domain.instant import Instant
from investigator.storage.register import CaseLine

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

__all__ = ["NOBODY", "PAGE", "CaseLine", "Counts", "Filter", "Listing", "listing"]

PAGE = 100
NOBODY = Case().respondent_label
"""What stands in place of a name while nobody is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cases are wanted."""

    words: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The register's head and its first page, as they stand at one moment."""

    filter: Filter
    counts: Counts
    total: int
    first: tuple[CaseLine, ...]
    now: Instant


def listing(desk: "Desk", wanted: Filter) -> Listing:
    """All that the list shows at first."""
    words, closed = wanted.words, wanted.closed
    return Listing(
        filter=wanted,
        counts=views.counts(desk),
        total=views.case_count(desk, words=words, closed=closed),
        first=tuple(views.cases(desk, 0, PAGE, words=words, closed=closed)),
        now=desk.now(),
    )
