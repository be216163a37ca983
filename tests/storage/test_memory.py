"""The cipher wipes the memory it used, unless a process was started for a large import."""

import subprocess
import sys

import pytest

from investigator.storage import memory
from investigator.storage.connection import connect
from tests.storage.parts import KEY

# The library's setting is one for the whole process, so each way needs a process.
SCRIPT = """
import sys
from pathlib import Path
from investigator.storage import memory
from investigator.storage.connection import connect
def said(name):
    connection = connect(Path(sys.argv[1]) / name, bytes(32), application=7, create=True)
    print(connection.execute("PRAGMA cipher_memory_security").fetchone()[0])
    connection.close()
with memory.bulk_import():
    said("one")
said("two")
with memory.bulk_import():
    said("three")
"""


def test_memory_is_wiped_on_every_connection(tmp_path):
    connection = connect(tmp_path / "one.case", KEY, application=7, create=True)
    assert connection.execute("PRAGMA cipher_memory_security").fetchone() == ("1",)
    connection.close()


def test_a_bulk_import_goes_without_until_its_end_and_nothing_turns_it_off_again(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["0", "1", "1"]


def test_one_import_within_another_ends_with_the_outer_one():
    with memory.bulk_import():
        with pytest.raises(ZeroDivisionError), memory.bulk_import():
            _ = 1 / 0
        assert memory._waiting == 1  # noqa: SLF001 - what a connection would go by
    assert memory._waiting == 0  # noqa: SLF001 - as above
