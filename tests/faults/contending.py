"""A driver: several processes that want one vault, or one lock, at the same time."""

import os
from functools import partial
from pathlib import Path
from typing import Any

from investigator.casework.commands.case import TakeStep
from investigator.machine.files import Locked, hold
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.faults.checking import after
from tests.faults.driving import answer
from tests.faults.forks import Say, Worker, told
from tests.faults.working import acks, at_work, carry_out

_STARTERS = 8
_PATIENCE = 300.0
_GO, _LET_GO, _END = b"go", b"let go", b"end"


def main(asked: Any) -> dict[str, Any]:
    """Writers for one vault, then starters for one lock, then a holder that is killed."""
    room = Path(asked["room"])
    folder = vaults.copied(vaults.small(), room / "vault")
    return {
        "writers": _writers(folder, asked["entries"]),
        "winners": _rounds(room / "some.lock", asked["rounds"]),
        "freed": sum(_freed(folder) for _kill in range(asked["freed"])),
    }


def _writers(folder: Path, entries: int) -> dict[str, Any]:
    """Each of eight writes so many entries, and tries again when it is told to wait."""

    def work(number: int, say: Say) -> None:
        made = turned_away = 0
        while made < entries:
            try:
                with at_work(folder) as desk:
                    step = TakeStep(case=REF, what=f"entry {made} of writer {number}")
                    say(ack=carry_out(desk, step))
            except Locked:
                turned_away += 1
                os.sched_yield()
            else:
                made += 1
        say(turned_away=turned_away)

    workers = [Worker(partial(work, number)) for number in range(_STARTERS)]
    for worker in workers:
        worker.ended()
    heard = [words for worker in workers for words in worker.heard]
    found = after(folder, acks(heard))
    return {
        **found.as_plain(),
        "entries": len(acks(heard)),
        "different": len({ack.seq for ack in acks(heard)}),
        "turned_away": sum(words.get("turned_away", 0) for words in heard),
        "errors": [words for words in heard if "fault" in words or "refused" in words],
    }


def _rounds(path: Path, rounds: int) -> list[int]:
    """How many of eight starters had the lock, in each round."""
    workers = [Worker(lambda say: _start(path, say)) for _one in range(_STARTERS)]
    won = []
    for at in range(rounds):
        _all_say(workers, _GO, 2 * at + 1)
        won.append(sum(worker.heard[-1]["won"] for worker in workers))
        _all_say(workers, _LET_GO, 2 * at + 2)
    for worker in workers:
        worker.tell(_END)
        assert worker.ended() == 0, worker.heard
    return won


def _all_say(workers: list[Worker], word: bytes, many: int) -> None:
    for worker in workers:
        worker.tell(word)
    for worker in workers:
        while len(worker.heard) < many:
            assert worker.listen(_PATIENCE, until="won"), worker.heard


def _start(path: Path, say: Say) -> None:
    """Tries for the lock at each word, and keeps it until the next."""
    while told() == _GO:
        try:
            held = hold(path)
        except Locked:
            say(won=False)
            told()
        else:
            say(won=True)
            told()
            held.close()
        say(won=None)


def _freed(folder: Path) -> bool:
    """Whether a vault whose holder was killed opens at once."""

    def stay(say: Say) -> None:
        with at_work(folder):
            say(open=True)
            told()

    worker = Worker(stay)
    assert worker.listen(_PATIENCE, until="open")
    try:
        with at_work(folder):
            return False
    except Locked:
        worker.kill()
    with at_work(folder) as desk:
        return desk.unlocked


if __name__ == "__main__":
    answer(main)
