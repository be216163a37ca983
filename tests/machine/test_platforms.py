"""The halves for other systems are at least well typed, since they cannot be run here."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_half_for_another_system_is_well_typed(platform, tmp_path):
    command = [sys.executable, "-m", "mypy", "--platform", platform]
    command += ["--cache-dir", str(tmp_path), "investigator/machine"]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.stdout.startswith("Success"), outcome.stdout + outcome.stderr
