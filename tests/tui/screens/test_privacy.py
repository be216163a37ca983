"""The privacy key covers everything at once; a meeting keeps the lock from counting."""

import pytest

from investigator.casework.preferences import Preferences
from investigator.machine.clock import FixedClock
from investigator.tui.modals.count_down import CountDown
from investigator.tui.modals.meeting import MeetingUntil
from investigator.tui.screens.case import CaseScreen
from investigator.tui.screens.curtain import Curtain
from investigator.tui.screens.unlock import UnlockScreen
from tests.tui.screens.driving import NOW, application, at, sees, shown, unlock, wait_for
from tests.tui.screens.keeping import CANARIES, REF

SECOND = 1_000_000


@pytest.fixture
def clock():
    return FixedClock(NOW)  # 17:00


@pytest.fixture
def watched(kept, home, clock):
    chosen = Preferences(lock_after_minutes=2)
    return application(kept.folder, home / "cache", clock=clock, preferences=chosen)


def _pass(app, clock, seconds):
    for _ in range(seconds // 10):
        clock.forward(microseconds=10 * SECOND)
        app.look_whether_idle()


def _hits(pilot):
    drawn = "\n".join(shown(pilot))
    return [each for each in CANARIES if each in drawn]


async def test_the_privacy_key_covers_all_and_one_of_two_keys_brings_it_back(watched):
    async with at(watched, toasts=True) as pilot:
        await unlock(pilot, REF)
        watched.notify(f"{REF} was saved", timeout=60)
        await pilot.pause()
        await pilot.press("f8")
        await wait_for(pilot, lambda: isinstance(watched.screen, Curtain))
        watched.notify(f"{REF} was saved again", timeout=60)
        await pilot.pause()
        drawn = "".join(shown(pilot)).strip()
        assert drawn == "Press F8 or Esc to go on."
        await pilot.press("n", "enter", "f1", "ctrl+p", "f7")
        assert watched.behind_curtain
        await pilot.press("f8")
        await wait_for(pilot, lambda: sees(pilot, f"{REF} was saved again"))
        await pilot.press("f8", "escape")
        await wait_for(pilot, lambda: not watched.behind_curtain)


async def test_what_was_asked_before_is_answered_only_when_the_screen_is_back(watched):
    async with at(watched, toasts=True) as pilot:
        await unlock(pilot, REF)
        await pilot.press("enter", "f8")
        await wait_for(pilot, lambda: isinstance(watched.screen, Curtain))
        for _ in range(5):
            await pilot.pause()
        assert _hits(pilot) == []
        await pilot.press("f8")
        await wait_for(pilot, lambda: sees(pilot, "What is missing"))
        assert isinstance(watched.screen, CaseScreen)


async def test_beneath_the_privacy_screen_the_vault_locks_as_ever(watched, clock):
    async with at(watched, toasts=True) as pilot:
        await unlock(pilot, REF)
        await pilot.press("f8")
        _pass(watched, clock, 70)
        await wait_for(pilot, lambda: isinstance(watched.screen, CountDown))
        assert _hits(pilot) == []
        await pilot.press("x")
        await wait_for(pilot, lambda: isinstance(watched.screen, Curtain))
        _pass(watched, clock, 130)
        await unlock(pilot, REF)
        assert len(watched.screen_stack) == 2
        assert not watched.covered


async def _begin_meeting(pilot, until):
    await pilot.press("f7")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, MeetingUntil))
    await pilot.press(*until, "enter")


async def test_a_meeting_stands_in_the_top_line_and_nothing_locks_until_it_ends(
    watched, clock
):
    async with at(watched, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _begin_meeting(pilot, "18:00")
        await wait_for(pilot, lambda: "Meeting until 18:00" in shown(pilot)[0])
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "What is missing"))
        assert "Meeting until 18:00" in shown(pilot)[0]
        _pass(watched, clock, 59 * 60)
        assert isinstance(watched.screen, CaseScreen)
        _pass(watched, clock, 60)
        await wait_for(pilot, lambda: sees(pilot, "The meeting time is over."))
        assert "Meeting" not in shown(pilot)[0]
        _pass(watched, clock, 120)
        await wait_for(pilot, lambda: isinstance(watched.screen, UnlockScreen))


async def test_a_meeting_is_ended_by_hand_and_by_locking(watched):
    async with at(watched, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _begin_meeting(pilot, "16:00")
        await wait_for(pilot, lambda: sees(pilot, "It is 17:00 already."))
        await pilot.press("escape")
        await _begin_meeting(pilot, "18:00")
        await wait_for(pilot, lambda: bool(watched.meeting_words))
        await pilot.press("f7")
        await wait_for(pilot, lambda: sees(pilot, "Now: Meeting until 18:00"))
        await pilot.click("#end")
        await wait_for(pilot, lambda: not watched.meeting_words)
        await _begin_meeting(pilot, "18:00")
        await wait_for(pilot, lambda: bool(watched.meeting_words))
        watched.lock_now()
        await wait_for(pilot, lambda: isinstance(watched.screen, UnlockScreen))
        await wait_for(pilot, lambda: sees(pilot, "Your vault is locked"))
        assert watched.meeting_words == ""
        assert "Meeting" not in shown(pilot)[0]
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(watched.screen, UnlockScreen)
