"""The desk: what every handler is given. The open vault, the clock, the children, the data.

Only the clerk's thread works at it.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.sizes import Sizes
from investigator.machine.clock import Clock, PracticeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from investigator.domain.case import Case
    from investigator.domain.copies import Copies
    from investigator.domain.ledger import Fact
    from investigator.domain.policy import Clauses
    from investigator.evidence.helper import Helper
    from investigator.record.codec import Saying
    from investigator.storage.case_file import CaseFile
    from investigator.storage.kept import Staged
    from investigator.storage.vault import Vault

    Facts = Sequence[tuple[Fact, Saying]]
    FactsOf = Callable[[Case], Facts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long piece of work is: `done` of `whole`, and what is being done."""

    what: str
    done: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a command.

    Not every command has a case; some make a file or an answer.
    """

    case: "Case | None" = None
    seq: int = 0
    facts: "tuple[Fact, ...]" = ()
    made: object = None
    notices: tuple[str, ...] = ()


class Desk:
    """Where commands are carried out. `folder` is a private place for children's caches."""

    def __init__(self, *, clock: Clock, folder: Path) -> None:
        self.clock = clock
        self.folder = folder
        self.sizes = Sizes()
        self.notices: tuple[str, ...] = ()
        """What opening told; whoever shows it empties it."""
        self._vault: Vault | None = None
        self._files: dict[str, CaseFile] = {}
        self._behind: set[str] = set()
        self._copies: dict[str, Copies] = {}
        self._keeps_heads = False
        self._helper: Helper | None = None

    @property
    def vault(self) -> "Vault":
        """The open vault."""
        if self._vault is None:
            raise Refused("The vault is locked.", remedy="Unlock it first.")
        return self._vault

    @property
    def unlocked(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    def take(self, vault: "Vault", *, now: Instant | None = None) -> None:
        """Works on this vault from here on; a practice vault brings its own clock."""
        from investigator.casework.backup_views import at_unlock
        from investigator.casework.clock_record import behind_last_entry

        self.lock()
        self._vault = vault
        try:
            if vault.practice:
                self.clock = practice_clock(now, latest=vault.register.latest())
            else:
                self.notices += behind_last_entry(self)
            self.bring_up_to_date()
            self.notices += at_unlock(self)
        except BaseException:
            self.lock()
            raise

    def lock(self) -> None:
        """Closes every case and drops the keys. Locking what is locked does nothing."""
        if self._vault is None:
            return
        from investigator.casework.bringing_up import keep_heads

        for file in self._files.values():
            self._let_go(file)
        self._files, self._copies = {}, {}
        if self._keeps_heads:  # nobody writes over heads that did not fit
            keep_heads(self)
        self._vault.close()
        self._vault, self._keeps_heads = None, False

    def tell_notices(self) -> tuple[str, ...]:
        """Sentences that opening a case brought to light; telling them empties the list."""
        told, self.notices = self.notices, ()
        return told

    def now(self) -> Instant:
        """The moment it is, by the clock that was chosen."""
        return self.clock.now()

    def clauses(self) -> "Clauses":
        """The register of the policy's clauses."""
        from investigator.reference.load import clauses

        return clauses()

    def case_file(self, ref: str) -> "CaseFile":
        """The case with this reference, opened once and kept open."""
        from investigator.casework.said_in_cases import say

        name = self.vault.register.find(ref).file
        if name not in self._files:
            file = self.vault.open_case(name)
            try:
                self.notices += self._listed(file)
            except BaseException:
                file.close()
                raise
            self.notices += file.notices()
            self._files[name] = file
            say(self, file)
        return self._files[name]

    def opened(self, name: str) -> "CaseFile | None":
        """The case file of this name, where it is open already."""
        return self._files.get(name)

    def open_files(self) -> "tuple[CaseFile, ...]":
        """Every case file that is open."""
        return tuple(self._files.values())

    def drop(self, name: str) -> None:
        """Lets a case file go that does not hold; the next unlocking looks at it again."""
        file = self._files.pop(name, None)
        if file is not None:
            file.close()

    def close_case(self, ref: str) -> None:
        """Lets one case file go; it is opened again when it is next wanted."""
        name = self.vault.register.find(ref).file
        file = self._files.pop(name, None)
        if file is not None:
            self._let_go(file)

    def _let_go(self, file: "CaseFile") -> None:
        file.close()
        if file.name in self._behind:  # its line waits for the next unlocking
            self._behind.remove(file.name)
            return
        try:
            self.vault.register.mark_closed(file.name)
        except (Damaged, Refused):
            return  # it stays marked, and is read again at the next unlocking

    def keep_open(self, file: "CaseFile") -> None:
        """Keeps a case file that was just made."""
        self._files[file.name] = file

    def saying(self, *, happened_at: Instant | None = None, words_of: str = "") -> "Saying":
        """What an entry made now says around its fact; nothing can happen ahead of now."""
        from investigator.record.codec import Saying

        now = self.now()
        if happened_at is not None and happened_at.at > now.at:
            raise Refused(
                "What is recorded cannot lie ahead of now.",
                remedy="Check the date; plan a step instead if it is still to come.",
            )
        return Saying(
            happened_at=happened_at or now,
            typed_by=self.vault.officer.name,
            words_of=words_of,
        )

    def record(
        self,
        file: "CaseFile",
        facts: "Facts | FactsOf",
        staged: "Sequence[Staged]" = (),
    ) -> Done:
        """Adds facts to a case, all or none.

        And brings its line in the register up to date.
        """
        from investigator.casework.clock_record import set_back_since

        vault, before = self.vault, file.standing.head.seq
        made = facts if callable(facts) else (lambda _case: facts)
        told = file.record(
            lambda case: [*self._introduction(case), *made(case)],
            vault.stamp(self.clock.record()),
            vault.signer,
            staged,
        )
        return Done(
            case=file.case,
            seq=file.standing.head.seq,
            facts=tuple(each.fact for each in told),
            notices=(*file.notices(), *set_back_since(file, before), *self._listed(file)),
        )

    def _listed(self, file: "CaseFile") -> tuple[str, ...]:
        """The register's line, or why it waits for the next unlocking: the case stands."""
        try:
            self.show_in_register(file)
        except Refused:
            self._behind.add(file.name)
            said = "The disk took no more, so the list of cases is not up to date;"
            return (f"{file.case.ref} is kept. {said} the next unlocking mends it.",)
        self._behind.discard(file.name)
        return ()

    def show_in_register(self, file: "CaseFile") -> None:
        """Writes the case's line in the register, as long as the case has begun."""
        from investigator.casework.copy_states import lines_of
        from investigator.casework.register_line import folded, line_of

        if file.case.opened is not None:
            line = line_of(file, self.now())
            self.vault.register.keep(line, still_open=True, folded=folded(line))
            if self._copies.get(file.name) is not file.case.copies:
                lines = lines_of(file.case, file.name)
                self.vault.register.copies.keep(file.name, lines)
                self._copies[file.name] = file.case.copies

    def bring_up_to_date(self) -> None:
        """Reads again what was cut off, and tells what does not belong in the folder."""
        from investigator.casework.bringing_up import bring_up_to_date, watch

        bring_up_to_date(self)
        self._keeps_heads = watch(self)

    @contextmanager
    def evidence(self) -> "Iterator[Helper]":
        """The helper that reads evidence; a batch within a batch shares its child."""
        from investigator.evidence.helper import Helper

        if self._helper is not None:
            yield self._helper
            return
        with Helper(self.folder) as helper:
            self._helper = helper
            try:
                yield helper
            finally:
                self._helper = None

    def _introduction(self, case: "Case") -> "Facts":
        """The first time an officer writes in a case, the record says whose key it is."""
        from investigator.domain.issued import SignerNamed

        officer = self.vault.officer
        if officer.fingerprint in case.signers:
            return ()
        named = SignerNamed(
            fingerprint=officer.fingerprint,
            public_key=officer.public_key,
            name=officer.name,
            role=officer.role,
        )
        return ((named, self.saying()),)


def practice_clock(now: Instant | None = None, *, latest: int = 0) -> PracticeClock:
    """The clock of a practice vault.

    From the sample's day or the last entry on, and running.
    """
    from investigator.reference.practice import DEMO_NOW

    return PracticeClock(now or Instant(max(DEMO_NOW.at, latest), DEMO_NOW.zone))
