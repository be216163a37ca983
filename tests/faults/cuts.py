"""A driver: the power cut at random moments of a recorded session."""

import random
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from investigator.casework.commands.backup import BackUpVault
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.put_right import PutRight
from investigator.casework.commands.removal import GiveKeepNotice
from investigator.casework.commands.vault import KeepRecoveryKey, RenewRecoveryKey
from investigator.machine import system
from investigator.machine.crypto import Argon2
from investigator.storage import connection, witness
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.faults.checking import Found, after
from tests.faults.disk import Disk
from tests.faults.driving import answer
from tests.faults.forks import Say
from tests.faults.recording import Kind, recorded
from tests.faults.syscalls import refusal
from tests.faults.working import (
    Ack,
    a_request,
    an_exhibit,
    at_work,
    carry_out,
    cheaply,
)

if TYPE_CHECKING:
    from investigator.casework.commands.base import Command

_SHOWN = 5
_SETTINGS = "_SETTINGS"


def _day(room: Path) -> tuple[tuple["Command", ...], ...]:
    """A morning's work, and an afternoon's after a second unlocking."""
    return (
        (
            TakeStep(case=REF, what="Something happened"),
            an_exhibit(bytes(range(256)) * 1200, room, "one.bin"),
            a_request(),
            KeepRecoveryKey(holder="Ann", place="the safe"),
            OpenCase(title="Another", school="A school", ref="N-2"),
        ),
        (
            GiveKeepNotice(case="N-2", to="A witness", wording="Keep it."),
            an_exhibit(bytes(range(256)) * 160, room, "two.bin"),
            TakeStep(case=REF, what="words " * 3_000),
            KeepRecoveryKey(holder="Ben", place="the office"),
        ),
    )


def _upkeep(_room: Path) -> tuple[tuple["Command", ...], ...]:
    """A backup, new keys, and a mistake that is taken out."""
    step = TakeStep(case=REF, what="Something happened")
    mistake = PutRight(case=REF, what="E01", reason="It is nobody's here")
    return ((step, BackUpVault(), RenewRecoveryKey(), step, mistake, step),)


SESSIONS: dict[str, Callable[[Path], tuple[tuple["Command", ...], ...]]] = {
    "a day": _day,
    "backups, new keys and mistakes": _upkeep,
}


def session(name: str, folder: Path, room: Path, say: Say) -> None:
    """The vault is unlocked for each stretch, and each command carried out."""
    for commands in SESSIONS[name](room):
        with at_work(folder) as desk:
            for command in commands:
                say(ack=carry_out(desk, command))


def _settled_as(**settings: str) -> Callable[[], None]:
    """Every connection of this worker is settled in another way than ours."""

    def apply() -> None:
        shipped = getattr(connection, _SETTINGS)
        ours = [one for one in shipped if one.split()[0] not in settings]
        told = [f"{name} = {value}" for name, value in settings.items()]
        mock.patch.object(connection, _SETTINGS, (*told, *ours)).start()

    return apply


def _nothing_durable() -> None:
    mock.patch.object(system, "make_durable").start()


def _no_witness() -> None:
    """Writing a witness makes the folder durable, and with it a journal's removal."""
    mock.patch.object(witness, "keep").start()
    _settled_as(journal_mode="DELETE", synchronous="NORMAL", locking_mode="NORMAL")()


HOW: dict[str, Callable[[], None]] = {
    "as shipped": lambda: None,
    "synchronous off": _settled_as(synchronous="OFF"),
    "wal and normal": _settled_as(
        locking_mode="EXCLUSIVE", journal_mode="WAL", synchronous="NORMAL"
    ),
    "delete and normal, without a witness": _no_witness,
    "small files not made durable": _nothing_durable,
}
"""How the session is run. All but the first are controls: in them the cuts must be seen."""


def main(asked: Any) -> dict[str, Any]:
    """So many cuts of one session."""
    room, dice = Path(asked["room"]), random.Random(asked["seed"])  # noqa: S311 - no secret
    why = refusal(room)
    if why:
        return {"refused": why}
    mock.patch.object(Argon2, "derive", cheaply).start()
    folder, name = vaults.copied(vaults.small(), room / "vault"), asked["session"]
    session(name, vaults.copied(folder, room / "warm"), room, lambda **_words: None)
    files = {str(path): path.read_bytes() for path in folder.iterdir()}

    def work(say: Say) -> None:
        HOW[asked["how"]]()
        session(name, folder, room, say)

    steps = recorded(folder, room / "record", work)
    moments = sorted(dice.randrange(len(steps) + 1) for _cut in range(asked["cuts"]))
    disk, said, played, bad = Disk(files), list[Ack](), 0, list[dict[str, Any]]()
    for moment in moments:
        for step in steps[played:moment]:
            disk.play(step)
            said += [Ack(*step.said)] if step.kind is Kind.SAID else []
        played = moment
        found = _after_cut(disk.cut(dice), folder, said)
        bad += [{"at": moment, **asdict(found)}] if found != Found() else []
    return {
        "steps": len(steps),
        "acknowledged": sum(step.kind is Kind.SAID for step in steps),
        "bad": len(bad),
        "shown": bad[:_SHOWN],
    }


def _after_cut(left: dict[str, bytes], folder: Path, said: list[Ack]) -> Found:
    shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    for path, data in left.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data)
    return after(folder, said)


if __name__ == "__main__":
    answer(main)
