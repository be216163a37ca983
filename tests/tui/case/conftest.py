"""A practice vault, built once and copied for each test, and the application at a case."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.case.hostile import add_hostile_case
from tests.tui.case.practising import AtCase, add_small_cases, build

At = Callable[[str], AtCase]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    cache = tmp_path_factory.mktemp("cache")
    build(folder / "vault", cache)
    add_small_cases(folder / "vault", cache)
    add_hostile_case(folder / "vault", cache, folder)
    return folder / "vault"


@pytest.fixture
def vault(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "vault"))


@pytest.fixture
def at(vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[At]:
    """The application at the case with this reference; a home folder of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    made: list[AtCase] = []

    def begin(ref: str) -> AtCase:
        made.append(AtCase(vault, tmp_path / "cache", ref))
        return made[-1]

    yield begin
    for app in made:
        app.close_clerk()
