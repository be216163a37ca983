"""One laptop's settings: every key is known, what is wrong is refused in plain words."""

import stat

import pytest

from investigator import settings
from investigator.domain.errors import Refused
from investigator.settings import Look, Preferences


def test_a_laptop_without_a_file_has_the_usual_settings(tmp_path):
    assert settings.read(tmp_path / "none.toml") == Preferences()
    assert Preferences().lock_after_minutes == 10


def test_what_is_kept_is_read_back_and_only_its_owner_can_read_it(tmp_path):
    chosen = Preferences(
        look=Look.CONTRAST,
        calm_display=False,
        lock_after_minutes=3,
        initials_in_lists=False,
        vault="/somewhere/vault",
    )
    file = tmp_path / "made" / "settings.toml"
    settings.keep(file, chosen)
    assert settings.read(file) == chosen
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lock_after_minute = 5", "The nearest is “lock_after_minutes”."),
        ("lok = 'dark'", "The nearest is “look”."),
        ("look = 'drak'", "the nearest is dark"),
        ("look = 3", "is not words in quotation marks"),
        ("calm_display = 1", "is not true or false"),
        ("lock_after_minutes = true", "is not a whole number"),
        ("lock_after_minutes = 0", "locks after 1 to 60 minutes"),
        ("vault = 'here'", "does not say which folder"),
        ("look =", "cannot be read"),
        ("\udcff", "cannot be read"),
    ],
)
def test_what_is_wrong_in_the_file_is_refused_by_name(tmp_path, text, told):
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused, match=r".") as why:
        settings.read(file)
    assert told in str(why.value)
