"""Where things are kept, by the platform's own rules."""

from pathlib import Path

import pytest

from investigator.machine import places

ALL = (
    places.vault_folder,
    places.practice_vault_folder,
    places.settings_file,
    places.font_cache_folder,
    places.crash_folder,
)


@pytest.fixture
def a_home(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_every_place_is_its_own_and_inside_the_home_folder(a_home):
    made = [place() for place in ALL]
    assert len(set(made)) == len(made)
    assert all(each.is_relative_to(a_home) for each in made)


def test_asking_makes_nothing(a_home):
    for place in ALL:
        place()
    assert list(a_home.iterdir()) == []


def test_the_practice_vault_is_apart_from_the_real_one(a_home):
    assert a_home in places.vault_folder().parents
    real, practice = places.vault_folder(), places.practice_vault_folder()
    assert not practice.is_relative_to(real)
    assert not real.is_relative_to(practice)


def test_the_platforms_own_variable_is_honoured(a_home, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(a_home / "elsewhere"))
    expected = a_home / "elsewhere" / "investigator" / "settings.toml"
    assert places.settings_file() == Path(expected)
