"""What makes the first screen quick: few styles, read once, nothing collected before."""

import gc

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from investigator.tui import attended
from investigator.tui.app import Investigator
from investigator.tui.base import InvestigatorApp
from investigator.tui.stylesheets import FIRST, KIT, LATER, sheets
from investigator.tui.themes import Look


class Plain(Screen[None]):
    ALL_STYLES = False

    def compose(self) -> ComposeResult:
        yield Static("plain")


class Other(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("other")


class Dressed(InvestigatorApp):
    CSS_PATH = sheets(*FIRST)
    LATER_STYLES = sheets(*LATER)

    def read_styles(self) -> set[str]:
        return {path for path, _ in self.stylesheet.source if path.endswith(".tcss")}


def test_every_style_is_read_first_or_later():
    every = {path.name for path in sheets("base")[0].parent.glob("*.tcss")}  # type: ignore[union-attr]
    assert {f"{name}.tcss" for name in (*FIRST, *LATER)} == every
    assert set(KIT) <= {*FIRST, *LATER}
    assert not set(FIRST) & set(LATER)
    assert sheets(*FIRST) == Investigator.CSS_PATH


async def test_the_styles_of_the_others_come_with_the_first_of_them():
    app = Dressed()
    async with app.run_test() as pilot:
        app.push_screen(Plain())
        await pilot.pause()
        few = app.read_styles()
        app.push_screen(Other())
        await pilot.pause()
        assert few < app.read_styles()
        assert len(app.read_styles()) == len({*FIRST, *LATER})


async def test_colours_are_read_again_only_when_they_change(monkeypatch):
    app = Dressed()
    async with app.run_test() as pilot:
        again = []
        monkeypatch.setattr(app.stylesheet, "reparse", lambda: again.append(1))
        app.refresh_css()
        assert again == []
        app.wear(Look.LIGHT)
        await pilot.pause()
        assert again == [1]


@pytest.fixture
def nothing_collected():
    was = gc.isenabled()
    gc.disable()
    yield
    gc.unfreeze()
    if was:
        gc.enable()


@pytest.mark.usefixtures("nothing_collected")
def test_collecting_begins_once_the_first_screen_was_seen():
    attended.collect()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_where_collecting_was_never_stopped_nothing_is_frozen():
    before = gc.get_freeze_count()
    attended.collect()
    assert gc.get_freeze_count() == before
