"""A window that is closed over the program: it ends, and the vault is free again."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

pytestmark = pytest.mark.terminal
_PROGRAM = str(Path(sys.executable).with_name("investigator"))


def test_a_program_whose_window_was_closed_ends_and_lets_the_vault_go(tmp_path):
    vault = ["--vault", str(tmp_path / "vault")]
    subprocess.run([_PROGRAM, *vault, "vault", "new", "--practice"], check=True)
    # The shell outlives the window, as one that ignores the hang-up does.
    run = f"timeout --foreground 60 {_PROGRAM} {' '.join(vault)}"
    program = pexpect.spawn(
        "/bin/sh",
        ["-c", f"trap '' HUP; {run}; echo $? > e"],
        cwd=str(tmp_path),
        dimensions=(24, 80),
        timeout=40,
    )
    program.expect("No case|Open 0")
    program.child_fd, held = -1, program.child_fd
    program.closed = True
    os.close(held)
    program.wait()
    assert (tmp_path / "e").read_text() == "0\n"
    status = [_PROGRAM, *vault, "vault", "status"]
    assert subprocess.run(status, capture_output=True, check=False).returncode == 0
