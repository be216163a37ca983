"""What a gigabyte costs: in beside `age`, read back beside `age -d`, and its memory.

Each way in or back is a process of its own, as it is for whoever calls the command line;
both write to the same disk and wait until it has the bytes.
"""

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from investigator.casework.bulk import for_files, for_vault
from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit, ClearAway, VerifyExhibits
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk, Progress
from investigator.casework.perform import perform, steps
from investigator.casework.practice import PASSPHRASE
from investigator.machine.clock import SystemClock
from tests.bench.measure import Figure, seconds
from tests.bench.vaults import a_desk

_SIZE, _PIECE, _PAIRS = 1 << 30, 1 << 20, 3
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def figures() -> list[Figure]:
    """A gigabyte of random bytes, in and back, in turn with `age`."""
    if shutil.which("age") is None:
        print("age is not here, so a gigabyte is measured beside nothing", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        return list(_figures(Path(folder)))


def _figures(room: Path) -> Iterator[Figure]:
    film = room / "film.bin"
    with film.open("wb") as file:
        for _ in range(_SIZE // _PIECE):
            file.write(os.urandom(_PIECE))
        os.fsync(file.fileno())
    _made(room)
    told = [_pair(room, film, pair) for pair in range(_PAIRS)]
    for what, ours, other, budget in (
        ("a gigabyte in", "in", "age", "at least 0.25 x"),
        ("a gigabyte read back", "back", "age -d", "at least 0.25 x"),
    ):
        took = statistics.median(each[ours] for each in told)
        yield Figure(what=f"{what}, seconds", value=took, budget="-")
        if other in told[0]:
            speeds = statistics.median(each[other] / each[ours] for each in told)
            yield Figure(
                what=f"{what}: speed against {other}",
                value=speeds,
                budget=budget,
                ratio=True,
            )
    for what, name, budget in (
        ("a gigabyte in: memory it grows by", "memory", "64 MiB"),
        ("a gigabyte in: memory of the helper that reads it", "helper", "-"),
    ):
        yield Figure(
            what=what, value=max(each[name] for each in told), budget=budget, unit="MiB"
        )
    yield Figure(
        what="a gigabyte in: the longest step between two looks",
        value=max(each["step"] for each in told),
        budget="-",
    )
    yield from _stopped(room, film)


def _made(room: Path) -> None:
    desk = a_desk(room / "vault")
    for pair in range(_PAIRS + 1):
        perform(desk, OpenCase(title="T", school="S", ref=f"L-{pair}"))
    desk.lock()


def _pair(room: Path, film: Path, pair: int) -> dict[str, float]:
    told = _child(room, film, f"L-{pair}", "in")
    told["back"] = _child(room, film, f"L-{pair}", "back")["back"]
    if shutil.which("age") is None:
        return told
    key, sealed = room / "key", room / "film.age"
    if not key.exists():
        subprocess.run(["age-keygen", "-o", str(key)], check=True, capture_output=True)
    to = key.read_text().partition("public key: ")[2].split()[0]
    told["age"] = seconds(lambda: _sealed(to, film, sealed))
    told["age -d"] = seconds(lambda: _run("age", "-d", "-i", key, "-o", os.devnull, sealed))
    sealed.unlink()
    return told


def _child(room: Path, film: Path, ref: str, what: str) -> dict[str, float]:
    call = [sys.executable, "-P", __file__, str(room), str(film), ref, what]
    said = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    return {
        name: float(value) for name, value in (each.split("=") for each in said.split())
    }


def _in(room: Path, film: Path, ref: str) -> None:
    """In a process of its own: how long, how much memory, how long a step at most."""
    with for_files([film]), closing(_Unlocked(room)) as one:
        wanted = AdmitExhibit(case=ref, file=film, large_confirmed=True, passing=True)
        Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
        before, longest = _peak(), 0.0
        began = last = time.perf_counter()
        for _ in steps(one.desk, wanted):
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        took = last - began
        helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"in={took} memory={_peak() - before} helper={helper} step={longest}")


def _back(room: Path, ref: str) -> None:
    with for_vault(room / "vault"), closing(_Unlocked(room)) as one:
        print(f"back={seconds(lambda: perform(one.desk, VerifyExhibits(case=ref)))}")


class _Unlocked:
    """A desk on the vault that was made."""

    def __init__(self, room: Path) -> None:
        self.desk = Desk(clock=SystemClock(), folder=room / "cache")
        perform(self.desk, UnlockVault(folder=room / "vault", passphrase=PASSPHRASE))

    def close(self) -> None:
        """Locks it."""
        self.desk.lock()


def _stopped(room: Path, film: Path) -> Iterator[Figure]:
    """A gigabyte that is stopped at its end: opening its case, and clearing it away."""
    ref = f"L-{_PAIRS}"
    with closing(_Unlocked(room)) as one:
        work = steps(
            one.desk,
            AdmitExhibit(case=ref, file=film, large_confirmed=True, passing=True),
        )
        for step in work:
            kept = isinstance(step, Progress) and step.what == "Keeping the file"
            if kept and step.done >= _SIZE - 8 * _PIECE:  # type: ignore[union-attr]
                break
        yield Figure(
            what="a gigabyte stopped at its end: until it is stopped",
            value=seconds(work.close),  # type: ignore[attr-defined]  # a generator
            budget="2 s",
        )
    with closing(_Unlocked(room)) as one:
        yield Figure(
            what="opening a case in which a stop left a gigabyte",
            value=seconds(lambda: one.desk.case_file(ref)),
            budget="1 s",
        )
        yield Figure(
            what="clearing it away behind the screens",
            value=seconds(lambda: perform(one.desk, ClearAway())),
            budget="-",
        )


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def _sealed(to: str, film: Path, sealed: Path) -> None:
    _run("age", "-r", to, "-o", sealed, film)
    with sealed.open("rb") as file:
        os.fsync(file.fileno())


def _peak() -> float:
    """The most memory this process has had since it was last asked to forget, in MiB."""
    found = _PEAK.search(Path("/proc/self/status").read_text())
    return int(found.group(1)) / 1024 if found else 0.0


if __name__ == "__main__":
    where, the_film, the_ref, which = sys.argv[1:]
    if which == "in":
        _in(Path(where), Path(the_film), the_ref)
    else:
        _back(Path(where), the_ref)
