"""Desks for the tests of what people can do."""

import pytest

from investigator.machine.crypto import Argon2
from investigator.storage import vault
from tests.casework import vaults


@pytest.fixture(autouse=True, scope="session")
def _derived_once():
    """The work of a passphrase, which these tests do not measure, is done once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        patch.setattr(vault, "calibrated", vaults.cheapest)
        yield


@pytest.fixture
def folder(tmp_path):
    """A practice vault with one case and one exhibit, locked."""
    return vaults.copied(vaults.small(), tmp_path / "vault")


@pytest.fixture
def desk(folder):
    """The same, unlocked."""
    with vaults.opened(folder) as one:
        yield one


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory):
    """The same for a whole file of tests, each of which leaves it as it was."""
    to = tmp_path_factory.mktemp("shared") / "vault"
    with vaults.opened(vaults.copied(vaults.small(), to)) as one:
        yield one


@pytest.fixture
def empty_desk():
    """A desk on which no vault is open."""
    one = vaults.a_desk()
    yield one
    one.lock()


@pytest.fixture(scope="session")
def sample():
    """The demo's vault; only to be read. Copy its folder to change it."""
    return vaults.demo()


@pytest.fixture
def paper(tmp_path):
    """A small file to be added."""
    file = tmp_path / "paper.txt"
    file.write_bytes(b"A page of paper.\n")
    return file
