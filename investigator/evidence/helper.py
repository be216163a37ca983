"""The evidence child as the parent sees it; a fresh one takes the place of a fallen one."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from investigator.domain.errors import Refused
from investigator.machine.child import Child, ChildFailed, Kind, Limits, Message

ORDINARY = Limits(memory_bytes=1536 * 1024**2, cpu_seconds=20, wall_seconds=300)
"""Fifty megapixels take half of the memory; no honest file takes half of the time."""

LARGE = Limits(memory_bytes=1536 * 1024**2, cpu_seconds=600, wall_seconds=7200)
"""A film of many gigabytes only needs to be fingerprinted, which takes time alone."""


class Helper:
    """Asks one child for a batch. After a failure the next request starts another."""

    def __init__(
        self, folder: Path | None = None, *, command: Sequence[str] | None = None
    ) -> None:
        """Nothing is started before the first request; `folder` is the child's own."""
        self._folder = folder
        self._command = command
        self._limits = ORDINARY
        self._child: Child | None = None

    def ask(
        self, header: Mapping[str, object], *blobs: bytes, limits: Limits = ORDINARY
    ) -> Iterator[Message]:
        """Reports, then the answer; closing the iterator before its end stops the child."""
        answered = False
        try:
            for message in self._fit(limits).ask(header, *blobs):
                answered = message.kind is Kind.ANSWER
                yield message
        except ChildFailed:
            raise
        except Refused:
            answered = True  # a refusal is an answer: the child is well
            raise
        finally:
            if not answered:
                self._child = None

    def answer(self, header: Mapping[str, object], *blobs: bytes) -> Message:
        """The answer alone, for whoever can wait."""
        *_, last = self.ask(header, *blobs)
        return last

    def answer_within(
        self, limits: Limits, header: Mapping[str, object], *blobs: bytes
    ) -> Message:
        """The answer alone, under limits of its own."""
        *_, last = self.ask(header, *blobs, limits=limits)
        return last

    def close(self) -> None:
        """Ends the child, if there is one."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def cancel(self) -> None:
        """Ends the child at once, from any thread."""
        if self._child is not None:
            self._child.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _fit(self, limits: Limits) -> Child:
        """The running child, or one with these limits."""
        if self._child is None or limits != self._limits:
            self.close()
            self._limits = limits
            self._child = Child(
                "evidence", limits=limits, folder=self._folder, command=self._command
            )
        return self._child
