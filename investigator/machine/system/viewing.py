"""Which files may be handed to the system's viewer: those that only show something."""

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

_SHOWN_ONLY = frozenset({".csv", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".txt", ".webp"})
_SCRUBBED = ("PYTHON", "TEXTUAL", "COVERAGE")


def may_be_viewed(path: Path) -> bool:
    """Whether it is a file of a kind that no system starts as a program."""
    return path.suffix.lower() in _SHOWN_ONLY and path.is_file()


def start_apart(command: Sequence[str]) -> bool:
    """Starts a program that outlives us and never touches our terminal."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own list of arguments, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_own_environment(os.environ),
            start_new_session=True,
        )
    except OSError:
        return False
    threading.Thread(target=process.wait, daemon=True).start()
    return True


def _own_environment(around: Mapping[str, str]) -> dict[str, str]:
    return {name: word for name, word in around.items() if not name.startswith(_SCRUBBED)}
