"""strace on a worker: calls counted, recorded, or made to fail at one place."""

import ctypes
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.forks import Say, Worker, told

_TRACER, _ANYBODY = 0x59616D61, -1
_ATTACHED = "attached"
_PATIENCE = 60.0

CHANGING = (
    *("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "renameat"),
    *("renameat2", "unlink", "unlinkat", "openat"),
)
"""The calls by which a program changes files."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to which call, from which one on: `signal=SIGKILL` or `error=EIO`."""

    call: str
    what: str
    at: int
    lasting: bool = False

    def options(self, log: Path) -> list[str]:
        """As strace is told."""
        when = f"{self.at}+" if self.lasting else str(self.at)
        inject = f"inject={self.call}:{self.what}:when={when}"
        return ["-o", str(log), "-e", f"trace={self.call}", "-e", inject]

    def fired(self, log: Path) -> bool:
        """Whether it came to pass, by strace's record."""
        told = log.read_text()
        return "(INJECTED)" in told or "+++ killed by SIGKILL" in told

    def __str__(self) -> str:
        return f"{self.call} {self.at}{'+' if self.lasting else ''} {self.what}"


def run_under(options: list[str], work: Callable[[Say], None]) -> Worker:
    """A worker that begins once strace watches it, run to its end."""
    worker = Worker(lambda say: _when_watched(work, say))
    worker.listen(_PATIENCE, until="ready")
    watching = subprocess.Popen(
        ["strace", "-p", str(worker.pid), *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stderr is not None
    said = watching.stderr.readline()
    if _ATTACHED not in said:
        worker.kill()
        watching.communicate()
        raise Refusal(said.strip())
    worker.tell(b"go")
    worker.ended()
    watching.communicate()
    return worker


class Refusal(Exception):
    """This machine lets nobody trace; its own words say why."""


def refusal(room: Path) -> str:
    """Why nothing can be traced here, or empty where it can."""
    try:
        run_under(["-o", str(room / "probe")], lambda say: say(done=True))
    except (Refusal, FileNotFoundError) as why:
        return str(why) or "strace says nothing"
    return ""


def counted(room: Path, work: Callable[[Say], None]) -> dict[str, int]:
    """How often an undisturbed run makes each call."""
    log = room / "counted"
    worker = run_under(["-o", str(log), "-e", f"trace={','.join(CHANGING)}"], work)
    said = [words for words in worker.heard if "refused" in words or "fault" in words]
    assert (worker.status, said) == (0, [])
    lines = log.read_text().splitlines()
    made = [line.partition("(")[0] for line in lines]
    return {call: made.count(call) for call in CHANGING if call in made}


def _when_watched(work: Callable[[Say], None], say: Say) -> None:
    """Lets anybody trace this process, where the system asks for that, and waits."""
    ctypes.CDLL(None).prctl(_TRACER, ctypes.c_ulong(_ANYBODY & (2**64 - 1)), 0, 0, 0)
    say(ready=True)
    told()
    work(say)
