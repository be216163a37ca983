"""Starts the drivers: programs of their own that each do one kind of harm.

They are programs of one thread, so they may fork, and both processors can be used.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from investigator.machine.crypto import Argon2
from investigator.storage import memory
from tests.casework import vaults
from tests.faults.processes import ROOT


def drive(name: str, *asked: dict[str, Any], patience: float = 3000) -> list[Any]:
    """One driver for each thing asked, side by side; what each of them says."""
    started = [_start(name, words) for words in asked]
    answers = []
    for process in started:
        out, err = process.communicate(timeout=patience)
        assert process.returncode == 0, err[-6000:]
        answers.append(json.loads(out))
    return answers


def shares(whole: int, ways: int) -> Sequence[int]:
    """So many things, dealt out."""
    return [whole // ways + (at < whole % ways) for at in range(ways)]


def answer(work: Callable[[Any], object]) -> None:
    """In a driver: reads what is asked, does it, and says what came of it.

    The cipher wipes no memory meanwhile: that changes no file, and its calls, each of which
    strace would stop at, are a hundred to one of ours.
    """
    with memory.bulk_import():
        as_shipped(work)


def as_shipped(work: Callable[[Any], object]) -> None:
    """The same, where what is measured is the program as it is."""
    os.umask(0o077)
    Argon2.derive = vaults.derived  # type: ignore[method-assign]
    sys.stdout.write(json.dumps(work(json.loads(sys.argv[1]))))


def _start(name: str, asked: dict[str, Any]) -> "subprocess.Popen[str]":
    env = {
        "HOME": str(Path(asked["room"])),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TZ": "Europe/London",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", f"tests.faults.{name}", json.dumps(asked)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        cwd=ROOT,
    )
