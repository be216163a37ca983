"""What the clock record of a case tells, and what is said of the laptop's clock now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from investigator.domain.clock_notes import BEHIND_BY_US, ClockNote, clock_notes
from investigator.domain.instant import LONDON, Instant

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.ledger import Stamp
    from investigator.storage.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class _Seen:
    seq: int
    last: "Stamp | None"
    notes: tuple[ClockNote, ...]


_seen: "WeakKeyDictionary[CaseFile, _Seen]" = WeakKeyDictionary()


def notes_of(file: "CaseFile") -> tuple[ClockNote, ...]:
    """Of every entry so far; practice is on a clock of its own, and has none."""
    if file.case.practice:
        return ()
    seen = _seen.get(file, _Seen(0, None, ()))
    if file.standing.head.seq > seen.seq:
        stamps = file.ledger.ledger.stamps(seen.seq)
        more = clock_notes(stamps, before=seen.last)
        seen = _Seen(stamps[-1][0], stamps[-1][1], (*seen.notes, *more))
        _seen[file] = seen
    return seen.notes


def set_back_since(file: "CaseFile", seq: int) -> tuple[str, ...]:
    """What to say right after a command whose clock was behind the entries before it."""
    return tuple(
        f"{note.sentence()} The record says so; check the date and time."
        for note in notes_of(file)
        if note.seq > seq and note.backwards
    )


def behind_last_entry(desk: "Desk") -> tuple[str, ...]:
    """What to say where the clock of the laptop is earlier than what was last recorded."""
    latest = desk.vault.register.latest()
    if desk.now().at >= latest - BEHIND_BY_US:
        return ()
    made = Instant(latest, LONDON).local(LONDON)
    said = (
        "The clock of this laptop is earlier than the last entry, made "
        f"{made:%A} {made.day} {made:%B %Y} at {made:%H:%M}: check the date and time. You "
        "can go on."
    )
    return (said,)
