"""The case workspace: tabs, what comes next, commands, and what is shown after them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from investigator.tui.screens.case import CaseScreen
from investigator.tui.screens.case_tabs.exhibits import Exhibits
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.screens.case_tabs.tab_bar import TabBar
from investigator.tui.screens.case_tabs.tabs import TABS
from tests.tui.case.conftest import At
from tests.tui.case.practising import NEW, RICH, RUNNING, AtCase, opened, seen, until
from tests.tui.drawn import lines

if TYPE_CHECKING:
    from textual.screen import Screen

    from investigator.tui.palette import PaletteCommand


def offers(app: AtCase, screen: CaseScreen) -> "dict[str, PaletteCommand]":
    commands = app.palette_commands(cast("Screen[object]", screen))
    return {one.words: one for one in commands}


def lose_witnesses(vault: Path) -> None:
    for witness in vault.glob("*.case.head"):
        witness.unlink()


async def test_a_new_case_shows_four_tabs_and_keeps_their_numbers(at: At):
    async with at(NEW).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        tabs = lines(pilot.app)[2]
        assert tabs.split() == [
            *("1", "Overview", "4", "Exhibits"),
            *("5", "Timeline", "8", "Documents"),
        ]
        await opened(pilot, 3)
        assert "3 Allegations" in lines(pilot.app)[2]
        assert "No allegation is worded yet" in seen(pilot)


async def test_a_missing_witness_is_told_when_its_case_is_opened(at: At, vault: Path):
    lose_witnesses(vault)
    async with at(RICH).run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        await until(pilot, lambda: "witness of this case was missing" in seen(pilot))


async def test_a_click_opens_a_tab(at: At):
    async with at(RICH).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        at_exhibits = lines(pilot.app)[2].index("Exhibits")
        await pilot.click(TabBar, offset=(at_exhibits, 0))
        await pilot.pause()
        assert isinstance(screen.panes[screen.opened], Exhibits)


async def test_the_foot_says_what_comes_next_and_an_older_answer_is_left_aside(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "Next: put A1 to the staff member (key u)" in seen(pilot)
        now = screen.standing
        assert now is not None
        screen.show(replace(now, seq=now.seq - 1))
        assert screen.standing is now
        await pilot.press("g")
        await pilot.pause()
        assert app.screen is not screen
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.standing is not None
        assert screen.standing.case.allegations["A1"].put is not None
        assert "● Put" in seen(pilot)
        assert "Next: choose the policy edition (key p)" in seen(pilot)


async def test_what_is_missing_is_mended_from_where_it_is_listed(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen is not screen
        assert "Put to the staff member: A1" in seen(pilot)


async def test_names_are_initials_until_they_are_asked_for(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        await opened(pilot, 2)
        assert "Robin Sample" not in seen(pilot)
        assert "R. S." in lines(pilot.app)[0]
        await pilot.press("w")
        await pilot.pause()
        assert "Robin Sample" in lines(pilot.app)[0]
        assert "Alex Head" in seen(pilot)
        await pilot.press("w")
        await pilot.pause()
        assert "Robin Sample" not in seen(pilot)


async def test_the_palette_offers_what_every_pane_can_do(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        offered = offers(app, screen)
        for tab in TABS:
            assert {one.explained for one in tab.pane.DEEDS} <= offered.keys()
            assert tab.tab.words in offered
        offered["Ask for removal"].run()
        await pilot.pause()
        await pilot.pause()
        assert "Ask for removal" in seen(pilot)
        assert screen.opened == 6


def test_every_deed_has_its_action():
    for tab in TABS:
        for deed in tab.pane.DEEDS:
            target = CaseScreen if deed.action.startswith("screen.") else tab.pane
            name = deed.action.removeprefix("screen.")
            assert callable(getattr(target, f"action_{name}"))


async def test_a_late_removal_is_read_at_length_as_an_interval_with_its_witnesses(at: At):
    app = at(RICH)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, 6)
        pane = screen.panes[6]
        assert isinstance(pane, ListPane)
        await pilot.press("down", "enter")
        assert pane.selected == "R2"
        assert app.focused is not pane.table
        words = seen(pilot)
        assert "R2 ✓ Removed late" in words
        assert "at least 10 minutes" in words
        assert words.index("at least") < words.index("at most")
        assert "by their own account" in words
        await pilot.press("escape")
        assert app.focused is pane.table


async def test_the_timeline_filters_by_kind_and_marks_what_is_uncertain(at: At):
    async with at(RICH).run_test(size=(120, 40)) as pilot:
        await opened(pilot, 5)
        assert "Uncertain: Post P3" in seen(pilot)
        assert "(entered Mon 23 Nov 2026" in seen(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "Shown: only: Post" in seen(pilot)
        assert "E01 captured" not in seen(pilot)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Time shown" in seen(pilot)


async def test_the_record_says_that_it_is_unbroken_and_exhibits_are_verified(at: At):
    async with at(RICH).run_test(size=(80, 24)) as pilot:
        await opened(pilot, 9)
        assert "unbroken ✓" in seen(pilot)
        await pilot.press("v")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "✓ 12 exhibits match the copies that were sealed." in seen(pilot)


async def test_at_sixty_columns_the_head_and_the_stage_still_say_where_one_is(at: At):
    async with at(RUNNING).run_test(size=(60, 20)) as pilot:
        await opened(pilot, 4)
        assert "PRACTICE" in lines(pilot.app)[0]
        assert "Stage 3 of 6: Investigate" in seen(pilot)
