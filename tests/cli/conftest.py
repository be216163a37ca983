"""Vaults for the tests of the command line; nothing of this machine's own is used."""

import pytest

from investigator.cli.common import PASSPHRASE_FILE, VAULT
from investigator.machine.crypto import Argon2
from investigator.storage import vault as stored
from tests.casework import vaults


@pytest.fixture(autouse=True, scope="session")
def _derived_once():
    """The work of a passphrase, which these tests do not measure, is done once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        patch.setattr(stored, "calibrated", vaults.cheapest)
        yield


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch):
    for name in (VAULT, PASSPHRASE_FILE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def vault(tmp_path):
    """A practice vault with one case and one exhibit."""
    return vaults.copied(vaults.small(), tmp_path / "vault")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """The same for a whole file of tests that only read, or are refused."""
    return vaults.copied(vaults.small(), tmp_path_factory.mktemp("shared") / "vault")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The demo's vault, only to be read."""
    folder = tmp_path_factory.mktemp("sample") / "vault"
    return vaults.copied(vaults.demo().folder, folder)


@pytest.fixture
def real(tmp_path):
    """A vault that is not for practice, with one case."""
    return vaults.copied(vaults.real(), tmp_path / "real")


@pytest.fixture
def passphrase(tmp_path):
    """A file with the passphrase of the real vault."""
    file = tmp_path / "passphrase"
    file.write_text(f"{vaults.REAL_PASSPHRASE}\n", encoding="utf-8")
    return file


@pytest.fixture
def paper(tmp_path):
    """A small file to be added."""
    file = tmp_path / "paper.txt"
    file.write_bytes(b"A page of paper.\n")
    return file
