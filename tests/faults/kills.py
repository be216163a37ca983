"""A driver: workers killed at random moments, and the vault looked at after each."""

import random
import shutil
from pathlib import Path
from typing import Any

from investigator.casework.commands.vault import MakeVault
from investigator.casework.practice import PASSPHRASE
from investigator.machine.clock import FixedClock
from investigator.storage.vault import exists
from tests.casework import vaults
from tests.casework.vaults import NOW
from tests.faults.checking import Found, after
from tests.faults.driving import answer
from tests.faults.forks import Say, Worker
from tests.faults.working import Ack, Working, acks, at_work, carry_out, some_command

_LONGEST = 0.08
"""Seconds of work before the kill."""

_ROUND = 10
"""Kills before a fresh vault: everything acknowledged in a round must outlive all of it."""

_MAKING = 0.25
"""Seconds in which a practice vault is made; most of it is the passphrase's own cost."""

_WHILE_OPENING = 0.2
"""Of the workers, how many may be killed while they are still unlocking."""


def work(folder: Path, room: Path, seed: int, say: Say) -> None:
    """Unlocks the vault and works until it is killed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    with at_work(folder) as desk:
        say(open=True)
        while True:
            say(ack=carry_out(desk, some_command(dice, room)))


def main(asked: Any) -> dict[str, Any]:
    """So many kills; `within` is how many of them fell within a transaction."""
    room, dice = Path(asked["room"]), random.Random(asked["seed"])  # noqa: S311 - no secret
    found, known, folder = Found(), list[Ack](), room / "vault"
    count = within = 0
    for at in range(asked["kills"]):
        if at % _ROUND == 0:
            shutil.rmtree(folder, ignore_errors=True)
            vaults.copied(vaults.small(), folder)
            known = []
        told = _killed(folder, room, dice)
        known += told
        count += len(told)
        within += any(file.stat().st_size for file in folder.glob("*-journal"))
        found.add(after(folder, known))
    begun = sum(_begun(room / "new", room, dice) for _vault in range(asked["vaults"]))
    return {**found.as_plain(), "acknowledged": count, "within": within, "begun": begun}


def _begun(folder: Path, room: Path, dice: random.Random) -> bool:
    """Whether a vault, killed while it is made, is whole or else is made again at once."""
    shutil.rmtree(folder, ignore_errors=True)
    worker = Worker(lambda say: _make(folder, room, say))
    worker.listen(dice.uniform(0, _MAKING))
    worker.kill()
    if not exists(folder):
        again = Worker(lambda say: _make(folder, room, say))
        assert again.ended() == 0, again.heard
    found = after(folder, acks(worker.heard))
    assert found == Found(), found
    return not any("ack" in words for words in worker.heard)


def _a_vault(folder: Path) -> MakeVault:
    """A practice vault, as the demo makes it."""
    return MakeVault(folder=folder, name="Ann", practice=True, passphrase=PASSPHRASE)


def _make(folder: Path, room: Path, say: Say) -> None:
    desk = Working(clock=FixedClock(NOW), folder=room / "children")
    say(ack=carry_out(desk, _a_vault(folder)))
    desk.lock()


def _killed(folder: Path, room: Path, dice: random.Random) -> list[Ack]:
    seed = dice.randrange(1 << 30)
    worker = Worker(lambda say: work(folder, room, seed, say))
    if dice.random() > _WHILE_OPENING:
        worker.listen(30, until="open")
    worker.listen(dice.uniform(0, _LONGEST))
    worker.kill()
    faults = [words for words in worker.heard if "fault" in words or "refused" in words]
    assert not faults, faults
    return acks(worker.heard)


if __name__ == "__main__":
    answer(main)
