"""The child's side: bound itself, then answer requests until there are no more."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.machine import system
from investigator.machine.wire import Garbled, Kind, Message, receive, send

Progress = Callable[[Mapping[str, object]], None]
Handler = Callable[
    [dict[str, object], tuple[bytes, ...], Progress],
    tuple[Mapping[str, object], Sequence[bytes]],
]

_LARGEST_REQUEST = 4 * 1024**3
GARBLED, NO_MEMORY, NOBODY_LISTENS = 3, 4, 5


def serve(handler: Handler) -> None:
    """Answers each request from standard input with `handler(header, blobs, progress)`.

    `progress(header)` reports along the way. A `Refused` goes back as one; any other fault
    ends this process, and its exit code says whether memory ran out.
    """
    requests, answers = _pipes()
    try:
        _serve(handler, requests, answers)
    except Garbled:
        sys.exit(GARBLED)
    except MemoryError:
        os._exit(NO_MEMORY)  # tidying up what filled the memory could take seconds
    except BrokenPipeError:
        sys.exit(NOBODY_LISTENS)


def _serve(handler: Handler, requests: BinaryIO, answers: BinaryIO) -> None:
    first = receive(requests, 0)
    if first is None:
        return
    memory, cpu = _limits(first)
    system.no_core_dumps()
    system.limit_process(memory, cpu)
    while (request := receive(requests, _LARGEST_REQUEST)) is not None:
        system.limit_process(memory, cpu)
        _answer(handler, request, answers)


def _answer(handler: Handler, request: Message, answers: BinaryIO) -> None:
    def progress(header: Mapping[str, object]) -> None:
        send(answers, Kind.PROGRESS, header)

    try:
        header, blobs = handler(request.header, request.blobs, progress)
    except Refused as refused:
        said = {"sentence": refused.sentence, "remedy": refused.remedy}
        send(answers, Kind.REFUSED, said)
    else:
        send(answers, Kind.ANSWER, header, blobs)


def _limits(first: Message) -> tuple[int, int]:
    memory, cpu = first.header.get("memory"), first.header.get("cpu")
    if first.kind is not Kind.LIMITS or type(memory) is not int or type(cpu) is not int:
        raise Garbled
    return memory, cpu


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our own ends of the pipes; what libraries print then goes to standard error."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers
