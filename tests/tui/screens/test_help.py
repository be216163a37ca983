"""Help and palette are read from the screen in front, and every screen has a purpose."""

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from investigator.tui.modals.new_case import NewCase
from investigator.tui.screens.first_run import FirstRunScreen
from investigator.tui.screens.help import HelpScreen
from investigator.tui.screens.policy import PolicyScreen
from investigator.tui.screens.practising import PractisingScreen
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.settings import SettingsScreen
from investigator.tui.screens.unlock import UnlockScreen
from investigator.tui.widgets.key_line import KeyLine
from tests.tui.screens.driving import At, application, at, sees, shown, unlock, wait_for

KEYS = tuple(Binding.make_bindings(RegisterScreen.BINDINGS))
EVERY = (
    *(UnlockScreen, RegisterScreen, PolicyScreen, SettingsScreen, FirstRunScreen),
    *(NewCase, PractisingScreen),
)


@pytest.mark.parametrize("screen", EVERY)
def test_every_screen_says_what_it_is_for_in_two_sentences(screen):
    assert screen.PURPOSE.endswith(".")
    assert screen.PURPOSE.count(". ") == 1


async def test_help_tells_the_purpose_and_every_key_of_the_screen_beneath(app):
    async with at(app, wide=True) as pilot:
        await unlock(pilot)
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        assert sees(pilot, RegisterScreen.PURPOSE[:40])
        told = "\n".join(shown(pilot))
        for binding in KEYS:
            assert binding.description in told
        await pilot.press("escape", "question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_help_is_there_while_locked_and_offers_nothing_else(app):
    async with at(app) as pilot:
        await pilot.press("f1")
        assert sees(pilot, "Your vault is locked: type its passphrase")
        assert not sees(pilot, "Ctrl+P")


async def test_the_palette_has_every_action_of_the_screen_in_front(app):
    async with at(app) as pilot:
        await unlock(pilot)
        words = {one.words for one in app.palette_commands(app.screen)}
        assert {binding.description for binding in KEYS} <= words
        assert {"Help", "Lock now", "Leave"} <= words
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "Policy"
        await wait_for(
            pilot, lambda: app.screen.query_one(OptionList).highlighted is not None
        )
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PolicyScreen))


@pytest.mark.parametrize("screen", [PolicyScreen, SettingsScreen, PractisingScreen])
async def test_practice_stands_in_the_top_line_and_the_footer_is_short(home, screen):
    app = At(screen, home)
    async with at(app) as pilot:
        await wait_for(pilot, lambda: shown(pilot)[0].startswith(" PRACTICE"))
        assert _in_footer(app) <= 6


async def test_a_vault_of_ones_own_does_not_say_practice(home):
    app = application(home / "none", home / "cache", practice=False, here=False)
    async with at(app) as pilot:
        assert shown(pilot)[0].startswith(" First run")
        assert not sees(pilot, "PRACTICE")
        assert _in_footer(app) <= 6


def _in_footer(app):
    return len(tuple(app.screen.query_one(KeyLine).shown_keys()))
