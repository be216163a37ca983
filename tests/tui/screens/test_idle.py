"""Left alone, the vault counts down and locks; a key stops that; sleep always locks."""

import pytest

from investigator.casework.preferences import Preferences
from investigator.machine.clock import FixedClock
from investigator.tui.modals.count_down import CountDown
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.unlock import UnlockScreen
from tests.tui.screens.driving import NOW, application, at, sees, unlock, wait_for

SECOND = 1_000_000


@pytest.fixture
def clock():
    return FixedClock(NOW)


@pytest.fixture
def watched(vault, home, clock):
    return application(
        vault, home / "cache", clock=clock, preferences=Preferences(lock_after_minutes=2)
    )


def _pass(app, clock, seconds):
    for _ in range(seconds // 10):
        clock.forward(microseconds=10 * SECOND)
        app.look_whether_idle()


async def test_the_last_minute_is_counted_down_and_any_key_stops_it(watched, clock):
    async with at(watched) as pilot:
        await unlock(pilot)
        _pass(watched, clock, 70)
        await wait_for(pilot, lambda: sees(pilot, "▲ The vault locks in 50 seconds."))
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(watched.screen, RegisterScreen))
        _pass(watched, clock, 50)
        await pilot.pause()
        assert isinstance(watched.screen, RegisterScreen)


async def test_nobody_there_locks_it(watched, clock):
    async with at(watched) as pilot:
        await unlock(pilot)
        _pass(watched, clock, 120)
        await wait_for(pilot, lambda: isinstance(watched.screen, UnlockScreen))
        assert watched.locked
        assert not any(isinstance(each, CountDown) for each in watched.screen_stack)
        await unlock(pilot)


async def test_a_laptop_that_slept_is_locked_whatever_was_pressed_since(watched, clock):
    async with at(watched) as pilot:
        await unlock(pilot)
        clock.forward(microseconds=45 * SECOND)
        await pilot.press("down")
        watched.look_whether_idle()
        await wait_for(pilot, lambda: isinstance(watched.screen, UnlockScreen))


async def test_typing_counts_as_being_there(watched, clock):
    async with at(watched) as pilot:
        await unlock(pilot)
        for _ in range(5):
            _pass(watched, clock, 50)
            await pilot.press("down")
        assert isinstance(watched.screen, RegisterScreen)
