"""A driver: a gigabyte in and checked again beside `age`, and long ledgers read."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.ledger import chained
from investigator.domain.steps import StepTaken
from investigator.machine.clock import FixedClock, running_ns
from investigator.storage.ledger_file import checked_all
from tests.casework import vaults
from tests.casework.vaults import NOW
from tests.faults.driving import as_shipped

_PIECE = 1 << 20
_OPENINGS = 15
_AT_ONCE = 10_000


def main(asked: Any) -> dict[str, Any]:
    """Everything that is measured, in seconds, ratios and MiB."""
    room = Path(asked["room"])
    folder = vaults.copied(vaults.small(), room / "vault")
    (room / "children").mkdir()
    for pair in range(asked["pairs"]):
        with _desk(folder) as desk:
            perform(desk, OpenCase(title="T", school="S", ref=f"L-{pair}"))
    told = _in_and_out(folder, room, asked["megabytes"], asked["pairs"])
    with _desk(folder) as desk:
        told |= _opened(desk, room)
        return told | _entries(desk, asked["entries"])


@contextmanager
def _desk(folder: Path) -> Iterator[Desk]:
    desk = Desk(clock=FixedClock(NOW), folder=folder.parent / "children")
    perform(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE, now=NOW))
    try:
        yield desk
    finally:
        desk.lock()


def _in_and_out(folder: Path, room: Path, megabytes: int, pairs: int) -> dict[str, Any]:
    """A film in and checked again, in turn with `age`, each in a process of its own."""
    key, age = room / "key", shutil.which("age")
    if age:
        subprocess.run(["age-keygen", "-o", str(key)], check=True, capture_output=True)
    ours_in, ours_out, theirs_in, theirs_out, memory = [], [], [], [], 0.0
    for pair in range(pairs):
        film = _film(room / "film", megabytes)
        taken = _ours(folder, f"L-{pair}", film)
        if age:
            theirs_in.append(_seconds(lambda: _age(room, "-r", _recipient(key), "-o")))
        checked = _ours(folder, f"L-{pair}")
        if age:
            theirs_out.append(_seconds(lambda: _unsealed(room, key)))
            (room / "sealed").unlink()
        film.unlink()
        ours_in.append(taken["took"])
        ours_out.append(checked["took"])
        memory = max(memory, taken["memory"], checked["memory"])
    return {
        "megabytes": megabytes,
        "in": statistics.median(ours_in),
        "checked": statistics.median(ours_out),
        "memory": memory,
        "age": bool(age),
        "in_ratio": _ratio(theirs_in, ours_in),
        "checked_ratio": _ratio(theirs_out, ours_out),
    }


def _ours(folder: Path, ref: str, *film: Path) -> dict[str, float]:
    """One case's film taken in or checked; in seconds and MiB."""
    words = (folder, PASSPHRASE, f"{NOW.utc():%Y-%m-%dT%H:%M:%SZ}", ref, *film)
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "tests.faults.taking", *map(str, words)],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, float] = json.loads(ran.stdout)
    return told


def _ratio(theirs: list[float], ours: list[float]) -> float:
    """How fast we are as part of how fast they are: the middle of the pairs."""
    pairs = [one / other for one, other in zip(theirs, ours, strict=False)]
    return statistics.median(pairs) if pairs else 0.0


def _film(file: Path, megabytes: int) -> Path:
    """Bytes that nothing can make smaller."""
    with file.open("wb") as out:
        for _piece in range(megabytes):
            out.write(os.urandom(_PIECE))
        out.flush()
        os.fsync(out.fileno())
    return file


def _age(room: Path, *words: str) -> None:
    """Sealed by `age`, and durable, as our bytes are."""
    target = room / "sealed"
    subprocess.run(["age", *words, str(target), str(room / "film")], check=True)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _unsealed(room: Path, key: Path) -> None:
    words = ("age", "-d", "-i", str(key), "-o", os.devnull, str(room / "sealed"))
    subprocess.run(words, check=True)


def _recipient(key: Path) -> str:
    words = ("age-keygen", "-y", str(key))
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _opened(desk: Desk, room: Path) -> dict[str, Any]:
    """A case with a film against one with a picture's worth: how long it takes to open."""
    perform(desk, OpenCase(title="T", school="S", ref="S-1"))
    paper = _film(room / "paper", 1)
    perform(desk, AdmitExhibit(case="S-1", file=paper))
    large, small = (_name(desk, ref) for ref in ("L-0", "S-1"))
    pairs = []
    for _opening in range(_OPENINGS):
        one = _seconds(lambda: desk.vault.open_case(large, settle=False).close())
        pairs.append(
            (one, _seconds(lambda: desk.vault.open_case(small, settle=False).close()))
        )
    return {
        "open_large": statistics.median(one for one, _other in pairs),
        "open_ratio": statistics.median(one / other for one, other in pairs),
    }


def _entries(desk: Desk, many: int) -> dict[str, Any]:
    """A long ledger: the chain alone, then everything with its signatures."""
    perform(desk, OpenCase(title="T", school="S", ref="LONG"))
    file, saying = desk.case_file("LONG"), desk.saying()
    for start in range(0, many, _AT_ONCE):
        count = min(_AT_ONCE, many - start)
        facts = [(StepTaken(what=f"step {start + at}"), saying) for at in range(count)]
        desk.record(file, facts)
    ledger = file.ledger.ledger
    lines = list(ledger.lines())
    walk = lambda: deque(chained(file.name, (each.entry for each in lines)), 0)  # noqa: E731
    every = lambda: checked_all(ledger.lines(), file.name, desk.vault.keys.verify)  # noqa: E731
    return {"entries": many, "chain": _seconds(walk), "signatures": _seconds(every)}


def _name(desk: Desk, ref: str) -> str:
    name = desk.case_file(ref).name
    desk.close_case(ref)
    return name


def _seconds(work: Callable[[], object]) -> float:
    began = running_ns()
    work()
    return (running_ns() - began) / 1e9


if __name__ == "__main__":
    as_shipped(main)
