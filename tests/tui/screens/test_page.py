"""The page on security is read from the help, also while the vault is locked."""

from investigator.casework.pages import names, page
from investigator.tui.screens.help import HelpScreen
from investigator.tui.screens.page import PageScreen
from tests.tui.screens.driving import at, sees, wait_for


async def test_the_help_opens_the_page_on_security_while_locked(app):
    async with at(app, wide=True) as pilot:
        await pilot.press("f1", "s")
        await wait_for(pilot, lambda: isinstance(app.screen, PageScreen))
        assert sees(pilot, page("security").title)
        assert sees(pilot, "In short")
        await pilot.press("end")
        await wait_for(pilot, lambda: sees(pilot, "If you find a fault"))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_the_button_opens_it_too(app):
    async with at(app, wide=True) as pilot:
        await pilot.press("f1")
        await pilot.click("#security")
        await wait_for(pilot, lambda: isinstance(app.screen, PageScreen))
        assert not sees(pilot, "**")


def test_every_page_can_be_shown():
    for name in names():
        assert PageScreen(name).PURPOSE
