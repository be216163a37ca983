"""Backs the vault up: when it is wanted, and at the end of each stretch of work.

Copies go into the vault's own folder and, where one is named and there, into a second
place. One place that fails is told and does not keep the other from its backup.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from investigator.casework.backup_places import (
    Target,
    changed,
    named_place,
    own_place,
    second_place,
    subject,
)
from investigator.casework.commands.backup import BackUpVault
from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.backup import BackedUp
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged, Refused
from investigator.domain.heads import vault_head
from investigator.domain.instant import Instant
from investigator.machine.clock import running_ns
from investigator.storage import migrating
from investigator.storage.backup import BackupMade, Plan, Problem, back_up

AT_LOCK_SECONDS = 3.0
"""How long locking may wait for its backup; what takes longer is done after unlocking."""

_OWN_RATE, _SECOND_RATE = 50_000_000, 15_000_000  # bytes a second, copied and checked


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBackedUp:
    """What came of a backup in one place; cases by reference."""

    place: Path
    second: bool
    backup: str
    at: Instant
    cases: int
    copied: int
    reused: int
    size: int
    heads: int
    problems: tuple[str, ...]
    put_off: tuple[str, ...]
    digest: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultBackedUp:
    """What came of it in every place."""

    places: tuple[PlaceBackedUp, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every case was copied, or had not changed."""
        return not any(one.problems for one in self.places)


def run(desk: Desk, wanted: BackUpVault) -> Iterator[Progress | Done]:
    """A backup in one place, or in the vault's own and the second one."""
    done = _Done(desk)
    if wanted.place is not None:
        yield from done.attempt(named_place(desk, wanted.place), Plan(at=desk.now()))
    elif wanted.only_due:
        yield from _what_is_due(desk, done, lambda _target: Plan(at=desk.now()))
    else:
        for target in (own_place(desk), *done.second()):
            yield from done.attempt(target, Plan(at=desk.now()))
    done.refuse_none()
    yield Done(made=VaultBackedUp(places=tuple(done.made)), notices=tuple(done.notices))


def due(desk: Desk) -> bool:
    """Whether something was recorded that the vault's own place has no backup of."""
    return desk.unlocked and bool(changed(desk, own_place(desk)))


def wanted_after_a_call(desk: Desk) -> bool:
    """Whether a single call of the command line ends a stretch of work.

    Calls follow one another in seconds, so a backup within the last hour will do.
    """
    if not desk.unlocked or desk.vault.practice:
        return False
    last = desk.vault.trust.safekeeping.newest()
    fresh = last is not None and last.fact.at.later(hours=1).at > desk.now().at
    return not fresh and due(desk)


def stretch_ends(
    desk: Desk, *, seconds: float = AT_LOCK_SECONDS
) -> Generator[Progress, None, tuple[str, ...]]:
    """The backup at the end of a stretch of work: what changed, and what there is time for.

    It never stops anybody from locking: what went wrong is given back as sentences.
    A practice vault is backed up only when that is asked for.
    """
    if not desk.unlocked or desk.vault.practice:
        return ()
    done, began = _Done(desk), running_ns()
    try:
        yield from _what_is_due(
            desk, done, lambda target: _quick(desk, target, began, seconds)
        )
    except (Damaged, Refused) as why:
        done.notices.append(f"The backup was not finished. {why}")
    return (*done.notices, *(str(why) for why in done.failed))


def leave(desk: Desk) -> tuple[str, ...]:
    """The end of the program: a last backup, and the vault is locked whatever comes."""
    try:
        ending = stretch_ends(desk)
        while True:
            try:
                next(ending)
            except StopIteration as ended:
                said: tuple[str, ...] = ended.value
                return said
    finally:
        desk.lock()


