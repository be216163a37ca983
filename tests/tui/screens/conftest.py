"""One vault of cases is made once; every test gets its own copy of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from investigator.machine.crypto import Argon2, calibrated
from investigator.tui.app import Investigator
from tests.casework import vaults
from tests.tui.screens.driving import application, make_vault
from tests.tui.screens.keeping import Kept, make_kept


@pytest.fixture(autouse=True, scope="session")
def _derived_once() -> Iterator[None]:
    """The work of a passphrase, which these tests do not measure, is done once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        yield


@pytest.fixture(scope="session")
def first_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_vault(folder / "vault", folder / "cache")
    return folder / "vault"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, where settings and the practice vault would lie."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def vault(first_vault: Path, home: Path) -> Path:
    """A copy of the vault of cases."""
    return Path(shutil.copytree(first_vault, home / "vault"))


@pytest.fixture
def app(vault: Path, home: Path) -> Investigator:
    """The application on it, locked."""
    return application(vault, home / "cache")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of a real vault made with the least work that is ever allowed."""
    monkeypatch.setattr("investigator.storage.vault.calibrated", _floor)


def _floor(**_wanted: bool) -> Argon2:
    return calibrated(floor_only=True)


@pytest.fixture(scope="session")
def made_kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return make_kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(made_kept: Kept, home: Path) -> Kept:
    """A copy of the small vault, with the key on its paper."""
    return made_kept.copied(home / "kept")


@pytest.fixture
def keeping(kept: Kept, home: Path) -> Investigator:
    """The application on it, locked."""
    return application(kept.folder, home / "cache")
