"""The child's side: how it ends when there is nobody, nothing or nonsense to serve."""

import subprocess
import sys
from pathlib import Path

import pytest

from investigator.machine.serving import GARBLED, NOBODY_LISTENS
from investigator.machine.wire import Kind, pieces

PROGRAM = (sys.executable, "-P", str(Path(__file__).with_name("a_child.py")))
LIMITS = b"".join(pieces(Kind.LIMITS, {"memory": 1 << 30, "cpu": 60}))


def served(said):
    return subprocess.run(PROGRAM, input=said, capture_output=True, check=False)


def test_with_nothing_to_do_it_ends_in_peace():
    for said in (b"", LIMITS):
        outcome = served(said)
        assert (outcome.returncode, outcome.stdout) == (0, b"")


@pytest.mark.parametrize(
    "said",
    [
        b"hello\n",
        b"".join(pieces(Kind.ASK, {"do": "echo"})),
        b"".join(pieces(Kind.LIMITS, {"memory": "much", "cpu": 1})),
        b"".join(pieces(Kind.LIMITS, {"memory": 1 << 30})),
        LIMITS + b"hello\n",
    ],
)
def test_what_is_no_request_ends_it(said):
    outcome = served(said)
    assert (outcome.returncode, outcome.stdout) == (GARBLED, b"")


def test_it_ends_when_nobody_listens_any_more():
    with subprocess.Popen(
        PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.close()
        process.stdin.write(LIMITS + b"".join(pieces(Kind.ASK, {"do": "spin"})))
        process.stdin.flush()
        assert process.wait(30) == NOBODY_LISTENS
