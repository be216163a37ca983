"""Something that is missing: what it is, what it stops, and how it is mended."""

from dataclasses import dataclass
from enum import StrEnum


class Blocks(StrEnum):
    """What cannot be had while a gap is open."""

    NOTHING = "nothing"
    STAGE = "next stage"
    REPORT = "investigation report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is missing. `mend` says what to do in plain words."""

    code: str
    what: str
    blocks: Blocks
    mend: str
