"""A form says what is wrong below each field and goes to the first."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from investigator.tui.base import InvestigatorApp
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.widgets.time_field import Echo, TimeField
from tests.tui.drawn import lines


def read(typed: str) -> Echo:
    if typed == "14/3/2026 21:14":
        return Echo(words="Saturday 14 March 2026, 9.14 pm", understood=True)
    return Echo(words="This is not understood as a time yet.", understood=False)


class Asking(InvestigatorApp):
    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form"):
            yield Field("What it shows", Input(), hint="In a few words.", id="shows")
            yield TimeField("Time shown", read, hint="As the site shows it.", id="shown")
            choices = [Choice(key="public", words="Anybody could see it")]
            yield Field("How it came", ChoiceList(choices), id="came")


async def test_a_label_a_hint_and_the_field_stand_under_one_another():
    app = Asking()
    async with app.run_test(size=(80, 24)):
        assert lines(app)[:2] == ["What it shows", "In a few words."]


async def test_faults_stand_below_their_fields_and_the_first_is_gone_to():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.query_one("#form")
        told = {"shown": "Enter the time that the site shows.", "came": "Choose one."}
        assert show_faults(form, told)
        await pilot.pause()
        shown = "\n".join(lines(app))
        assert "▲ Enter the time that the site shows." in shown
        assert "▲ Choose one." in shown
        assert app.focused is app.query_one("#shown Input")
        assert app.query_one("#shown", Field).fault == told["shown"]
        assert show_faults(form, {"came": "Choose one."})
        await pilot.pause()
        assert app.focused is app.query_one(ChoiceList)
        assert not show_faults(form, {})
        await pilot.pause()
        assert "▲" not in "\n".join(lines(app))


async def test_a_fault_that_is_told_early_shows_when_the_form_does():
    class Early(InvestigatorApp):
        def compose(self) -> ComposeResult:
            field = Field("What it shows", Input())
            field.blame("Say what it shows.")
            yield field

    app = Early()
    async with app.run_test():
        assert "▲ Say what it shows." in "\n".join(lines(app))


async def test_a_time_is_read_back_with_its_day_at_each_key():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.query_one("#shown", TimeField)
        field.input.focus()
        await pilot.press(*"14/3")
        await pilot.pause()
        assert any("? This is not understood" in line for line in lines(app))
        await pilot.press(*"/2026 21:14")
        await pilot.pause()
        assert "= Saturday 14 March 2026, 9.14 pm" in lines(app)
        assert field.value == "14/3/2026 21:14"
        field.input.value = ""
        await pilot.pause()
        assert not any(line.startswith(("=", "?")) for line in lines(app))
