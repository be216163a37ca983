"""Calls of the program as processes that can be killed, filled up and asked again."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.running import call

ROOT = Path(__file__).resolve().parents[2]
_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made within
FULL = os.environ.get("INVESTIGATOR_FAULTS") == "full"
"""Whether `make faults` runs these, with larger figures than the gate."""


def a_room() -> Path:
    """A folder on a disk in memory: what is killed or cut is the program, no machine."""
    within = _MEMORY if _MEMORY.is_dir() else None
    return Path(tempfile.mkdtemp(prefix="investigator-faults-", dir=within))


@dataclass(frozen=True, slots=True)
class Program:
    """The program on one vault, with a home of its own."""

    home: Path
    vault: Path

    def start(
        self, *words: object, limited: Callable[[], None] | None = None
    ) -> "subprocess.Popen[str]":
        """One call on its way."""
        env = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "investigator", "--vault", str(self.vault)),
                *map(str, words),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            cwd=self.home,
            preexec_fn=limited,  # noqa: PLW1509 - no thread of ours runs beside it
        )

    def run(
        self, *words: object, limited: Callable[[], None] | None = None
    ) -> tuple[int, str, str]:
        """One call to its end, which never shows a traceback."""
        process = self.start(*words, limited=limited)
        out, err = process.communicate(timeout=120)
        assert "Traceback" not in err
        return process.returncode, out, err

    def json(self, *words: object) -> Any:
        """What one call answers."""
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    def sound(self) -> bool:
        """Whether everything in the vault holds."""
        code, out, _err = self.run("vault", "verify", "--json")
        return code == 0 and json.loads(out)["ok"] is True

    def problems(self) -> list[str]:
        """What a check of the vault names; its exit code says that there is something."""
        code, out, _err = self.run("vault", "verify", "--json")
        found = json.loads(out)
        assert (code, found["ok"]) == (4, False)
        return [problem for case in found["cases"] for problem in case["problems"]]


class Here(Program):
    """The program asked in this process, which is quick; but not where a limit is set."""

    def run(
        self, *words: object, limited: Callable[[], None] | None = None
    ) -> tuple[int, str, str]:
        """One call to its end."""
        if limited is not None:
            return Program.run(self, *words, limited=limited)
        ran = call("--vault", self.vault, *words)
        return ran.code, ran.out, ran.err
