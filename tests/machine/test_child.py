"""A child answers, reports, is bounded, and every way it can fail is told apart."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from investigator.domain.errors import Refused
from investigator.machine.child import Child, ChildFailed, Kind, Limits, Why
from investigator.machine.clock import running_ns
from investigator.machine.environment import child_environment

PROGRAM = (sys.executable, "-P", str(Path(__file__).with_name("a_child.py")))
MIB = 1024 * 1024
ROOMY = Limits(memory_bytes=1024 * MIB, cpu_seconds=60, wall_seconds=60)


def a_child(*, limits=ROOMY, folder=None, command=PROGRAM):
    return Child("evidence", limits=limits, folder=folder, command=command)


def failing(child, **header):
    with child, pytest.raises(ChildFailed) as failed:
        child.answer(header)
    return failed.value


def test_it_reports_on_the_way_and_then_answers():
    with a_child() as child:
        came = list(child.ask({"do": "echo", "say": "Zoë"}, b"one", b""))
    assert [each.header for each in came if each.kind is Kind.PROGRESS] == [
        {"done": 1, "of": 2},
        {"done": 2, "of": 2},
    ]
    assert came[-1].kind is Kind.ANSWER
    assert came[-1].header == {"said": "Zoë"}
    assert came[-1].blobs == (b"one", b"")


def test_one_child_answers_a_whole_batch():
    with a_child() as child:
        said = [child.answer({"do": "echo", "say": n}).header["said"] for n in range(50)]
    assert said == list(range(50))


def test_twenty_megabytes_go_both_ways():
    blobs = (os.urandom(20 * MIB), os.urandom(MIB))
    with a_child() as child:
        assert child.answer({"do": "echo"}, *blobs).blobs == blobs


def test_a_request_that_nobody_reads_cannot_block_us():
    short = Limits(memory_bytes=1024 * MIB, cpu_seconds=60, wall_seconds=0.5)
    deaf = (sys.executable, "-c", "import signal; signal.pause()")
    with a_child(limits=short, command=deaf) as child, pytest.raises(ChildFailed) as failed:
        child.answer({"do": "echo"}, bytes(20 * MIB))
    assert failed.value.why is Why.TIME


def test_silence_is_passed_on_so_that_nobody_waits():
    with a_child() as child:
        asked = child.ask({"do": "sleep"})
        kinds = [next(asked).kind for _ in range(20)]
        asked.close()
    assert kinds.count(Kind.PROGRESS) == 1
    assert kinds.count(Kind.WAITING) == 19


def test_a_refusal_comes_through_and_is_safe_to_show():
    with a_child() as child:
        with pytest.raises(Refused) as refused:
            child.answer({"do": "refuse"})
        assert refused.value.sentence == "No<U+001B>[31m."
        assert refused.value.remedy == "Ask again."
        assert child.answer({"do": "echo", "say": 1}).header == {"said": 1}


@pytest.mark.parametrize("deed", ["eat", "nibble"])
def test_a_child_that_wants_too_much_memory_is_ended(deed):
    tight = Limits(memory_bytes=200 * MIB, cpu_seconds=60, wall_seconds=60)
    failed = failing(a_child(limits=tight), do=deed)
    assert failed.why is Why.MEMORY
    assert failed.sentence == "The helper for evidence needed more memory than it may have."
    assert failed.remedy


@pytest.mark.parametrize("deed", ["sleep", "spin"])
def test_a_child_that_takes_too_long_is_ended(deed):
    short = Limits(memory_bytes=1024 * MIB, cpu_seconds=60, wall_seconds=0.5)
    failed = failing(a_child(limits=short), do=deed)
    assert failed.why is Why.TIME


def test_a_child_that_computes_too_long_is_ended_by_the_system():
    short = Limits(memory_bytes=1024 * MIB, cpu_seconds=1, wall_seconds=60)
    assert failing(a_child(limits=short), do="compute").why is Why.TIME


def test_a_fault_in_the_child_is_counted_and_never_quoted():
    failed = failing(a_child(), do="crash")
    assert failed.why is Why.DIED
    assert failed.stderr_bytes > 100
    assert "pupil" not in str(failed)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_killed_child_is_told(number):
    assert failing(a_child(), do="end", signal=int(number)).why is Why.DIED


GARBAGE = {
    "words": b"hello\n",
    "an empty object": b"{}\n",
    "deep brackets": b"[" * 100_000 + b"\n",
    "a huge length": b'{"kind":"answer","header":{},"blobs":1}\n' + b"\xff" * 8,
    "a cut blob": b'{"kind":"answer","header":{},"blobs":1}\n\0\0\0\0\0\0\0\5abc',
    "a cut length": b'{"kind":"answer","header":{},"blobs":1}\n\0',
    "a list for a header": b'{"kind":"answer","header":[],"blobs":0}\n',
    "a truth for a count": b'{"kind":"answer","header":{},"blobs":true}\n',
    "a negative count": b'{"kind":"answer","header":{},"blobs":-1}\n',
    "a parent's message": b'{"kind":"limits","header":{},"blobs":0}\n',
    "a line without its end": b'{"kind":"answer","header":{},"blobs":0}',
    "no line at all": b"\0" * 5_000_000,
}


@pytest.mark.parametrize("said", GARBAGE.values(), ids=GARBAGE)
def test_garbage_on_the_pipe_is_told_and_ends_the_child(said, tmp_path):
    (tmp_path / "said").write_bytes(said)
    code = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    speaker = (sys.executable, "-c", code, str(tmp_path / "said"))
    assert failing(a_child(command=speaker), do="echo").why is Why.GARBLED


def test_an_answer_larger_than_agreed_is_refused():
    small = Limits(
        memory_bytes=1024 * MIB, cpu_seconds=60, wall_seconds=60, answer_bytes=1000
    )
    with a_child(limits=small) as child:
        assert child.answer({"do": "echo"}, bytes(1000)).blobs == (bytes(1000),)
        with pytest.raises(ChildFailed) as failed:
            child.answer({"do": "echo"}, bytes(500), bytes(501))
    assert failed.value.why is Why.GARBLED


def test_a_program_that_cannot_start_is_told():
    assert failing(a_child(command=("/nonexistent/program",)), do="echo").why is Why.DIED


def test_a_program_that_ends_at_once_is_told():
    assert failing(a_child(command=(sys.executable, "-c", "")), do="echo").why is Why.DIED


def test_cancelling_from_another_thread_ends_the_wait():
    child = a_child()
    asked = child.ask({"do": "sleep"})
    while next(asked).kind is not Kind.PROGRESS:
        pass
    canceller = threading.Thread(target=child.cancel)
    canceller.start()
    with pytest.raises(ChildFailed) as failed:
        list(asked)
    canceller.join()
    assert failed.value.why is Why.CANCELLED


def answer_and_fail(child):
    with child:
        child.answer({"do": "echo"})
        raise KeyError


def test_a_fault_of_ours_ends_the_child_at_once():
    child = a_child()
    with pytest.raises(KeyError):
        answer_and_fail(child)
    with pytest.raises(ChildFailed):
        child.answer({"do": "echo"})


def test_closing_the_iterator_ends_the_child_and_it_answers_no_more():
    child = a_child()
    asked = child.ask({"do": "sleep"})
    next(asked)
    asked.close()
    with pytest.raises(ChildFailed) as failed:
        child.answer({"do": "echo"})
    assert failed.value.why is Why.CANCELLED


def test_what_libraries_print_never_disturbs_the_answer():
    with a_child() as child:
        assert child.answer({"do": "chatter"}).header == {"input": ""}
        assert child.answer({"do": "echo", "say": 1}).header == {"said": 1}


def test_the_environment_is_small_and_private(tmp_path, monkeypatch):
    for name in ("TEXTUAL_LOG", "PYTHONSTARTUP", "LD_PRELOAD", "SECRET", "LC_ALL"):
        monkeypatch.setenv(name, "/elsewhere")
    folder = tmp_path / "private"
    with a_child(folder=folder) as child:
        told = child.answer({"do": "tell"}).header
    allowed = {"PATH", "LANG", "HOME", "USERPROFILE", "XDG_CACHE_HOME"}
    allowed |= {"TMPDIR", "TEMP", "TMP", "PYTHONPATH"}
    allowed |= {"COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START", "LC_CTYPE"}
    environment = told["environment"]
    assert isinstance(environment, dict)
    assert set(environment) <= allowed
    assert environment["LANG"] == "C.UTF-8"
    assert environment["XDG_CACHE_HOME"] == told["temporary"] == str(folder)
    assert told["folder"] == str(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_it_has_a_session_of_its_own_and_leaves_no_image():
    with a_child() as child:
        told = child.answer({"do": "tell"}).header
    assert told["session"] is True
    assert told["dumpable"] == 0
    assert told["core"] == [0, 0]
    assert told["arguments"] == [PROGRAM[-1]]


def test_without_a_folder_nothing_of_the_person_is_passed_on(monkeypatch):
    monkeypatch.setenv("HOME", "/home/somebody")
    assert "HOME" not in child_environment(None)


def test_an_unread_flood_of_progress_ends_with_the_child():
    before = set(threading.enumerate())
    child = a_child()
    asked = child.ask({"do": "spin"})
    next(asked)
    assert len(set(threading.enumerate()) - before) == 3
    child.cancel()
    with pytest.raises(ChildFailed):
        list(asked)
    assert set(threading.enumerate()) <= before


def test_a_child_that_will_not_end_is_ended_after_two_seconds_at_most(monkeypatch):
    monkeypatch.setattr("investigator.machine.child._PATIENCE", 0.2)
    stubborn = "import signal; from investigator.machine.child import serve\n"
    stubborn += "serve(lambda *_: ({}, ())); signal.pause()"
    with a_child(command=(sys.executable, "-c", stubborn)) as child:
        child.answer({})
        began = running_ns()
    assert running_ns() - began < 5e9


def test_the_childs_own_sentence_names_what_it_was_for():
    failed = ChildFailed("The helper for documents stopped unexpectedly.")
    assert (failed.why, failed.stderr_bytes) == (Why.DIED, 0)
    assert failed.remedy
