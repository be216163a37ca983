"""What the case workspace asks: a case as it stands, its record, its documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.casework import views
from investigator.casework.clock_record import notes_of
from investigator.domain import readiness
from investigator.domain.agenda import Item
from investigator.domain.case import Case
from investigator.domain.deadline import DeadlineState
from investigator.domain.errors import Damaged
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.policy import Clauses
from investigator.domain.readiness import Gap

if TYPE_CHECKING:
    from investigator.casework.desk import Desk
    from investigator.domain.chronology import Event
    from investigator.domain.clock_notes import ClockNote

_LATEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry of the record: what it says, around it who and when, and its hash.

    `clock` is what the clock of the laptop did before it, in sentences; `jumped` whether
    that is more than a zone or what the system said of it.
    """

    telling: Telling
    fact: object
    hash: str
    clock: str = ""
    jumped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A case after entry `seq`, with what follows from it at this moment."""

    case: Case
    seq: int
    now: Instant
    officer: str
    clauses: Clauses
    gaps: tuple[Gap, ...]
    due: tuple[Item, ...]
    deadlines: Mapping[str, DeadlineState]
    latest: tuple[EntryLine, ...]
    clock: "tuple[ClockNote, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Every entry of a case; `problem` says what of it does not hold."""

    entries: tuple[EntryLine, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A kind of document that fits the stage, and what it must have and has not."""

    kind: str
    title: str
    missing: tuple[Gap, ...]


def standing(desk: "Desk", ref: str) -> Standing:
    """The case as it stands now."""
    file = desk.case_file(ref)
    case, now = file.case, desk.now()
    return Standing(
        case=case,
        seq=file.standing.head.seq,
        now=now,
        officer=desk.vault.officer.name,
        clauses=desk.clauses(),
        gaps=views.missing(desk, case),
        due=views.due(desk, case),
        deadlines=views.deadline_states(case, now),
        latest=_latest(desk, ref),
        clock=notes_of(file),
    )


def clock_notes(desk: "Desk", ref: str) -> "tuple[ClockNote, ...]":
    """Where the clock of the laptop did not run on between two entries of a case."""
    return notes_of(desk.case_file(ref))


def record(desk: "Desk", ref: str) -> Record:
    """The whole record, chain and signatures checked on the way."""
    file = desk.case_file(ref)
    ledger = file.ledger.ledger
    hashes = (line.entry.hash.hex() for line in ledger.lines())
    try:
        told = tuple(ledger.told(verify=desk.vault.keys.verify))
    except Damaged as why:
        return Record(entries=(), problem=str(why))
    notes: dict[int, list[ClockNote]] = {}
    for note in notes_of(file):
        notes.setdefault(note.seq, []).append(note)
    return Record(
        entries=tuple(
            _entry(each, sha, notes.get(each.telling.seq, ()))
            for each, sha in zip(told, hashes, strict=True)
        )
    )


def exhibits(desk: "Desk", ref: str) -> tuple[views.ExhibitView, ...]:
    """Every exhibit of a case as it is listed."""
    return views.exhibits(views.case(desk, ref))


def timeline(desk: "Desk", ref: str) -> "tuple[Event, ...]":
    """What happened, in order of time."""
    return views.timeline(views.case(desk, ref))


def fitting(standing: Standing) -> tuple[Fitting, ...]:
    """The documents that can be made, each with what it lacks; a draft at any stage."""
    gaps = readiness.missing_for_report(standing.case, standing.clauses)
    return (
        Fitting(kind="investigation-report", title="Investigation report", missing=gaps),
    )


def _latest(desk: "Desk", ref: str) -> tuple[EntryLine, ...]:
    """The newest entries first; only these are read into facts."""
    newest = desk.case_file(ref).ledger.ledger.latest(_LATEST)
    return tuple(_entry(told, entry.hash.hex()) for entry, told in newest)


def _entry(told: Told[object], sha: str, notes: "Sequence[ClockNote]" = ()) -> EntryLine:
    return EntryLine(
        telling=told.telling,
        fact=told.fact,
        hash=sha,
        clock=" ".join(note.sentence() for note in notes),
        jumped=any(note.flagged for note in notes),
    )
