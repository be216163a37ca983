"""A small vault with its recovery key, a backup and a copy outside; made once, copied."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from investigator.casework.commands.backup import BackUpVault
from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.vault import KeepRecoveryKey, MakeVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import NAME, PASSPHRASE, ROLE
from investigator.domain.exhibit import Origin
from investigator.machine.clock import FixedClock
from tests.tui.screens.driving import NOW

REF, STAFF, TITLE = "TLT-2026-101", "Bryony Tansell", "Post about a parents' evening"
CANARIES = (REF, STAFF, TITLE, NAME, "Marlowfen", "Minerva Oxbow")


@dataclass(frozen=True, slots=True)
class Kept:
    """A vault's folder, the key on paper, and the file that its exhibit came from."""

    folder: Path
    key: str
    source: Path

    def copied(self, to: Path) -> "Kept":
        """The same for one test; the source stays where the vault knows it."""
        self.source.write_text("24 September at 11:42")
        return Kept(Path(shutil.copytree(self.folder, to)), self.key, self.source)


def make_kept(folder: Path) -> Kept:
    """A practice vault: its keys cost the least that is allowed."""
    desk = Desk(clock=FixedClock(NOW), folder=folder / "cache")
    done = perform(
        desk,
        MakeVault(
            folder=folder / "vault",
            name=NAME,
            role=ROLE,
            trust_name="An invented trust",
            practice=True,
            passphrase=PASSPHRASE,
        ),
    )
    perform(
        desk,
        OpenCase(ref=REF, title=TITLE, school="Marlowfen Academy", respondent=STAFF),
    )
    source = folder / "post.txt"
    source.write_text("24 September at 11:42")
    origin = Origin(supplied_by="A parent", captured_at=NOW)
    perform(desk, AdmitExhibit(case=REF, file=source, title="The post", origin=origin))
    perform(desk, KeepRecoveryKey(holder="Minerva Oxbow", place="the safe"))
    perform(desk, BackUpVault())
    desk.lock()
    return Kept(folder / "vault", str(done.made), source)
