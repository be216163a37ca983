"""What became of a vault: what is lost, what does not hold, what strays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Damaged, Refused
from tests.faults.working import Ack, at_work

_BEGUN = (".part", ".next", ".next-journal")


@dataclass(slots=True)
class Found:
    """What is not as it should be, in words; empty where all of it is."""

    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Both together."""
        self.lost += other.lost
        self.corrupt += other.corrupt
        self.stray += other.stray

    def as_plain(self) -> dict[str, list[str]]:
        """As JSON values, the first few of each."""
        return {"lost": self.lost, "corrupt": self.corrupt, "stray": self.stray}


def after(folder: Path, acks: Iterable[Ack]) -> Found:
    """Unlocks the vault as a person would, and looks at everything in it."""
    found = Found()
    try:
        with at_work(folder) as desk:
            found.stray += strays(desk, folder)
            checked = perform(desk, VerifyVault()).made
            assert isinstance(checked, VaultChecked)
            found.corrupt += [each for case in checked.cases for each in case.problems]
            found.lost += [str(ack) for ack in acks if not stands(desk, ack)]
    except (Refused, Damaged) as why:
        found.corrupt.append(str(why))
    return found


def stands(desk: Desk, ack: Ack) -> bool:
    """Whether what was acknowledged is there, to the byte."""
    if not ack.ledger:
        ledger = desk.vault.trust_ledger().ledger
        return ledger.hash_at(ack.seq) == bytes.fromhex(ack.head)
    try:
        file = desk.case_file(ack.ledger)
    except Refused:
        return False
    kept = ack.sha256 and not file.case.put_right  # where nothing was taken out again
    if kept and ack.sha256 not in {each.hex for each in file.kept_fingerprints()}:
        return False
    return file.ledger.ledger.hash_at(ack.seq) == bytes.fromhex(ack.head)


def strays(desk: Desk, folder: Path) -> list[str]:
    """Parts of files, and pieces of exhibits that no entry names, after the sweep.

    Unlocking and opening a case are the sweep; among backups it is the next backup.
    """
    parts = [path.name for end in _BEGUN for path in folder.glob(f"*{end}")]
    known = set(desk.vault.register.files())
    parts += [path.name for path in folder.glob("*.case") if path.name not in known]
    for name in known:
        line = desk.vault.register.of_file(name)
        if line is None:
            parts.append(f"a line without a case: {name}")
            continue
        connection = desk.case_file(line.ref).ledger.connection
        row = connection.execute("SELECT count(*) FROM kept WHERE sealed = 0").fetchone()
        parts += [f"a staged piece in {name}"] * (row is not None and row[0] > 0)
    return parts
