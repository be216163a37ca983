"""A fault nobody named: one plain sentence for the person, types and lines for the mender.

Neither holds a message text nor a local variable, because both can hold a passphrase or a
name. The note goes into a folder that is handed in.
"""

import os
import secrets
import sys
import threading
from collections.abc import Iterator
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType
from typing import TYPE_CHECKING

from investigator import __version__

if TYPE_CHECKING:  # it brings a highlighter of programs, which no first screen needs
    from rich.traceback import Trace


def sentence(note: Path | None) -> str:
    """What the person is told, with the place of the note when there is one."""
    begin = "A fault in the program closed it; everything that was saved is kept"
    if note is None:
        return f"{begin}. No note of the fault could be written."
    return f"{begin}. A note for whoever mends it, with nothing of a case in it, is {note}"


def write_note(lines: Iterator[str], folder: Path | None) -> Path | None:
    """The lines in a new private file in the folder; None when that cannot be done."""
    if folder is None:
        return None
    note = folder / f"fault-{secrets.token_hex(4)}.txt"
    python = ".".join(str(part) for part in sys.version_info[:3])
    head = f"investigator {__version__}, Python {python}, {sys.platform}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write("\n".join((head, *lines)) + "\n")
    except OSError:
        return None
    return note


def fault_lines(error: BaseException) -> Iterator[str]:
    """Type names and places of an exception, of what caused it and of what it groups."""
    waiting, seen = [error], set[int]()
    while waiting:
        here = waiting.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        yield f"{type(here).__module__}.{type(here).__qualname__}"
        yield from _places(here.__traceback__)
        # Textual's failed worker keeps what failed in `error`, not as a cause.
        held = (here.__context__, here.__cause__, getattr(here, "error", None))
        waiting += [each for each in held if isinstance(each, BaseException)]
        waiting += here.exceptions if isinstance(here, BaseExceptionGroup) else ()


def drawn_lines(drawn: object) -> Iterator[str]:
    """The same from a traceback that rich has drawn up already; nothing from all else."""
    trace: Trace | None = getattr(drawn, "trace", None)
    for stack in trace.stacks if trace else ():
        yield stack.exc_type
        for frame in stack.frames:
            yield f"  {_short(frame.filename)}:{frame.lineno}"


def guard_process(folder: Path | None) -> None:
    """Make faults outside the application's loop end in the same sentence and note."""

    def told(error: BaseException) -> None:
        note = write_note(fault_lines(error), folder)
        sys.stderr.write(sentence(note) + "\n")

    def excepthook(
        _kind: type[BaseException], error: BaseException, _tb: TracebackType | None
    ) -> None:
        if not isinstance(error, KeyboardInterrupt):
            told(error)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            told(args.exc_value)

    sys.excepthook = excepthook
    threading.excepthook = thread_hook


def _places(traceback: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(traceback):
        yield f"  {_short(frame.f_code.co_filename)}:{line}"


def _short(filename: str) -> str:
    """A path from the package on, so that no folder of the person's is named."""
    parts = PurePath(filename).parts
    for root in ("site-packages", "investigator"):
        if root in parts:
            last = len(parts) - 1 - parts[::-1].index(root)
            return PurePath(*parts[last + (root == "site-packages") :]).as_posix()
    return parts[-1] if parts else filename
