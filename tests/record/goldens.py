"""Writes the golden payload of every kind that has none: `python -m tests.record.goldens`.

A golden payload is what a ledger somewhere holds, so one that exists is never written
again. A field that changes makes a new version of its kind, and that gets its own.
"""

import sys
from pathlib import Path

from investigator.record.codec import write
from tests.record.examples import FACTS, SAYING

FOLDER = Path(__file__).parent / "golden"


def golden(kind: str, version: int) -> Path:
    """The file that holds the payload of a kind at a version."""
    return FOLDER / f"{kind}.{version}.json"


def write_missing() -> int:
    """Writes what is missing and says so; 1 where a golden differs from today's bytes."""
    differing = 0
    for kind, fact in FACTS.items():
        written = write(fact, SAYING)
        file = golden(kind, written.version)
        if not file.exists():
            file.write_bytes(written.payload)
            print("written:", file.name)  # noqa: T201 - a script's answer
        elif file.read_bytes() != written.payload:
            differing = 1
            print("kept, though today's bytes differ:", file.name)  # noqa: T201 - as above
    return differing


if __name__ == "__main__":
    sys.exit(write_missing())
