"""A driver: a kill, a full or a failing disk at every call that changes a file."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from unittest import mock

from investigator.machine.crypto import Argon2
from tests.casework import vaults
from tests.faults.checking import Found, after
from tests.faults.driving import answer
from tests.faults.forks import Worker
from tests.faults.sessions import PAPERS, SESSIONS, Session
from tests.faults.syscalls import Fault, counted, refusal, run_under
from tests.faults.working import acks, cheaply

_KILL, _FULL, _FAILING = "signal=SIGKILL", "error=ENOSPC", "error=EIO"


def main(asked: Any) -> dict[str, Any]:
    """The points of one session that fall to this driver, every so-many-th of all."""
    room = Path(asked["room"])
    why = refusal(room)
    if why:
        return {"refused": why}
    session = SESSIONS[asked["session"]]
    if not session.costly:
        mock.patch.object(Argon2, "derive", cheaply).start()
    for name, data in PAPERS.items():
        (room / name).write_bytes(data)
    folder = _fresh(session, room)
    session.work(folder, room, _quiet)  # whatever is imported when wanted is there now
    wrong = session.also(folder, room)
    assert wrong == []
    folder = _fresh(session, room)
    counts = counted(room, lambda say: session.work(folder, room, say))
    points = _share(list(_points(counts)), asked)
    fired, bad = 0, list[dict[str, Any]]()
    for point in points:
        bad_here = _at(point, session, room)
        fired += point.fired(room / "log")
        bad += [bad_here] if bad_here else []
    return {"counts": counts, "points": len(points), "fired": fired, "bad": bad}


def _share(points: list[Fault], asked: Any) -> list[Fault]:
    """About so many of them from end to end, dealt out by the four things that happen."""
    mine = points[asked["first"] :: asked["ways"]]
    every = max(1, len(mine) // asked["most"])
    return mine[:: every if every == 1 else every | 1]


def _points(counts: dict[str, int]) -> Iterator[Fault]:
    for call, many in counts.items():
        for at in range(1, many + 1):
            yield Fault(call, _KILL, at)
            yield Fault(call, _FULL, at, lasting=True)
            yield Fault(call, _FAILING, at)
            yield Fault(call, _FAILING, at, lasting=True)


def _quiet(**_words: object) -> None:
    """Nobody is told."""


def _fresh(session: Session, room: Path) -> Path:
    shutil.rmtree(room / "vault", ignore_errors=True)
    return vaults.copied(session.source(), room / "vault")


def _at(point: Fault, session: Session, room: Path) -> dict[str, Any] | None:
    """What is wrong after this point, or None."""
    folder = _fresh(session, room)
    worker = run_under(
        point.options(room / "log"), lambda say: session.work(folder, room, say)
    )
    found = after(folder, acks(worker.heard))
    found.corrupt += session.also(folder, room)
    wrong = _unplain(worker, killed=point.what == _KILL)
    if wrong or found != Found():
        return {"point": str(point), "wrong": wrong, **asdict(found)}
    return None


def _unplain(worker: Worker, *, killed: bool) -> list[str]:
    """What was said that no person should have to read, and an end that is none."""
    said = [str(words["refused"]) for words in worker.heard if "refused" in words]
    bad = [each for each in said if not _plain(each)]
    bad += [str(words["fault"]) for words in worker.heard if "fault" in words]
    if killed or worker.status in (0, 256):
        return bad
    return [*bad, f"it ended with {worker.status}"]


def _plain(sentence: str) -> bool:
    return sentence.endswith((".", "?")) and "Errno" not in sentence


if __name__ == "__main__":
    answer(main)
