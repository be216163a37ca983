"""What is done while the disk fails: each a short piece of ordinary work on a vault."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from investigator.casework.commands.backup import BackUpVault, RestoreVault
from investigator.casework.commands.base import Command
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.put_right import PutRight
from investigator.casework.commands.vault import (
    KeepRecoveryKey,
    RenewRecoveryKey,
)
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged, Refused
from investigator.machine.clock import FixedClock
from tests.casework import vaults
from tests.casework.vaults import NOW, REF
from tests.faults.forks import Say
from tests.faults.working import Working, at_work, carry_out
from tests.storage import goldens

PAPERS = {"paper.bin": bytes(range(256)) * 1200, "note.bin": bytes(range(256)) * 80}
"""Exhibits of 300 kB and of 20; they stand in the room under these names."""

_GOLDEN = goldens.FOLDER / "schema_1"
_STEP = TakeStep(case=REF, what="Something happened")


@dataclass(frozen=True, slots=True)
class Session:
    """The work, the vault that it begins with, and what else must hold after it."""

    work: Callable[[Path, Path, Say], None]
    source: Callable[[], Path] = vaults.small
    also: Callable[[Path, Path], list[str]] = lambda _folder, _room: []
    costly: bool = True
    """Whether a passphrase costs its work: not where each run makes other ways in."""


def _day(_folder: Path, room: Path) -> tuple[Command, ...]:
    """An exhibit is added, facts recorded, a case opened."""
    return (
        AdmitExhibit(case=REF, file=room / "paper.bin", title="A paper"),
        _STEP,
        KeepRecoveryKey(holder="Ann", place="the safe"),
        OpenCase(title="Another", school="A school", ref="N-2"),
        TakeStep(case="N-2", what="Something else happened"),
    )


def _backups(_folder: Path, _room: Path) -> tuple[Command, ...]:
    """A first backup, and a second one that needs less."""
    return (BackUpVault(), _STEP, BackUpVault())


def _work(
    commands: Callable[[Path, Path], tuple[Command, ...]],
) -> Callable[[Path, Path, Say], None]:
    """The vault is unlocked, each command carried out, and the vault locked.

    Who is refused says so and goes on with the next.
    """

    def work(folder: Path, room: Path, say: Say) -> None:
        with at_work(folder) as desk:
            for command in commands(folder, room):
                try:
                    say(ack=carry_out(desk, command))
                except (Refused, Damaged) as why:
                    say(refused=str(why))

    return work


def _backup_comes_back(folder: Path, room: Path) -> list[str]:
    """Whatever counts as a backup is restored whole; and the next backup tidies up."""
    again, source = room / "again", folder / "backups"
    shutil.rmtree(again, ignore_errors=True)
    desk = Working(clock=FixedClock(NOW), folder=room / "children")
    try:
        if any(source.glob("*.backup")):
            perform(desk, RestoreVault(source=source, folder=again, passphrase=PASSPHRASE))
            with at_work(again) as restored:
                restored.case_file(REF)
        with at_work(folder) as opened:
            perform(opened, BackUpVault())
    except (Refused, Damaged) as why:
        return [f"A backup does not come back, or no other can be made: {why}"]
    return [f"{path.name} was left" for path in source.rglob("*.part")]


def _older(_folder: Path, _room: Path) -> tuple[Command, ...]:
    """On a vault of the first released format, which opening brings up to date."""
    return (
        TakeStep(case=goldens.REF, what="Something happened"),
        KeepRecoveryKey(holder="Ann", place="the safe"),
    )


def _says_what_it_said(folder: Path, _room: Path) -> list[str]:
    """All that the older file told stands in the newer one; only what was added is new."""
    told = json.loads((_GOLDEN / "expected.json").read_text(encoding="utf-8"))
    with at_work(folder) as desk:
        now = goldens.values(desk)
    more = {"entries", "steps"}
    same = {
        name: now[name][: len(told[name])] if name in more else now[name] for name in told
    }
    return [f"{name} is another" for name in told if same[name] != told[name]]


def _mistakes(_folder: Path, room: Path) -> tuple[Command, ...]:
    """An exhibit is taken out again, and another goes to the case where it belongs."""
    return (
        OpenCase(title="Another", school="A school", ref="N-2"),
        AdmitExhibit(case=REF, file=room / "note.bin", title="A note"),
        PutRight(case=REF, what="E02", reason="It is nobody's here"),
        PutRight(case=REF, what="E01", reason="It is of another case", to_case="N-2"),
    )


def _gone_or_there(folder: Path, _room: Path) -> list[str]:
    """Bytes are there just as long as their exhibit is; what was moved is somewhere."""
    wrong, somewhere = [], False
    with at_work(folder) as desk:
        for name in desk.vault.case_files():
            file = desk.vault.open_case(name, settle=False)
            there = {one.file.sha256 for one in file.case.exhibits.values()}
            if there != set(file.kept_fingerprints()):
                wrong.append(f"{file.case.ref} keeps other bytes than its exhibits'")
            somewhere = somewhere or Sha256.of(vaults.FIRST_BYTES) in there
            file.close()
    return [*wrong, *(() if somewhere else ("What was moved is nowhere",))]


def _new_keys(_folder: Path, _room: Path) -> tuple[Command, ...]:
    """Every key is made anew between two steps; the passphrase stays."""
    return (_STEP, RenewRecoveryKey(), _STEP)


SESSIONS: dict[str, Session] = {
    "a day's work": Session(work=_work(_day)),
    "backups": Session(work=_work(_backups), also=_backup_comes_back),
    "an older vault": Session(
        work=_work(_older), source=lambda: _GOLDEN / "vault", also=_says_what_it_said
    ),
    "new keys": Session(work=_work(_new_keys), costly=False),
    "putting right": Session(work=_work(_mistakes), also=_gone_or_there),
}
