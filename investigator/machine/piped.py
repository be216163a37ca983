"""A subprocess between pipes that cannot dead-lock: each pipe has its own thread."""

import contextlib
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, Full, Queue, SimpleQueue
from typing import IO

from investigator.machine import system
from investigator.machine.wire import Garbled, Kind, Message, pieces, receive

_UNREAD = 32
_PAUSE = 0.05
_PATIENCE = 1.0
_PIECE = 65536
_FROM_CHILD = frozenset({Kind.PROGRESS, Kind.ANSWER, Kind.REFUSED})


class Ended(Exception):
    """The process has closed its pipe: there will be no more messages."""


class Piped:
    """A running process, the messages to it and the messages from it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: Path | None,
        most_bytes: int,
    ) -> None:
        self.stderr_bytes = 0
        self._most_bytes = most_bytes
        self._outbox: SimpleQueue[list[bytes] | None] = SimpleQueue()
        self._inbox: Queue[Message | Garbled | Ended] = Queue(_UNREAD)
        self._over = threading.Event()
        self._ending = threading.Lock()
        self._process = subprocess.Popen(  # noqa: S603 - our own list of arguments, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment,
            start_new_session=True,  # the terminal's Ctrl+C is for us, not for it
            creationflags=system.NO_WINDOW,
        )
        pipes = (self._process.stdin, self._process.stdout, self._process.stderr)
        work = (self._write, self._read, self._count)
        self._threads = [
            _thread(each, pipe) for each, pipe in zip(work, pipes, strict=True) if pipe
        ]

    def post(
        self, kind: Kind, header: Mapping[str, object], blobs: Sequence[bytes] = ()
    ) -> None:
        """Sends a message without waiting for it to be read."""
        self._outbox.put(pieces(kind, header, blobs))

    def next(self, seconds: float) -> Message | None:
        """The next message, or None when none came in so many seconds."""
        try:
            came = self._inbox.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(came, Message):
            return came
        raise came

    def end(self, *, patience: float) -> int:
        """Ends it, after letting it end by itself for so many seconds; its exit code.

        A second call, from whichever thread, waits for the first and tells the same code.
        """
        if patience:
            self._outbox.put(None)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
        self._process.kill()
        code = self._process.wait()
        with self._ending:
            self._over.set()
            self._outbox.put(None)
            for thread in self._threads:
                thread.join(_PATIENCE)  # something it started may hold a pipe open
        return code

    def _write(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError), pipe:
            while (message := self._outbox.get()) is not None:
                pipe.writelines(message)
                pipe.flush()

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            while not self._over.is_set():
                came = self._one(pipe)
                self._deliver(came)
                if not isinstance(came, Message):
                    return

    def _one(self, pipe: IO[bytes]) -> Message | Garbled | Ended:
        try:
            came = receive(pipe, self._most_bytes)
        except (Garbled, MemoryError):
            return Garbled()
        if came is None:
            return Ended()
        return came if came.kind in _FROM_CHILD else Garbled()

    def _deliver(self, came: Message | Garbled | Ended) -> None:
        """Waits while nobody reads, unless it is over."""
        while not self._over.is_set():
            with contextlib.suppress(Full):
                self._inbox.put(came, timeout=_PAUSE)
                return

    def _count(self, pipe: IO[bytes]) -> None:
        """Drains standard error without keeping it: it may quote what must stay private."""
        with pipe:
            while piece := pipe.read(_PIECE):
                self.stderr_bytes += len(piece)


def _thread(work: Callable[[IO[bytes]], None], pipe: IO[bytes]) -> threading.Thread:
    thread = threading.Thread(target=work, args=(pipe,), daemon=True)
    thread.start()
    return thread
