"""A fault tells the person one sentence and the mender types and lines; never a secret."""
# ruff: noqa: SLF001 private hooks are what is tested here

import asyncio
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from rich.traceback import Traceback

from investigator.tui import crash
from tests.tui.crashing import Crashing

SECRET = "harbour-lantern-42"


def _failed() -> ValueError:
    secret, failed = SECRET, ValueError()
    try:
        try:
            dict[str, str]()[secret]
        except KeyError as cause:
            raise ValueError(f"bad {secret}") from cause
    except ValueError as error:
        failed = error
    return failed


async def _run(app: Crashing, act: Callable[[], object]) -> None:
    async with app.run_test():
        act()


@pytest.mark.terminal
@pytest.mark.parametrize("how", ["handler", "worker", "timer"])
def test_a_passphrase_is_neither_on_the_terminal_nor_in_the_note(tmp_path, how):
    seen = io.StringIO()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tests.tui.crashing", str(tmp_path), how],
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=20,
    )
    child.logfile_read = seen
    child.expect("\x1b\\[\\?1049h")
    child.expect("\x1b\\[\\?25l")
    child.send(SECRET)
    child.send("\r")
    child.expect("A fault in the program closed it")
    child.expect(pexpect.EOF)
    child.close()
    notes = [note.read_text() for note in tmp_path.iterdir()]
    assert len(notes) == 1
    assert SECRET not in notes[0]
    assert "builtins.ValueError" in notes[0]
    assert "builtins.KeyError" in notes[0]
    assert "crashing.py:" in notes[0]
    assert SECRET not in seen.getvalue()
    assert "Traceback" not in seen.getvalue()
    assert "ValueError" not in seen.getvalue()


async def test_the_first_fault_alone_is_noted_and_the_exit_code_tells(tmp_path):
    app = Crashing(tmp_path)

    def twice() -> None:
        app._handle_exception(_failed())
        app._handle_exception(_failed())

    with pytest.raises(ValueError, match="bad"):
        await _run(app, twice)
    assert len(list(tmp_path.iterdir())) == 1
    assert app.return_code == 1


@pytest.mark.parametrize("end", ["panic", "_fatal_error"])
async def test_textuals_other_ends_write_the_same_note(tmp_path, capsys, end):
    app = Crashing(tmp_path)

    def fail() -> None:
        try:
            raise _failed()
        except ValueError:
            drawn = Traceback(show_locals=True)
            app.panic(drawn) if end == "panic" else app._fatal_error()

    await _run(app, fail)
    (note,) = tmp_path.iterdir()
    assert "ValueError" in note.read_text()
    assert "test_crash.py:" in note.read_text()
    told = capsys.readouterr()
    assert SECRET not in note.read_text() + told.out + told.err
    assert told.err.strip() == crash.sentence(note)


async def test_a_task_that_dies_unseen_closes_the_application(tmp_path):
    app = Crashing(tmp_path)

    def die() -> None:
        context = {"message": SECRET, "exception": _failed()}
        asyncio.get_running_loop().call_exception_handler(context)

    with pytest.raises(ValueError, match="bad"):
        await _run(app, die)
    assert SECRET not in next(tmp_path.iterdir()).read_text()


async def test_a_last_word_of_the_applications_own_is_still_printed(capsys):
    app = Crashing(None)
    await _run(app, lambda: app.exit(message="Locked and closed."))
    assert "Locked and closed." in capsys.readouterr().err


def test_the_note_is_private_and_names_no_folder_of_the_person(tmp_path):
    note = crash.write_note(crash.fault_lines(_failed()), tmp_path / "new")
    assert note is not None
    assert note.stat().st_mode & 0o777 == 0o600
    text = note.read_text()
    assert str(Path.home()) not in text.replace("/root", str(Path.home()))
    assert all(line.startswith("  ") or "/" not in line for line in text.splitlines())
    assert not any(line.startswith("  /") for line in text.splitlines())


def test_paths_begin_at_the_package():
    assert crash._short("/home/kh/.venv/lib/site-packages/rich/x.py") == "rich/x.py"
    assert crash._short("/home/kh/investigator/investigator/tui/x.py") == (
        "investigator/tui/x.py"
    )
    assert crash._short("/home/kh/notes.py") == "notes.py"


def test_grouped_and_circular_faults_are_told_once():
    one, other = ValueError(SECRET), KeyError(SECRET)
    one.__context__, other.__context__ = other, one
    lines = list(crash.fault_lines(ExceptionGroup(SECRET, [one, other])))
    assert lines.count("builtins.ValueError") == 1
    assert not any(SECRET in line for line in lines)


def test_a_note_that_cannot_be_written_is_said_to_be_missing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert crash.write_note(iter(["x"]), blocked) is None
    assert crash.write_note(iter(["x"]), None) is None
    assert "No note" in crash.sentence(None)


@pytest.mark.parametrize(
    "program",
    [
        "open_vault('{secret}')",
        "threading.Thread(target=open_vault, args=('{secret}',)).start()",
    ],
)
def test_faults_outside_the_application_end_in_the_same_sentence(tmp_path, program):
    code = (
        "import sys, threading; from pathlib import Path\n"
        "from investigator.tui.crash import guard_process\n"
        "guard_process(Path(sys.argv[1]))\n"
        "def open_vault(passphrase): raise ValueError(passphrase)\n"
        + program.format(secret=SECRET)
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert SECRET not in done.stdout + done.stderr
    assert "A fault in the program closed it" in done.stderr
    assert SECRET not in next(tmp_path.iterdir()).read_text()
