"""Settings: kept in this laptop's file, worn at once, refused in place."""

import tomllib

import pytest
from textual.widgets import Input

from investigator.casework.preferences import Look, Preferences
from investigator.tui.screens.settings import SettingsScreen
from tests.tui.screens.driving import At, at, sees, wait_for


@pytest.fixture
def app(home):
    return At(SettingsScreen, home)


async def test_a_look_is_worn_when_it_is_chosen_and_kept_when_it_is_saved(home):
    kept = home / "config" / "settings.toml"
    app = At(SettingsScreen, home, preferences_file=kept)
    async with at(app) as pilot:
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.theme == "investigator-light-practice")
        assert not kept.exists()
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "✓ Saved on this laptop."))
    assert tomllib.loads(kept.read_text()) == {
        "look": "light",
        "calm_display": True,
        "lock_after_minutes": 10,
        "initials_in_lists": True,
        "vault": "",
    }


async def test_minutes_out_of_range_are_refused_at_their_field(app):
    async with at(app) as pilot:
        app.screen.query_one("#minutes", Input).value = "90"
        await pilot.press("ctrl+s")
        await wait_for(
            pilot, lambda: sees(pilot, "▲ The vault locks after 1 to 60 minutes.")
        )
        assert app.preferences.lock_after_minutes == 10


async def test_a_folder_must_be_a_whole_path(app):
    async with at(app) as pilot:
        app.screen.query_one("#folder", Input).value = "somewhere"
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "does not say which folder"))


async def test_names_and_calm_are_ticked_with_words_not_with_colour(home):
    app = At(
        SettingsScreen,
        home,
        preferences=Preferences(look=Look.CONTRAST, calm_display=False),
    )
    async with at(app) as pilot:
        assert app.theme == "investigator-contrast-practice"
        assert sees(pilot, "[ ] Calm")
        assert sees(pilot, "[x] Names as initials")
        app.screen.query_one("#display").focus()
        await pilot.press("up", "space", "ctrl+s")
        await wait_for(pilot, lambda: app.preferences.calm_display)
