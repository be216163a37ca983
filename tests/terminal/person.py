"""A person at a real terminal.

Sees only what is on the screen, presses only what it shows.
"""

import os
import re
import subprocess
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_PATIENCE = 40.0
_GLANCE = 0.05


class NotSeen(AssertionError):
    """What should have been on the screen was not; the screen is told."""


class Person:
    """Somebody at a program in tmux, at a size, with a home of their own."""

    def __init__(
        self, command: Sequence[str], home: Path, *, size: tuple[int, int] = (80, 24)
    ) -> None:
        self._socket = f"person-{uuid.uuid4().hex[:12]}"
        self._command = command
        self._home = home
        self._size = size

    def __enter__(self) -> Self:
        columns, rows = self._size
        told = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._home),
            "TERM": "tmux-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TZ": "Europe/London",
        }
        words = ["env", "-i", *(f"{name}={value}" for name, value in told.items())]
        size = ("-x", str(columns), "-y", str(rows))
        self._tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            "desk",
            *size,
            *words,
            *self._command,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False
        )

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "desk")

    def everything(self) -> str:
        """The same with all that can be scrolled back to."""
        return self._tmux("capture-pane", "-p", "-S", "-", "-t", "desk")

    def coloured(self) -> str:
        """The same with its colours."""
        return self._tmux("capture-pane", "-p", "-e", "-N", "-t", "desk")

    def see(self, *words: str) -> str:
        """Waits until all the words are on the screen, wherever lines are broken."""
        ends = time.monotonic() + _PATIENCE
        while time.monotonic() < ends:
            shown = self.screen()
            if all(_flat(word) in _flat(shown) for word in words):
                return shown
            time.sleep(_GLANCE)
        raise NotSeen(f"{words} not seen on:\n{self.screen()}")

    def no_longer_see(self, words: str) -> None:
        """Waits until the words have left the screen."""
        ends = time.monotonic() + _PATIENCE
        while _flat(words) in _flat(self.screen()):
            if time.monotonic() > ends:
                raise NotSeen(f"“{words}” still on:\n{self.screen()}")
            time.sleep(_GLANCE)

    def press(self, *keys: str, shown: str | None = None) -> None:
        """Presses keys that the screen shows (`shown` is how it writes them)."""
        if shown is not None:
            self.see(shown)
        for key in keys:
            self._tmux("send-keys", "-t", "desk", key)

    def press_for(self, key: str, *words: str) -> None:
        """Presses a key until it has done what it is for, as anybody does.

        A key that comes while a list is still being drawn can be lost.
        """
        for _ in range(8):
            self.press(key)
            ends = time.monotonic() + _PATIENCE / 8
            while time.monotonic() < ends:
                if all(_flat(word) in _flat(self.screen()) for word in words):
                    return
                time.sleep(_GLANCE)
        raise NotSeen(f"{words} not seen on:\n{self.screen()}")

    def write(self, text: str) -> None:
        """Types text, as it is."""
        self._tmux("send-keys", "-t", "desk", "-l", text)

    def fill(self, text: str, *, seen: str | None = None) -> None:
        """Types text and waits until the screen shows the end of it, or `seen`."""
        self.write(text)
        self.see(seen or text[-20:])

    def left(self) -> None:
        """Waits until the program has ended."""
        ends = time.monotonic() + _PATIENCE
        while not self.gone():
            if time.monotonic() > ends:
                raise NotSeen(f"still running:\n{self.screen()}")
            time.sleep(_GLANCE)

    def gone(self) -> bool:
        """Whether the program has ended."""
        found = subprocess.run(
            ["tmux", "-L", self._socket, "has-session", "-t", "desk"],
            capture_output=True,
            check=False,
        )
        return found.returncode != 0

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words], check=True, capture_output=True, text=True
        )
        return done.stdout


def _flat(text: str) -> str:
    return re.sub(r"[\s│┃║▌▐┆]+", " ", text)
