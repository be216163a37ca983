"""The policy browser: words, numbers, plain words, and choosing a clause."""

import pytest

from investigator.tui.screens.policy import PolicyScreen
from tests.tui.screens.driving import At, at, sees, type_in, wait_for


@pytest.fixture
def app(home):
    return At(PolicyScreen, home)


async def _find(pilot, words):
    await wait_for(pilot, lambda: sees(pilot, "82 clauses"))
    await pilot.press("slash")
    await type_in(pilot, "#find", words)
    await pilot.press("enter")


async def test_a_number_finds_its_clause_and_those_beneath_it(app):
    async with at(app) as pilot:
        await _find(pilot, "7.5")
        await wait_for(pilot, lambda: sees(pilot, "> 7.5 "))
        assert sees(pilot, "7.5.1")
        assert not sees(pilot, "7.3 ")


async def test_words_find_clauses_and_none_is_told(app):
    async with at(app) as pilot:
        await _find(pilot, "pupils")
        await wait_for(pilot, lambda: not sees(pilot, "82 clauses"))
        assert sees(pilot, "7.3")
        await type_in(pilot, "#find", "pupilsxyz")
        await wait_for(pilot, lambda: sees(pilot, "No clause holds these words."))


async def test_a_clause_is_told_in_plain_words_with_its_exceptions(app):
    async with at(app, wide=True) as pilot:
        await _find(pilot, "7.3")
        await wait_for(pilot, lambda: sees(pilot, "7.3  Contact with pupils"))
        assert sees(pilot, "It must not be done.")
        assert sees(pilot, "Yes, an allegation can rest on it.")
        assert sees(pilot, "The policy itself says  possible gross misconduct")
        assert sees(pilot, "Ask whether one of these applies")
        assert sees(pilot, "· pupil is in the person's immediate family")
        assert sees(pilot, "· who began the contact")
        assert not sees(pilot, "_")


async def test_a_severity_that_is_only_inferred_is_never_shown(app):
    async with at(app, wide=True) as pilot:
        await _find(pilot, "5.1")
        await wait_for(pilot, lambda: sees(pilot, "5.1  No private use"))
        assert not sees(pilot, "The policy itself says")


async def test_a_related_clause_is_one_key_away(app):
    async with at(app) as pilot:
        await _find(pilot, "7.3")
        await wait_for(pilot, lambda: sees(pilot, "1 clause"))
        await pilot.press("r")
        await wait_for(pilot, lambda: sees(pilot, "> 3.1.9"))
        assert sees(pilot, "82 clauses")


async def test_choosing_hands_back_the_number(home):
    chosen: list[str] = []
    async with at(At(lambda: PolicyScreen(choosing=chosen.append), home)) as pilot:
        await _find(pilot, "1.10")
        await wait_for(pilot, lambda: sees(pilot, "1 clause"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: chosen)
    assert chosen == ["1.10"]


async def test_enter_without_choosing_reads_on_and_escape_goes_back(app):
    async with at(app) as pilot:
        await wait_for(pilot, lambda: sees(pilot, "82 clauses"))
        await pilot.press("enter")
        assert app.focused is app.screen.query_one("#clause")
        await pilot.press("escape")
        assert isinstance(app.screen, PolicyScreen)
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, PolicyScreen))
