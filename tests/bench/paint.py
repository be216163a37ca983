"""What the first screen costs.

Processor time to paint it, against a one-line application.
"""

import os
import pty
import resource
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measure import Figure, paired

_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("HELLO-PAINTED")
Hello().run()
"""
_PATIENCE = 20.0


def figures() -> list[Figure]:
    """The unlock screen's first paint against hello world."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        program = [sys.executable, "-P", "-m", "investigator"]
        os.environ["INVESTIGATOR_VAULT"] = str(vault)
        word = Path(folder) / "word"
        word.write_text("correct horse battery staple umbrella", encoding="utf-8")
        made = [
            "vault",
            "new",
            "--name",
            "A",
            "--no-keyring",
            "--passphrase-file",
            str(word),
        ]
        made += ["--recovery-out", str(Path(folder) / "key.txt")]
        if os.spawnv(os.P_WAIT, sys.executable, [*program, *made]) != 0:
            raise RuntimeError("no vault could be made")
        hello = [sys.executable, "-P", "-c", _HELLO]
        ratio = paired(
            lambda: _cpu(program, b"Passphrase"), lambda: _cpu(hello, b"HELLO-PAINTED"), 7
        )
    return [
        Figure(
            what="first paint of the unlock screen against hello world (processor)",
            value=ratio,
            budget="1.3 x",
            ratio=True,
        )
    ]


def _cpu(command: list[str], marker: bytes) -> float:
    """Processor seconds of a program in a terminal until the marker is drawn."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
        os.execv(command[0], command)
    seen, ends = b"", time.monotonic() + _PATIENCE
    while marker not in seen and time.monotonic() < ends:
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if marker not in seen:
        raise RuntimeError("the first screen was never painted")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
