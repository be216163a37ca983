"""Our own subprocess, with limits: the parent's side.

A child is started once for a batch and asked many times. It gets nothing in its arguments,
no key, a small environment, and no terminal.
"""

import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from investigator.domain.errors import Refused
from investigator.domain.text import one_line, shortened
from investigator.machine.clock import running_ns
from investigator.machine.environment import child_environment
from investigator.machine.files import private_folder
from investigator.machine.piped import Ended, Piped
from investigator.machine.serving import GARBLED, NO_MEMORY, Handler, Progress, serve
from investigator.machine.wire import Garbled, Kind, Message

__all__ = [
    "Child",
    "ChildFailed",
    "Handler",
    "Kind",
    "Limits",
    "Message",
    "Progress",
    "Why",
    "serve",
]

_TICK = 0.05  # a step of the clerk lasts at most 60 ms
_PATIENCE = 2.0
_LONGEST_SENTENCE = 500


class Why(StrEnum):
    """Why a child gave no answer."""

    MEMORY = "memory"
    TIME = "time"
    GARBLED = "garbled"
    CANCELLED = "cancelled"
    DIED = "died"


_SENTENCES = {
    Why.MEMORY: "needed more memory than it may have.",
    Why.TIME: "took longer than it may.",
    Why.GARBLED: "gave an answer that cannot be read.",
    Why.CANCELLED: "was stopped.",
    Why.DIED: "stopped unexpectedly.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: memory in all; CPU and wall-clock time for each request."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float
    answer_bytes: int = 1024**3


class ChildFailed(Refused):
    """A child gave no answer. What it wrote to standard error is only counted."""

    def __init__(
        self, sentence: str, *, why: Why = Why.DIED, stderr_bytes: int = 0
    ) -> None:
        super().__init__(sentence, remedy="Nothing was changed; try again or leave it out.")
        self.why = why
        self.stderr_bytes = stderr_bytes


class Child:
    """A child process that answers requests one after another; usable in a `with`."""

    def __init__(
        self,
        name: str,
        *,
        limits: Limits,
        folder: Path | None,
        command: Sequence[str] | None = None,
    ) -> None:
        self._name = name
        self._limits = limits
        self._folder = folder
        usual = (sys.executable, "-P", "-m", "investigator", "--child", name)
        self._command = tuple(command or usual)
        self._piped: Piped | None = None
        self._stopped = False

    def ask(self, header: Mapping[str, object], *blobs: bytes) -> Iterator[Message]:
        """Yields what the child reports, then its answer as the last message.

        While it is silent, a message of the kind `WAITING` comes every 50 ms, so that
        whoever steps through is never held up. Closing the iterator before the answer, or
        any failure, ends the child. A refusal by the child is raised here as `Refused`.
        """
        piped = self._started()
        piped.post(Kind.ASK, header, blobs)
        ends = running_ns() + int(self._limits.wall_seconds * 1e9)
        answered = False
        try:
            while not answered:
                message = self._next(piped, ends)
                answered = message.kind in {Kind.ANSWER, Kind.REFUSED}
                if message.kind is Kind.REFUSED:
                    raise _refused(message)
                yield message
        finally:
            if not answered:
                self.cancel()

    def answer(self, header: Mapping[str, object], *blobs: bytes) -> Message:
        """The answer alone, for whoever can wait."""
        *_, last = self.ask(header, *blobs)
        return last

    def cancel(self) -> None:
        """Ends the child at once; from any thread, also while another waits in `ask`."""
        self._stopped = True
        if self._piped is not None:
            self._piped.end(patience=0.0)

    def close(self) -> None:
        """Lets the child end by itself, for two seconds at most."""
        self._stopped = True
        if self._piped is not None:
            self._piped.end(patience=_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.cancel()

    def _started(self) -> Piped:
        if self._stopped:
            raise self._failure(Why.CANCELLED)
        if self._piped is None:
            if self._folder is not None:
                private_folder(self._folder)
            limits = self._limits
            try:
                self._piped = Piped(
                    self._command,
                    environment=child_environment(self._folder),
                    folder=self._folder,
                    most_bytes=limits.answer_bytes,
                )
            except OSError:
                raise self._failure(Why.DIED) from None
            said = {"memory": limits.memory_bytes, "cpu": limits.cpu_seconds}
            self._piped.post(Kind.LIMITS, said)
        return self._piped

    def _next(self, piped: Piped, ends: int) -> Message:
        """The next message there is time for."""
        if self._stopped:
            raise self._failure(Why.CANCELLED)
        try:
            message = piped.next(_TICK) or Message(kind=Kind.WAITING)
        except Garbled:
            raise self._failure(Why.GARBLED) from None
        except Ended:
            raise self._failure(self._why_ended(piped)) from None
        if message.kind not in {Kind.ANSWER, Kind.REFUSED} and running_ns() > ends:
            raise self._failure(Why.TIME)
        return message

    def _why_ended(self, piped: Piped) -> Why:
        """What the exit code tells, unless it was us."""
        if self._stopped:
            return Why.CANCELLED
        told = {
            NO_MEMORY: Why.MEMORY,
            GARBLED: Why.GARBLED,
            -getattr(signal, "SIGXCPU", 0): Why.TIME,
        }
        return told.get(piped.end(patience=_PATIENCE), Why.DIED)

    def _failure(self, why: Why) -> ChildFailed:
        self.cancel()
        return ChildFailed(
            f"The helper for {self._name} {_SENTENCES[why]}",
            why=why,
            stderr_bytes=self._piped.stderr_bytes if self._piped else 0,
        )


def _refused(message: Message) -> Refused:
    """The child's refusal; its words are shown, so they are made safe to show."""
    sentence, remedy = (
        shortened(one_line(str(message.header.get(name, ""))), _LONGEST_SENTENCE)
        for name in ("sentence", "remedy")
    )
    return Refused(sentence, remedy=remedy)
