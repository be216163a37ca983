"""Killed at any moment: what was acknowledged is kept, and the next call goes on."""

import hashlib
import json
import random
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from investigator.machine.clock import running_ns
from tests.casework.vaults import REF
from tests.faults.processes import FULL, Program

pytestmark = pytest.mark.faults
KILLS = 60 if FULL else 5
"""Of all tests here together: three fifths while exhibits are added."""

SIZES = (10, 40_000, 3_000_000)


class Dice:
    """Chances that fall the same each time, so that a failure can be looked at again."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret

    def moment(self, longest: float) -> float:
        """A moment within a call."""
        return self._dice.uniform(0.05, longest)

    def some_bytes(self) -> bytes:
        """A file's worth."""
        return self._dice.randbytes(self._dice.choice(SIZES))


def lasted(program: Program, words: tuple[object, ...]) -> float:
    """How long an undisturbed call takes here, in seconds."""
    began = running_ns()
    code, _out, err = program.run(*words)
    assert code == 0, err
    return (running_ns() - began) / 1e9


def cut_off(program: Program, words: tuple[object, ...], after: float) -> str | None:
    """What the call answered, or None where it was killed before its end."""
    process = program.start(*words)
    try:
        out, err = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return None
    assert process.returncode == 0, err
    return out


def disturbed(
    program: Program, call: Callable[[int], tuple[object, ...]], dice: Dice, kills: int
) -> list[str]:
    """Calls until so many were killed and one was not; what the others answered."""
    longest = 1.6 * lasted(program, call(0))
    answers: list[str] = []
    killed = number = 0
    while killed < kills or not answers:
        number += 1
        answered = cut_off(program, call(number), dice.moment(longest))
        killed += answered is None
        answers += [] if answered is None else [answered]
        assert number < 20 * kills
    return answers


def stray(vault: Path) -> list[str]:
    """Files that no vault has when it is settled."""
    endings = (".case", ".case.keys", ".case.head", ".case-journal")
    own = ("vault.keys", "vault.lock", "vault.heads", "register.db", "register.db-journal")
    return [
        path.name
        for path in vault.iterdir()
        if not path.name.endswith(endings)
        and path.name not in own
        and not path.name.startswith("trust.ledger")
    ]


def test_exhibits_that_were_acknowledged_are_kept(program, tmp_path):
    dice = Dice(11)

    def add(number: int) -> tuple[object, ...]:
        file = tmp_path / f"{number}.bin"
        file.write_bytes(dice.some_bytes())
        return ("exhibit", "add", REF, file, "--json")

    acknowledged = disturbed(program, add, dice, KILLS * 3 // 5)
    told = {each["sha256"] for answer in acknowledged for each in json.loads(answer)}
    known = {
        hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.glob("*.bin")
    }
    assert program.sound()
    kept = [each["sha256"] for each in program.json("exhibit", "list", REF)]
    assert told <= set(kept)
    assert set(kept[1:]) <= known
    assert len(kept) == len(set(kept))
    assert stray(program.vault) == []


def test_requests_that_were_acknowledged_are_kept(program):
    words = (
        *("removal", "ask", REF, "--item", "E01", "--breached", "7.5.1", "--by", "Ann"),
        *("--authority", "policy 2.3", "--how", "phone", "--hours", "24", "--json"),
        *("--asked", "2026-11-23T16:30:00Z"),
    )
    told = [
        json.loads(answer)["id"]
        for answer in disturbed(program, lambda _number: words, Dice(12), KILLS // 5)
    ]
    kept = [each["id"] for each in program.json("removal", "list", REF)]
    assert set(told) <= set(kept)
    assert kept == [f"R{number}" for number in range(1, len(kept) + 1)]
    assert program.sound()


def test_cases_that_were_acknowledged_are_kept_and_half_made_ones_go(program):
    def new(number: int) -> tuple[object, ...]:
        ref = f"C-{number}"
        return ("case", "new", "--title", "A", "--school", "B", "--ref", ref, "--json")

    told = [
        json.loads(answer)["ref"]
        for answer in disturbed(program, new, Dice(13), KILLS // 5)
    ]
    kept = {case["ref"] for case in program.json("case", "list")}
    assert {*told, REF, "C-0"} <= kept
    assert program.sound()
    assert len(list(program.vault.glob("*.case"))) == len(kept)
    assert stray(program.vault) == []
