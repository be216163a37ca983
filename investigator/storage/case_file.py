"""A case file: one case, its exhibits and its record.

In one encrypted file with one owner.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from investigator.domain.case import Case
from investigator.domain.digest import Sha256
from investigator.domain.ledger import Stamp, Told
from investigator.machine.crypto import SigningKey
from investigator.storage import putting_right, strangers
from investigator.storage.kept import Kept, Staged
from investigator.storage.open_ledger import OpenLedger, Paths
from investigator.storage.signers import Keys
from investigator.storage.witness import Foreign, Head

if TYPE_CHECKING:
    from investigator.domain.hanging import Stated
    from investigator.domain.ledger import Fact
    from investigator.record.codec import Saying

ENDING = ".case"


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it stands after its last entry, with that entry's number and hash."""

    case: Case
    head: Head


class CaseFile:
    """An open case file. Only the clerk holds one."""

    def __init__(self, ledger: OpenLedger, standing: Standing) -> None:
        self._ledger = ledger
        self.standing = standing

    @classmethod
    def make(cls, file: Path, vault_key: bytes, *, practice: bool) -> "CaseFile":
        """A new case file with nothing in it."""
        ledger = OpenLedger.make(Paths(file), vault_key, practice=practice)
        return cls(ledger, Standing(Case(), ledger.ledger.head()))

    @classmethod
    def open(
        cls, file: Path, vault_key: bytes, keys: Keys, *, settle: bool = True
    ) -> "CaseFile":
        """An existing case file, read and checked.

        `settle` is off for a look that must not write.
        """
        ledger = OpenLedger.open(Paths(file), vault_key, bring_up=settle)
        try:
            try:
                told = ledger.read(keys.verify)
            except Foreign as why:
                raise strangers.named_witness(ledger.paths, vault_key) from why
            case = Case.read(told)
            if settle:
                ledger.settle()
            return cls(ledger, Standing(case, ledger.ledger.head()))
        except BaseException:
            ledger.close()
            raise

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.standing.case

    @property
    def name(self) -> str:
        """The file's random name, which is the case's identity."""
        return self._ledger.paths.id

    @property
    def ledger(self) -> OpenLedger:
        """The ledger beneath, for verification."""
        return self._ledger

    @property
    def kept(self) -> Kept:
        """The bytes beneath."""
        return self._ledger.kept

    def stage(self, source: BinaryIO) -> Generator[int | Staged]:
        """Copies bytes in, piece by piece; they are named by no entry yet."""
        return self._ledger.kept.stage(source)

    def record(
        self,
        facts: "Callable[[Case], Sequence[tuple[Fact, Saying]]]",
        stamp: Stamp,
        signer: SigningKey,
        staged: Sequence[Staged] = (),
    ) -> Sequence[Told[Any]]:
        """Adds facts, made on the case as it is now, all or none. The case moves on."""
        told = self._ledger.append(lambda: facts(self.case), stamp, signer, staged)
        case = self.case
        for each in told:
            case = case.after(each)
        self.standing = replace(self.standing, case=case, head=self._ledger.ledger.head())
        return told

    def stated(self) -> "Sequence[Stated]":
        """Every fact that stands, with the entry that holds its words."""
        return self._ledger.ledger.stated()

    def put_right(
        self,
        facts: "Callable[[int], Sequence[tuple[Fact, Saying]]]",
        bytes_gone: Sequence[Sha256],
        stamp: Stamp,
        signer: SigningKey,
    ) -> Sequence[Told[Any]]:
        """Destroys what the last of the facts says; the case is read again."""
        told = putting_right.put_right(self._ledger, facts, bytes_gone, stamp, signer)
        case = Case.read(self._ledger.ledger.told())
        self.standing = Standing(case, self._ledger.ledger.head())
        putting_right.compact(self._ledger)
        return told

    def bytes_of(self, sha256: Sha256) -> Iterator[bytes]:
        """Kept bytes in pieces, checked as they are read."""
        return self._ledger.kept.read(sha256)

    def kept_fingerprints(self) -> tuple[Sha256, ...]:
        """Of everything that is sealed in the file."""
        return self._ledger.kept.fingerprints()

    def reconnect(self) -> None:
        """Opens the database anew, after a page of it was met that does not read."""
        self._ledger.reconnect()

    def notices(self) -> tuple[str, ...]:
        """Sentences a person should see; telling them empties the list."""
        told, self._ledger.notices = tuple(self._ledger.notices), []
        return told

    def close(self) -> None:
        """Lets the file go."""
        self._ledger.close()
