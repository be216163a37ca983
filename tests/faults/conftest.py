"""A vault on which things go wrong."""

import pytest

from tests.casework import vaults
from tests.faults.processes import Program


@pytest.fixture
def program(tmp_path):
    """The program on a practice vault with one case and one exhibit."""
    return Program(tmp_path, vaults.copied(vaults.small(), tmp_path / "vault"))
