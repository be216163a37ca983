"""Locking hides first; a form that is half filled survives it; copies are offered once."""

from textual.widgets import Button, Input

from investigator.tui.modals.copies_left import WAITS, AskAboutCopies
from investigator.tui.modals.new_case import NewCase
from investigator.tui.screens.leaving import LeavingScreen
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.unlock import UnlockScreen
from tests.tui.screens.driving import at, sees, shown, type_in, unlock, wait_for
from tests.tui.screens.keeping import CANARIES, REF

WORDS = "Rang the union about the pay offer"


def _hits(pilot):
    drawn = "\n".join(shown(pilot))
    return [each for each in (*CANARIES, WORDS) if each in drawn]


async def _locked(pilot):
    await wait_for(pilot, lambda: not pilot.app.being_shut)
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, UnlockScreen))


async def _half_fill(pilot):
    await pilot.press("n")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, NewCase))
    await wait_for(pilot, lambda: pilot.app.screen.half_filled is False)
    await type_in(pilot, "#by-words", WORDS)


async def test_locking_leaves_no_word_of_a_case_and_no_screen_beneath(keeping):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "What is missing"))
        keeping.notify(f"{REF} was saved")
        keeping.copy_to_clipboard(REF)
        await pilot.pause()
        assert REF in _hits(pilot)
        keeping.lock_now()
        await _locked(pilot)
        await pilot.pause()
        assert _hits(pilot) == []
        assert len(keeping.screen_stack) == 2
        assert keeping.clipboard == ""
        assert keeping.officer == ""
        assert not keeping.offered  # nobody is there to be asked about copies
        assert keeping.focused is keeping.screen.query_one("#passphrase", Input)
        keeping.notify(f"{REF} was saved")
        await pilot.pause()
        assert _hits(pilot) == []


async def test_who_types_at_once_after_locking_waits_until_it_is_done(keeping):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        keeping.lock_now()
        await unlock(pilot, REF)
        assert isinstance(keeping.screen, RegisterScreen)


async def test_a_half_filled_form_survives_a_lock_and_says_from_when_it_is(keeping):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _half_fill(pilot)
        keeping.lock_now()
        await _locked(pilot)
        assert _hits(pilot) == []
        await unlock(pilot, REF)
        await wait_for(pilot, lambda: sees(pilot, "1 form is half filled: A new case."))
        await pilot.press("h")
        await wait_for(pilot, lambda: sees(pilot, "Brought back from"))
        assert keeping.screen.query_one("#by-words", Input).value == WORDS
        await pilot.press("ctrl+r")
        await wait_for(pilot, lambda: not sees(pilot, "Brought back from"))
        assert keeping.screen.query_one("#by-words", Input).value == ""
        await pilot.press("escape", "h")
        await wait_for(pilot, lambda: sees(pilot, "No form is half filled."))


async def test_a_form_that_is_left_is_kept_and_says_so(keeping):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _half_fill(pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: sees(pilot, "What you typed is kept."))
        keeping.clear_notifications()
        await wait_for(pilot, lambda: sees(pilot, "1 form is half filled"))
        await pilot.press("n")
        await wait_for(pilot, lambda: sees(pilot, "Brought back from"))


async def test_what_is_typed_is_kept_a_moment_later_without_any_key(keeping, monkeypatch):
    monkeypatch.setattr("investigator.tui.modals.drafted._A_MOMENT", 0.01)
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _half_fill(pilot)
        await wait_for(pilot, lambda: keeping.screen.all_kept)
        keeping.screen.dismiss(None)
        await wait_for(pilot, lambda: sees(pilot, "1 form is half filled"))


async def test_copies_outside_are_offered_once_and_stay_when_nobody_answers(keeping, kept):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: sees(pilot, "Copies outside the vault: 1 file."))
        assert _hits(pilot) == []
        assert keeping.focused is keeping.screen.query_one("#leave", Button)
        for _ in range(WAITS):
            keeping.screen.tick()
        await _locked(pilot)
        assert kept.source.exists()
        await unlock(pilot, REF)
        await pilot.press("ctrl+l")
        await _locked(pilot)


async def test_copies_outside_are_deleted_when_that_is_wanted(keeping, kept):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(keeping.screen, AskAboutCopies))
        await pilot.press("right", "enter")
        await _locked(pilot)
        assert not kept.source.exists()
        await unlock(pilot, REF)
        await wait_for(pilot, lambda: sees(pilot, "1 copy was deleted."))


async def test_leaving_hides_everything_asks_about_copies_and_keeps_forms(keeping, kept):
    async with at(keeping, toasts=True) as pilot:
        await unlock(pilot, REF)
        await _half_fill(pilot)
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: isinstance(keeping.screen, AskAboutCopies))
        assert isinstance(keeping.screen_stack[-2], LeavingScreen)
        assert _hits(pilot) == []
        await pilot.press("ctrl+q")  # a second time does not wait for an answer
    assert keeping.return_code == 0
    assert kept.source.exists()
