"""The one table: what it shows, what its keys do, and what it asks for."""

import pytest
from textual.app import ComposeResult
from textual.widgets import Input

from investigator.tui.base import InvestigatorApp
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.widgets.virtual_table import VirtualTable
from tests.tui.drawn import lines
from tests.tui.test_pages import Counted

COLUMNS = (Column(heading="No", width=8, right=True), Column(heading="What", least=10))


class Lists(InvestigatorApp):
    def __init__(self, source: Counted | ListedRows) -> None:
        super().__init__()
        self.source = source
        self.chosen: list[str] = []
        self.highlighted: list[str] = []

    def compose(self) -> ComposeResult:
        yield VirtualTable(COLUMNS, self.source, empty="No exhibits yet. Press a.")
        yield Input()

    @property
    def table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        self.highlighted.append(event.key)

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        assert event.control is self.table
        self.chosen.append(event.key)


@pytest.mark.parametrize("total", [50, 500_000])
async def test_the_first_sight_of_a_list_asks_once_however_long_it_is(total):
    source = Counted(total)
    app = Lists(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(source.asked) == 1
        assert sum(count for _, count in source.asked) <= 100
        await pilot.press("end")
        await pilot.pause()
        assert app.table.key == f"k{total - 1}"
        assert len(source.asked) <= 3
        assert app.highlighted == ["k0", f"k{total - 1}"]


async def test_the_heading_stays_and_the_cursor_row_has_a_mark():
    app = Lists(Counted(50))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("down", "pagedown", "pagedown")
        await pilot.pause()
        shown = lines(app)
        assert shown[0].split() == ["No", "What"]
        marked = [line for line in shown if line.startswith("> ")]
        assert [line.split()[1] for line in marked] == ["21"]


async def test_keys_move_by_row_by_page_and_to_the_ends_and_stop_there():
    app = Lists(Counted(50))
    async with app.run_test(size=(80, 12)) as pilot:
        table = app.table
        for key, place in (
            *(("up", 0), ("down", 1), ("pagedown", 11), ("pageup", 1), ("home", 0)),
            *(("end", 49), ("down", 49), ("pagedown", 49), ("up", 48)),
        ):
            await pilot.press(key)
            assert table.cursor == place, key


async def test_enter_opens_the_row_under_the_cursor():
    app = Lists(Counted(50))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert app.chosen == ["k1"]


async def test_a_click_goes_to_a_row_and_two_open_it():
    app = Lists(Counted(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(VirtualTable, offset=(5, 3))
        assert app.table.cursor == 2
        assert app.chosen == []
        await pilot.click(VirtualTable, offset=(5, 4), times=2)
        assert app.chosen == ["k3"]
        await pilot.click(VirtualTable, offset=(5, 0), times=2)
        assert app.chosen == ["k3"]


async def test_a_click_in_a_list_that_is_scrolled_goes_to_the_row_that_is_seen():
    app = Lists(Counted(50))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("end")
        await pilot.click(VirtualTable, offset=(5, 1))
        shown = next(line for line in lines(app) if line.startswith("> "))
        assert app.table.key == f"k{shown.split()[1]}"
        assert app.table.cursor == 40


async def test_the_cursor_stays_with_its_key_when_rows_come_and_go():
    source = Counted(50)
    app = Lists(source)
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "down")
        source.gone = {0, 1}
        source.total = 48
        app.table.refresh_rows()
        await pilot.pause()
        assert (app.table.key, app.table.cursor) == ("k3", 1)
        assert app.highlighted[-1] == "k3"
        source.gone = {0, 1, 3}
        source.total = 47
        app.table.refresh_rows()
        await pilot.pause()
        assert (app.table.key, app.table.cursor) == ("k4", 1)
        assert app.highlighted[-1] == "k4"


async def test_a_row_is_gone_to_by_its_key():
    source = Counted(5_000)
    app = Lists(source)
    async with app.run_test() as pilot:
        assert app.table.go_to("k4321")
        await pilot.pause()
        assert app.table.key == "k4321"
        assert any(line.startswith(">") and "4321" in line for line in lines(app))
        source.gone.add(7)
        assert not app.table.go_to("k7")


async def test_an_empty_list_says_what_to_do_and_its_keys_do_nothing():
    app = Lists(ListedRows())
    async with app.run_test() as pilot:
        await pilot.press("down", "end", "pageup", "enter")
        await pilot.click(VirtualTable, offset=(5, 3), times=2)
        assert "No exhibits yet. Press a." in "\n".join(lines(app))
        assert app.table.key is None
        assert (app.chosen, app.highlighted) == ([], [])


async def test_a_list_that_fills_tells_its_first_row():
    app = Lists(ListedRows())
    async with app.run_test() as pilot:
        app.table.show_rows(ListedRows([Row(key="E01", cells=())]))
        await pilot.pause()
        assert app.highlighted == ["E01"]


async def test_rows_on_their_way_are_shown_as_coming_and_then_told():
    source = Counted(50, ready=False)
    app = Lists(source)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "…" in lines(app)[1]
        await pilot.press("enter")
        assert (app.chosen, app.highlighted) == ([], [])
        source.ready = True
        app.table.rows_arrived()
        await pilot.pause()
        assert app.highlighted == ["k0"]
        assert lines(app)[1].startswith("> ")


async def test_a_smaller_window_keeps_the_cursor_in_sight():
    app = Lists(Counted(50))
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.table.go_to("k30")
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert any(line.startswith(">") and " 30 " in line for line in lines(app))
        assert all(len(line) <= 60 for line in lines(app))


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40), (20, 5), (4, 2)])
async def test_a_list_that_overflows_leaves_what_is_below_it_in_place(size):
    app = Lists(Counted(5_000))
    async with app.run_test(size=size) as pilot:
        await pilot.press("end", "up")
        await pilot.pause()
        if size[1] > 4:
            assert app.query_one(Input).region.bottom == size[1]
        assert app.table.key == "k4998"


async def test_without_the_focus_the_mark_is_still_there():
    app = Lists(Counted(50))
    async with app.run_test() as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert not app.table.has_focus
        assert lines(app)[1].startswith("> ")
