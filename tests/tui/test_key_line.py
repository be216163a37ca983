"""The line of keys shows what is bound, in order, and presses what is clicked."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from investigator.tui.base import InvestigatorApp
from investigator.tui.widgets.key_line import KeyLine
from tests.tui.drawn import lines


class Keys(InvestigatorApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "note('first')", "First"),
        Binding("b", "note('second')", "Second"),
        Binding("c", "note('second')", "Again"),
        Binding("d", "note('hidden')", "Hidden", show=False),
        Binding("e", "dull", "Dull"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("above")
        yield Input()
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "dull" else super().check_action(action, parameters)

    def action_note(self, what: str) -> None:
        self.noted.append(what)

    def action_dull(self) -> None:
        self.noted.append("dull")


async def test_each_action_stands_once_on_the_last_line():
    app = Keys()
    async with app.run_test(size=(60, 10)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        last = lines(app)[-1]
        assert last.strip() == "a First  b Second  e Dull"
        assert lines(app)[0] == "above"


async def test_a_click_presses_the_key_and_one_that_is_out_of_use_does_nothing():
    app = Keys()
    async with app.run_test(size=(60, 10)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        for x in (1, 7, 10, 19, 40):
            await pilot.click(KeyLine, offset=(x, 0))
        await pilot.pause()
        assert app.noted == ["first", "first", "second"]


async def test_what_has_no_room_is_cut():
    app = Keys()
    async with app.run_test(size=(14, 10)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert lines(app)[-1] == " a First  b Se"
