"""Every tab and five questions as they look, in one sitting for each size."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import Input, TextArea

from investigator.tui.screens.case_tabs.tabs import TABS
from investigator.tui.widgets.key_line import KeyLine
from tests.tui.case.conftest import At
from tests.tui.case.practising import RICH, AtCase, opened
from tests.tui.drawn import lines

_IDS = re.compile(r"terminal-\d+")
_MARKS = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{8})\b")


class Picture(SingleFileSnapshotExtension):
    """One SVG a picture, so that a difference can be looked at."""

    _file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


def picture(app: AtCase) -> str:
    """As SVG, without what no two vaults share: marks of entries and the SVG's own id."""
    drawn = app.export_screenshot(title="", simplify=True)
    return _MARKS.sub("mark", _IDS.sub("terminal", drawn))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_every_tab_opens_by_its_number_and_looks_as_it_did(
    at: At, pictures: SnapshotAssertion, size
):
    app = at(RICH)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for one in TABS:
            number = one.tab.number
            screen = await opened(pilot, number)
            pane = screen.panes[number]
            assert isinstance(pane, one.pane)
            assert app.focused is not None
            assert pane in app.focused.ancestors
            assert len(tuple(screen.query_one(KeyLine).shown_keys())) <= 6
            assert not any(len(line) > size[0] for line in lines(app))
            assert picture(app) == pictures(name=f"tab-{number}")


async def test_a_question_looks_as_it_did(at: At, pictures: SnapshotAssertion):
    app = at(RICH)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for keys in ("1a", "1m", "3n", "3d", "6n"):
            await opened(pilot, int(keys[0]))
            await pilot.press(keys[1])
            for field in app.screen.query("Input, TextArea"):
                assert isinstance(field, Input | TextArea)
                field.cursor_blink = False
            await pilot.pause()
            assert picture(app) == pictures(name=f"question-{keys}")
            await pilot.press("escape")
