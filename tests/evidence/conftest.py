"""A child process shared by a module's tests, started the way the program starts it."""

import sys

import pytest

from investigator.evidence.helper import Helper

COMMAND = (
    sys.executable,
    "-P",
    "-c",
    "from investigator.evidence.child import main; main()",
)


@pytest.fixture(scope="module")
def helper():
    with Helper(command=COMMAND) as one:
        yield one
