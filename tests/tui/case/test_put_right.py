"""A mistake is put right by keys: what would go, why, where it was, and a breach."""

from investigator.tui.modals.was_in import WasIn
from investigator.tui.screens.copies_outside import CopiesScreen
from tests.tui.case.practising import RUNNING, seen, until


async def _type(pilot, words):
    await pilot.press(*words)


async def test_an_exhibit_is_put_right_and_shows_what_became_of_it(at):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Next" in seen(pilot))
        await pilot.press("4")
        await until(pilot, lambda: "The post" in seen(pilot))
        await pilot.press("p")
        await until(pilot, lambda: "• file added as E01" in seen(pilot))
        assert "This cannot be undone." in seen(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say in a line why it was a mistake." in seen(pilot))
        await _type(pilot, "wrong")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, WasIn))
        await until(pilot, lambda: "E01 is taken out" in seen(pilot))
        assert "• file added as E01" in seen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "taken out 23 November" in seen(pilot))
        assert "added by mistake" in seen(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert "This cannot be undone." not in seen(pilot)


async def test_a_name_in_part_is_asked_about(at):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Next" in seen(pilot))
        await pilot.press("2")
        await until(pilot, lambda: "whole names" in seen(pilot).lower())
        await pilot.press("down", "p")
        await until(pilot, lambda: "Put right" in seen(pilot) and "joined" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "This cannot be undone." not in seen(pilot))


async def test_copies_outside_are_listed_from_the_commands(at):
    app = at(RUNNING)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Next" in seen(pilot))
        app.push_screen(CopiesScreen())
        await until(pilot, lambda: "File added as E01" in seen(pilot))
        await pilot.press("g")
        await until(
            pilot,
            lambda: "Noted as gone" in seen(pilot) or "still lies" in seen(pilot),
        )
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("escape", "escape")
