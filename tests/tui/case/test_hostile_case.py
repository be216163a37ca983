"""Every tab and question of a case whose every field holds text that would act."""

from textual.pilot import Pilot

from tests.tui.case.conftest import At
from tests.tui.case.hostile import REF
from tests.tui.case.practising import opened
from tests.tui.drawn import segments
from tests.tui.test_hostile_text import ACTING, BIDI


def _harmless(pilot: Pilot[int]) -> bool:
    for segment in segments(pilot.app):
        assert not {ord(each) for each in segment.text} & (ACTING | BIDI)
        assert segment.style is None or segment.style.link is None
        assert "@click" not in (segment.style.meta if segment.style else {})
    return True


async def test_no_tab_of_a_hostile_case_acts_or_crashes(at: At):
    app = at(REF)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for tab in range(1, 10):
            await opened(pilot, tab)
            await pilot.press("down")
            assert _harmless(pilot)
        assert app.is_running


async def test_no_question_over_a_hostile_case_acts_or_crashes(at: At):
    app = at(REF)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        for keys in ("1m", "3ed", "4l", "6n"):
            await opened(pilot, int(keys[0]))
            for key in keys[1:]:
                await pilot.press(key)
                assert app.screen is not screen
                assert _harmless(pilot)
                await pilot.press("escape")
                assert app.screen is screen
        assert app.is_running
