"""Text that would run, crash or fool something, in every widget of the kit."""

import pytest
from textual.color import Color
from textual.widgets import Input

from investigator.tui.filters import NoActingCharacters
from investigator.tui.widgets.virtual_table import VirtualTable
from tests.tui.drawn import lines, segments
from tests.tui.gallery import Gallery

PAYLOADS = {
    "action": "[@click=app.quit]press[/]",
    "unmatched": "[/nope] [/] [b",
    "link": "[link=https://example.org]x[/link]",
    "nested": "{'a[0]'} [type=x, v={'a[0]'}] \\[a] $name $$ ${x}",
    "title": "a\x1b]0;owned\x07b",
    "clipboard": "a\x1b]52;c;eA==\x07b",
    "colour": "a\x1b[31mb\x9b31mc\x9d0;t\x9c",
    "reversed": "invoice\u202egnp.exe \u2066x\u2069 \u200f",
    "nothing": "a\x00b\x07\x08\x0b\x7f\x85\u2028\u2029",
    "half": "a\ud800b\udfff",
    "lines": "one\ntwo\r\nthree\tfour",
    "long": "x" * 20_000,
    "long words": "word " * 4_000,
    "wide": "漢字" * 500 + "👨\u200d👩\u200d👧" * 50 + "e\u0301" * 50,
    "empty": "",
    "joined": "\u200d\u200c\ufe0f",
}
ACTING = {*range(32), *range(127, 160), *range(0xD800, 0xE000), 0x2028, 0x2029}
BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
async def test_no_text_runs_crashes_or_reaches_the_terminal_raw(text):
    app = Gallery(text)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        app.notify(text, title=text)
        app.query_one(Input).focus()
        await pilot.pause()
        await pilot.press("tab", "tab", "down", "tab")
        for segment in segments(app):
            assert not {ord(each) for each in segment.text} & (ACTING | BIDI)
            assert segment.style is None or segment.style.link is None
            meta = segment.style.meta if segment.style else {}
            assert "@click" not in meta
        assert "".join(lines(app)).encode("utf-8")
        assert app.is_running


async def test_a_screen_that_shows_an_action_can_be_clicked_all_over():
    app = Gallery(PAYLOADS["action"])
    async with app.run_test(size=(80, 30)) as pilot:
        for y in range(0, 30, 2):
            await pilot.click(offset=(12, y))
        assert app.is_running
        assert app.screen is app.screen_stack[0]


async def test_a_hostile_text_is_pasted_into_a_field_harmlessly():
    app = Gallery("plain")
    async with app.run_test(size=(80, 30)) as pilot:
        for text in PAYLOADS.values():
            field = app.query_one(Input)
            field.value = text
            await pilot.pause()
            drawn = "".join(segment.text for segment in segments(app))
            assert not {ord(each) for each in drawn} & (ACTING | BIDI)


async def test_a_widget_that_is_not_ours_passes_the_last_gate_too():
    app = Gallery("plain")
    async with app.run_test():
        table = app.query_one(VirtualTable)
        kept = [type(each) for each in table.get_line_filters()]
        assert NoActingCharacters in kept
        raw = list(PAYLOADS.values())
        joined = "".join(raw)
        (one,) = NoActingCharacters().apply(
            [type(next(segments(app)))(joined)], Color(0, 0, 0)
        )
        assert not {ord(each) for each in one.text} & (ACTING | BIDI)


async def test_a_hostile_row_is_chosen_by_its_key_and_shown_as_it_is():
    app = Gallery("[@click=app.quit]x[/]\x1b")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "enter")
        assert app.chosen == ["R2"]
        assert any("[@click=app.quit]x[/]" in line for line in lines(app))
