"""One child for the whole of these tests, and the large sample made in it once."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from investigator.documents.make import Made, make
from investigator.machine.child import Child, Limits
from tests.documents.sample import report
from tests.documents.sample_parts import images

SERVE = "from investigator.documents.child import main; main()"
LIMITS = Limits(memory_bytes=4 * 1024**3, cpu_seconds=120, wall_seconds=180)


def started(folder: Path, *before: str) -> Child:
    """A child for documents; `before` stands in front of its command."""
    command: Sequence[str] = (*before, sys.executable, "-P", "-c", SERVE)
    return Child("documents", limits=LIMITS, folder=folder, command=command)


@pytest.fixture(scope="session")
def child(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    with started(tmp_path_factory.mktemp("child")) as one:
        yield one


@pytest.fixture(scope="session")
def draft(child: Child) -> Made:
    return make(report(), images(), child)


@pytest.fixture(scope="session")
def draft_file(draft: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("draft") / "report.pdf"
    file.write_bytes(draft.pdf)
    return file


@pytest.fixture(scope="session")
def draft_pages(draft_file: Path) -> tuple[str, ...]:
    return pages_of(draft_file)


@pytest.fixture(scope="session")
def final(child: Child) -> Made:
    return make(
        report(draft=False, practice=True, exhibits=3, line="short"), images(), child
    )


@pytest.fixture(scope="session")
def final_pages(final: Made, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    file = tmp_path_factory.mktemp("final") / "report.pdf"
    file.write_bytes(final.pdf)
    return pages_of(file)


def pages_of(file: Path) -> tuple[str, ...]:
    """The text of each page as it lies there."""
    words = ["pdftotext", "-layout", str(file), "-"]
    done = subprocess.run(words, capture_output=True, check=True)  # ours
    return tuple(done.stdout.decode().split("\f")[:-1])
