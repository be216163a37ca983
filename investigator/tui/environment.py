"""What the surroundings must be before Textual is imported; imports nothing heavy."""

from collections.abc import Mapping, MutableMapping
from typing import Protocol

LEAST_COLUMNS = 60
_NOT_A_SCREEN = frozenset({"dumb", "unknown"})
_INSTEAD = "Use the command line instead: investigator --help lists what it can do."


class Stream(Protocol):
    """The one thing that is asked of standard input and output."""

    def isatty(self) -> bool:
        """Whether a person sits at the other end."""
        ...


def scrub(environ: MutableMapping[str, str]) -> None:
    """Forget every TEXTUAL variable: some would log keys, save screens or load code."""
    for name in [name for name in environ if name.upper().startswith("TEXTUAL")]:
        del environ[name]


def plain_colours(environ: MutableMapping[str, str]) -> None:
    """Ask for 256 colours only; to be called after `scrub`."""
    environ["TEXTUAL_COLOR_SYSTEM"] = "256"


def usable_terminal(
    environ: Mapping[str, str],
    stdin: Stream | None,
    stdout: Stream | None,
    size: tuple[int, int],
) -> str | None:
    """Why the application cannot run here, in one sentence with the way out; else None.

    `size` is (columns, rows); a terminal that tells no width says 0 and is believed wide
    enough.
    """
    if not _person_at(stdin) or not _person_at(stdout):
        return f"The screens need a terminal, and there is none here. {_INSTEAD}"
    if environ.get("TERM", "").lower() in _NOT_A_SCREEN:
        return f"This terminal says that it cannot draw screens. {_INSTEAD}"
    if 0 < size[0] < LEAST_COLUMNS:
        return (
            f"This terminal is {size[0]} columns wide and the screens need"
            f" {LEAST_COLUMNS}. Make the window wider, or use the command line:"
            " investigator --help lists what it can do."
        )
    return None


def _person_at(stream: Stream | None) -> bool:
    return stream is not None and stream.isatty()
