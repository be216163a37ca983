"""What a shown time can mean: its readings, and flags that say what was doubtful."""

from dataclasses import dataclass
from enum import StrEnum

from investigator.domain.instant import Span


class Flag(StrEnum):
    """What had to be supposed, dropped or doubted when a shown time was read."""

    ZONE_ASSUMED = "zone_assumed"
    YEAR_INFERRED = "year_inferred"
    RELATIVE = "relative"
    ROUNDING_UNKNOWN = "rounding_unknown"
    DAY_MONTH_AMBIGUOUS = "day_month_ambiguous"
    FUTURE_CANDIDATE_DROPPED = "future_candidate_dropped"
    AFTER_CAPTURE = "after_capture"
    NONEXISTENT_LOCAL_TIME = "nonexistent_local_time"
    REPEATED_LOCAL_TIME = "repeated_local_time"
    OCR_SPACING_REPAIRED = "ocr_spacing_repaired"
    UNREADABLE = "unreadable"


class Order(StrEnum):
    """Which comes first in a date of three numbers."""

    DMY = "DMY"
    MDY = "MDY"
    UNKNOWN = "unknown"


class Rounding(StrEnum):
    """How a site makes "3h" of three hours and forty minutes."""

    CUT = "cut"
    NEAREST = "nearest"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One stretch of time that a shown text can mean, and how it was read to get there."""

    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReading:
    """Every reading of a shown time; none where it cannot be read or never happened."""

    readings: tuple[Reading, ...] = ()
    flags: tuple[Flag, ...] = ()


def flags_in_order(flags: frozenset[Flag]) -> tuple[Flag, ...]:
    """The flags in one fixed order."""
    return tuple(flag for flag in Flag if flag in flags)
