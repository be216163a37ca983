"""What a loss sheet is told, as values: numbers and references, nobody's name."""

from dataclasses import dataclass

from investigator.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCase:
    """One case. `seen` is the last entry that anybody wrote down elsewhere, or 0."""

    ref: str
    stage: str
    closed: bool
    people: int
    pupils: int
    exhibits: int
    allegations: int
    accounts: int
    documents: int
    entries: int
    last_entry: Instant
    last_document: int
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """How the vault was locked: what the cheapest guess costs, and the other ways in."""

    passphrases: int
    memory_mib: int
    passes: int
    lanes: int
    keyring: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTold:
    """The last backup in one place."""

    place: str
    second: bool
    at: Instant
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredTold:
    """The backup that the vault was restored from."""

    taken_at: Instant
    restored_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The vault, as far as a loss sheet tells of it. `vault` is the start of its name."""

    vault: str
    trust: str
    practice: bool
    seq: int
    head: str
    now: Instant
    versions: tuple[tuple[str, str], ...]
    known_since: Instant | None
    restored: RestoredTold | None
    cases: tuple[LostCase, ...]
    lock: Lock
    last_entry: Instant
    backups: tuple[PlaceTold, ...]
    copies: tuple[str, ...]
    recovery_holder: str
    recovery_place: str
