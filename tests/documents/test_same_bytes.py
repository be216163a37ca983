"""The same pack gives the same bytes, whoever makes it and when."""

from dataclasses import replace
from pathlib import Path

import pytest

from investigator.documents.make import Made, make
from tests.documents.conftest import started
from tests.documents.sample import report
from tests.documents.sample_parts import images

pytestmark = pytest.mark.document


def made(folder: Path, *before: str) -> Made:
    with started(folder, *before) as child:
        pack = report(exhibits=2, line="short")
        return make(replace(pack, timeline=pack.timeline[3:5]), images(), child)


def test_two_processes_make_the_same_bytes(tmp_path: Path):
    one = made(tmp_path / "a", "env", "PYTHONHASHSEED=1", "TZ=UTC")
    two = made(tmp_path / "b", "env", "PYTHONHASHSEED=99", "TZ=Asia/Tokyo")
    assert one.sha256 == two.sha256
    assert one.pdf == two.pdf
    assert one.versions == two.versions
    assert len(one.versions["faces"]) == 64
