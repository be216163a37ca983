"""A new case: five answers, two of them may wait, refusals keep what was typed."""

import pytest
from textual.widgets import Input, TextArea

from investigator.tui.modals.new_case import NewCase
from investigator.tui.modals.new_case_answers import Known
from investigator.tui.screens.register import RegisterScreen
from tests.tui.screens.driving import NOW, At, at, sees, type_in, unlock, wait_for


@pytest.fixture
def alone(home):
    known = Known(schools=("Tarn Edge Academy",), officer="Petra L", now=NOW)
    return At(lambda: NewCase(known), home)


async def _begin(app, pilot):
    await unlock(pilot)
    await pilot.press("n")
    await wait_for(pilot, lambda: isinstance(app.screen, NewCase))


async def test_five_answers_open_a_case_and_say_that_one_may_stop_here(app):
    async with at(app) as pilot:
        await _begin(app, pilot)
        await pilot.press(*"O. F.", "enter", *"23/11/2026 09:30", "enter")
        assert sees(pilot, "= Monday 23 November 2026, 9.30 am")
        await pilot.press(*"She did", "tab", *"Kit", "enter", *"Tarn", "enter", *"A post")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
        await wait_for(pilot, lambda: sees(pilot, "Saved. Concern CASE-2026-031."))
        assert sees(pilot, "You can stop here.")
        await wait_for(pilot, lambda: sees(pilot, "> CASE-2026-031"))


async def test_two_answers_may_be_left_empty_and_a_refusal_stays_in_its_place(app):
    async with at(app) as pilot:
        await _begin(app, pilot)
        app.screen.query_one("#by-words", Input).value = "A parent"
        app.screen.query_one("#exact-words", TextArea).text = "He wrote about us."
        app.screen.query_one("#school-words", Input).value = "Tarn Edge"
        app.screen.query_one("#at Input", Input).value = "24/11/2026 09:30"
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "after it is recorded"))
        app.screen.query_one("#at Input", Input).value = ""
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "Saved. Concern CASE-2026-031."))
        await wait_for(pilot, lambda: sees(pilot, "not named yet, Tarn Edge"))


async def test_three_empty_answers_are_too_many_and_nothing_typed_is_lost(alone):
    async with at(alone) as pilot:
        await type_in(pilot, "#by-words", "A parent")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "Only two of the five"))
        assert alone.screen.query_one("#by-words", Input).value == "A parent"
        await type_in(pilot, "#at Input", "some day")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "▲ Write the day and the time"))
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(alone.screen, NewCase))