def _what_is_due(
    desk: Desk, done: "_Done", plan: Callable[[Target], Plan]
) -> Iterator[Progress]:
    """The places that lack something; the second one is asked for only where it does."""
    own = own_place(desk)
    if changed(desk, own):
        yield from done.attempt(own, plan(own))
    kept = desk.vault.trust.safekeeping
    newest, second = kept.newest(second=False), kept.newest(second=True)
    behind = newest and (second is None or second.fact.at.at < newest.fact.at.at)
    for target in done.second() if behind else ():
        if changed(desk, target):
            yield from done.attempt(target, plan(target))


def _quick(desk: Desk, target: Target, began: int, seconds: float) -> Plan:
    rate = _SECOND_RATE if target.second else _OWN_RATE

    def in_time(size: int) -> bool:
        return (running_ns() - began) / 1e9 + size / rate < seconds

    return Plan(at=desk.now(), thorough=False, in_time=in_time)


@dataclass(slots=True)
class _Done:
    """What came of each place so far."""

    desk: Desk
    made: list[PlaceBackedUp] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    failed: list[Damaged | Refused] = field(default_factory=list)

    def second(self) -> Iterator[Target]:
        """The second place; one that is not there is a sentence."""
        try:
            found = second_place(self.desk)
        except Refused as why:
            self.notices.append(str(why))
            return
        if found is not None:
            yield found

    def attempt(self, target: Target, plan: Plan) -> Iterator[Progress]:
        """A backup in one place; what stops it is kept for the end."""
        work = back_up(subject(self.desk), target.place, plan)
        try:
            while True:
                step = next(work)
                yield Progress(
                    what=f"Backup: {step.what}", done=step.done, whole=step.whole
                )
        except StopIteration as ended:
            self._made(target, ended.value)
        except (Damaged, Refused) as why:
            self.failed.append(why)
        finally:
            work.close()

    def refuse_none(self) -> None:
        """Where no place has a backup now, the first reason; else all are notices."""
        if self.failed and not self.made:
            raise self.failed[0]
        self.notices += [str(why) for why in self.failed]

    def _made(self, target: Target, made: BackupMade) -> None:
        told = _told(self.desk, target, made)
        self.made.append(told)
        self.notices += [*made.notices, *told.problems]
        if told.put_off:
            waiting = ", ".join(told.put_off)
            self.notices.append(
                f"There was no time to back up {waiting}; it is done later."
            )
        elif not (target.second or told.problems):
            migrating.forget_copies(self.desk.vault.folder)
        try:
            _record(self.desk, told)
        except (Damaged, Refused) as why:
            self.notices.append(f"The backup is whole and could not be noted. {why}")


def _told(desk: Desk, target: Target, made: BackupMade) -> PlaceBackedUp:
    one = made.made
    trust = bytes.fromhex(one.trust.head) if one.trust else b""
    heads = ((each.ledger, each.seq, each.head) for each in one.cases)
    return PlaceBackedUp(
        place=target.place.folder,
        second=target.second,
        backup=one.name,
        at=one.at,
        cases=len(one.cases),
        copied=made.copied,
        reused=made.reused,
        size=one.size,
        heads=len(one.copies),
        problems=tuple(_sentence(desk, each) for each in made.problems),
        put_off=tuple(_called(desk, name) for name in made.put_off),
        digest=Sha256(vault_head(trust, heads)),
    )


def _sentence(desk: Desk, problem: Problem) -> str:
    kept = (
        f"Its earlier copy, up to entry {problem.older.seq}, is kept."
        if problem.older
        else "There is no earlier copy of it here."
    )
    called = _called(desk, problem.ledger)
    return f"{called} does not hold, so it was not backed up. {kept} {problem.why}"


def _called(desk: Desk, name: str) -> str:
    line = desk.vault.register.of_file(name)
    return line.ref if line is not None else name


def _record(desk: Desk, told: PlaceBackedUp) -> None:
    fact = BackedUp(
        place=str(told.place),
        second=told.second,
        backup=told.backup,
        at=told.at,
        cases=told.cases,
        size=told.size,
        heads=told.digest,
    )
    saying = desk.saying()
    desk.vault.record(
        lambda _trust: [(fact, saying)], desk.vault.stamp(desk.clock.record())
    )
