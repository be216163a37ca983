"""The program as a person starts it: a process of its own, from a shell."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from investigator.machine.locks import hold
from investigator.storage.vault import LOCK
from tests.casework.vaults import REAL_PASSPHRASE, REF

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path):
    """Starts `python -m investigator` with a home of its own."""

    def started(*words: object, **more) -> "subprocess.Popen[str]":
        env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        env["PYTHONPATH"] = str(ROOT)
        measured = {name: os.environ[name] for name in os.environ if "COVERAGE" in name}
        return subprocess.Popen(
            [sys.executable, "-m", "investigator", *map(str, words)],
            stdin=more.pop("stdin", subprocess.DEVNULL),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**env, **measured, **more.pop("env", {})},
            cwd=tmp_path,
            **more,
        )

    return started


def ended(
    process: "subprocess.Popen[str]", said: str | None = None
) -> tuple[int, str, str]:
    out, err = process.communicate(said, timeout=60)
    assert "Traceback" not in err
    return process.returncode, out, err


def test_the_help_needs_nothing(start):
    code, out, _err = ended(start("--help"))
    assert (code, out.startswith("Usage: investigator")) == (0, True)


def test_a_vault_is_made_worked_in_and_read_again(start, tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text("A page.")
    vault = ("--vault", tmp_path / "vault")
    assert ended(start("vault", "new", "--practice", *vault))[0] == 0
    new = ("case", "new", "--title", "A", "--school", "B", "--ref", "C-1")
    assert ended(start(*new, *vault))[0] == 0
    assert ended(start("exhibit", "add", "C-1", paper, *vault))[0] == 0
    code, out, _err = ended(start("vault", "verify", *vault))
    assert (code, out.splitlines()[-1]) == (0, "Everything holds.")


def test_every_file_of_a_vault_is_its_owners_alone(start, tmp_path):
    folder = tmp_path / "vault"
    ended(start("vault", "new", "--practice", "--vault", folder))
    assert len(list(folder.iterdir())) > 4
    assert [path.name for path in folder.iterdir() if path.stat().st_mode & 0o077] == []


def test_a_passphrase_comes_through_a_pipe(start, real):
    words = ("case", "list", "--json", "--vault", real, "--passphrase-file", "-")
    process = start(*words, stdin=subprocess.PIPE)
    code, out, err = ended(process, f"{REAL_PASSPHRASE}\n")
    assert (code, REF in out) == (0, True)
    assert REAL_PASSPHRASE not in out + err


def test_a_vault_that_another_process_has_is_refused_with_who_has_it(start, vault):
    with hold(vault / LOCK):
        code, _out, err = ended(start("case", "list", "--vault", vault))
    assert (code, f"as process {os.getpid()}" in err) == (3, True)


def test_without_a_terminal_the_screens_are_exit_2_and_name_the_command_line(start):
    code, out, err = ended(start())
    assert (code, "command line" in out + err) == (2, True)


def test_an_unknown_child_is_wrong_usage(start):
    assert ended(start("--child", "nobody"))[0] == 2


def test_a_reader_that_stops_reading_is_no_fault(start, vault):
    process = start("policy", "list", "--vault", vault)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in (0, 130)


@pytest.fixture
def heeding_interrupts():
    """A run in the background of a shell ignores them, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(process):
    """A signal between the prompt and the reading of it is lost; a person presses again."""
    for _again in range(10):
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)


@pytest.mark.usefixtures("heeding_interrupts")
def test_an_interrupt_is_exit_130_without_a_traceback(start, real):
    held, waiting = pty.openpty()
    words = ("case", "list", "--vault", real)
    process = start(*words, stdin=waiting, start_new_session=True)
    assert process.stderr is not None
    while process.stderr.read(1) != ":":  # it asks for the passphrase
        continue
    interrupt(process)
    code, _out, err = ended(process)
    os.close(held)
    os.close(waiting)
    assert (code, "Stopped." in err) == (130, True)


def test_variables_of_the_screens_do_nothing_here(start, tmp_path):
    env = {"TEXTUAL_LOG": str(tmp_path / "log"), "TEXTUAL": "devtools"}
    code, _out, _err = ended(start("policy", "clause", "1.10", env=env))
    assert code == 0
    assert not (tmp_path / "log").exists()
