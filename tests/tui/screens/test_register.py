"""The register: order, finding, filtering, names, the check, the way to the others."""

from textual.widgets import Input

from investigator.casework.practice import NAME
from investigator.casework.preferences import Preferences
from investigator.tui.screens.case import CaseScreen
from investigator.tui.screens.policy import PolicyScreen
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.settings import SettingsScreen
from investigator.tui.widgets.virtual_table import VirtualTable
from tests.tui.screens.driving import (
    application,
    at,
    sees,
    shown,
    type_in,
    unlock,
    wait_for,
)


def _rows(pilot):
    return [line for line in shown(pilot) if line[2:].startswith("TLT-2026")]


async def test_the_soonest_due_stands_first_and_late_ones_say_so_in_words(app):
    async with at(app) as pilot:
        await unlock(pilot)
        first, second, third = _rows(pilot)[:3]
        assert "TLT-2026-001" in first
        assert first.startswith("> ")
        assert "■ OVERDUE 2 days" in first
        assert "■ OVERDUE 1 day" in second
        assert "▲ today" in third
        assert "● Concern" in third
        head = shown(pilot)[0]
        assert "Open 29 | Due this week 9 | OVERDUE 2 | Closed 1" in head
        assert head.endswith("P. O.")
        await pilot.press("down", "down")
        below = "TLT-2026-003  B. T., Tarn Edge Academy"
        await wait_for(pilot, lambda: sees(pilot, below))
        assert sees(pilot, "Next: look again, ▲ due today")


async def test_names_are_initials_until_a_key_shows_them(app):
    async with at(app) as pilot:
        await unlock(pilot)
        assert "B. T." in _rows(pilot)[0]
        assert not sees(pilot, "Bryony")
        await pilot.press("i")
        assert sees(pilot, "Bryony Tansell 1")
        await pilot.click("#policy")
        await wait_for(pilot, lambda: isinstance(app.screen, PolicyScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
        assert not sees(pilot, "Bryony")


async def test_words_find_as_they_are_typed_and_escape_gives_the_list_back(app):
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("slash")
        await type_in(pilot, "#find", "tansell 17")
        await wait_for(pilot, lambda: len(_rows(pilot)) == 1)
        assert "TLT-2026-017" in _rows(pilot)[0]
        assert sees(pilot, "1 open case ")
        await type_in(pilot, "#find", "nothing like it")
        await wait_for(pilot, lambda: sees(pilot, "No case is listed"))
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: len(_rows(pilot)) > 5)
        assert app.screen.query_one("#find", Input).value == ""


async def test_closed_cases_come_with_f_and_stand_last(app):
    async with at(app) as pilot:
        await unlock(pilot)
        assert sees(pilot, "29 open cases")
        await pilot.press("f")
        await wait_for(pilot, lambda: sees(pilot, "30 cases"))
        await pilot.press("end")
        await wait_for(pilot, lambda: "TLT-2026-030" in _rows(pilot)[-1])
        assert "✓ Closed" in _rows(pilot)[-1]


async def test_the_check_of_the_vault_ends_in_words_and_leaves_no_progress_behind(app):
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("v")
        await wait_for(pilot, lambda: sees(pilot, "✓ Everything holds."))
        assert sees(pilot, "30 cases")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
        assert not sees(pilot, "Checking")


async def test_a_damaged_case_is_named_by_the_check_and_the_rest_is_still_listed(
    app, vault
):
    broken = min(vault.glob("*.case"))
    whole = broken.read_bytes()
    broken.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("v")
        await wait_for(pilot, lambda: sees(pilot, "■ Damage found. Nothing was changed."))
        assert sees(pilot, "29 cases are as written.")
        assert sees(pilot, "Do this: There is no backup to restore it from.")


async def test_every_row_can_be_reached_and_keeps_its_cursor_when_another_screen_was_open(
    app,
):
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("end", "s")
        await wait_for(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
        assert app.screen.query_one(VirtualTable).key == "TLT-2026-029"


async def test_a_wide_screen_shows_schools_and_a_laptop_may_prefer_whole_names(vault, home):
    app = application(
        vault, home / "cache", preferences=Preferences(initials_in_lists=False)
    )
    async with at(app, wide=True) as pilot:
        await unlock(pilot)
        assert "Tarn Edge Academy" in _rows(pilot)[0]
        assert "Bryony" in _rows(pilot)[0]
        assert shown(pilot)[0].endswith(NAME)


async def test_enter_opens_the_case_and_escape_comes_back_to_the_list(app):
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseScreen))
        await wait_for(pilot, lambda: "TLT-2026-002" in shown(pilot)[0])
        assert "PRACTICE" in shown(pilot)[0]
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
