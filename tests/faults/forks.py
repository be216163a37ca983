"""Forked workers: they say over a socket what they have done, and can be killed any time.

A fork starts with everything imported, so a kill falls into the work and not into start-up.
Only programs of one thread may use this: the drivers beside this file, never pytest itself.
"""

import json
import os
import select
import signal
import socket
import traceback
from collections.abc import Callable
from typing import Any

from investigator.domain.errors import Damaged, Refused
from investigator.machine.clock import running_ns

Say = Callable[..., None]
_LONGEST = 1 << 16


class Worker:
    """A fork at work. `heard` is what it has said so far."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        self._ear, mouth = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.heard: list[dict[str, Any]] = []
        self.status: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            self._ear.close()
            _child(work, mouth)
        mouth.close()

    def listen(self, seconds: float, until: str = "") -> bool:
        """Hears for so long, or until that is said; False once the worker is gone."""
        ends = running_ns() + int(seconds * 1e9)
        while (left := (ends - running_ns()) / 1e9) > 0:
            if not select.select([self._ear], [], [], left)[0]:
                return True
            if not self._hear():
                return False
            if until and until in self.heard[-1]:
                return True
        return True

    def kill(self) -> None:
        """Ends it at once, as a power switch ends a program."""
        os.kill(self.pid, signal.SIGKILL)
        self.ended()

    def ended(self) -> int:
        """Hears the rest and waits for the end; its status."""
        while self._hear():
            pass
        if self.status is None:
            self.status = os.waitpid(self.pid, 0)[1]
            self._ear.close()
        return self.status

    def tell(self, word: bytes) -> None:
        """Says something to the worker."""
        self._ear.send(word)

    def _hear(self) -> bool:
        try:
            said = self._ear.recv(_LONGEST)
        except (ConnectionResetError, OSError):
            return False
        if said:
            self.heard.append(json.loads(said))
        return bool(said)


def _child(work: Callable[[Say], None], mouth: socket.socket) -> None:
    """Never comes back: the fork ends here, and runs nothing that its parent would run."""

    def say(**words: object) -> None:
        mouth.send(json.dumps(words).encode())

    global _mouth  # noqa: PLW0603 - one a process
    _mouth = mouth
    code = 1
    try:
        os.umask(0o077)
        work(say)
        code = 0
    except (Refused, Damaged) as why:
        say(refused=str(why))
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told all of it
        say(fault=traceback.format_exc()[-4000:])
    finally:
        os._exit(code)


_mouth: socket.socket | None = None


def told() -> bytes:
    """In a worker: waits for a word of the parent's."""
    if _mouth is None:
        raise RuntimeError("only a worker is told something")
    return _mouth.recv(_LONGEST)
