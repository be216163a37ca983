"""The smaller widgets of the kit."""

import pytest
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from investigator.tui.base import InvestigatorApp
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.facts import Facts, known
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.stage_line import StageLine
from investigator.tui.widgets.strength_meter import StrengthMeter
from investigator.tui.words import Tone
from tests.tui.drawn import lines

CHOICES = (
    Choice(key="employee", words="Employed staff"),
    Choice(key="agency", words="Agency staff", note="The agency decides."),
    Choice(key="governor", words="Governor"),
)


class Holding(InvestigatorApp):
    def __init__(self, *held: Widget) -> None:
        super().__init__()
        self.held = held
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield from self.held

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        assert event.control.taken == event.taken
        self.heard.append(event.taken)

    def on_progress_line_stop(self, event: ProgressLine.Stop) -> None:
        self.heard.append(event.control)


async def test_the_stage_line_tells_done_now_and_next_without_colour():
    app = Holding(StageLine(2))
    async with app.run_test(size=(80, 24)):
        assert lines(app)[0].split("  ") == [
            *(" ✓ Concern", "✓ Look into", "> Investigate"),
            *("· Decide", "· Hearing", "· Closed"),
        ]


async def test_a_closed_case_has_every_stage_behind_it():
    app = Holding(StageLine(5))
    async with app.run_test(size=(80, 24)):
        assert lines(app)[0].count("✓") == 6


async def test_where_six_words_do_not_fit_the_stage_is_counted():
    app = Holding(StageLine())
    async with app.run_test(size=(60, 24)) as pilot:
        assert lines(app)[0] == ""
        app.query_one(StageLine).show_stage(2)
        await pilot.pause()
        assert lines(app)[0].strip() == "Stage 3 of 6: Investigate"


async def test_facts_stand_beside_their_labels_and_change_in_place():
    facts = Facts(known([("School", "Northfield"), ("Note", "two\nlines")]))
    app = Holding(facts)
    async with app.run_test(size=(80, 24)) as pilot:
        assert lines(app)[0].split() == ["School", "Northfield"]
        assert lines(app)[2].split() == ["lines"]
        rows = list(facts.children)
        facts.show_facts(known([("School", safe("Brindle")), ("Note", "")]))
        await pilot.pause()
        assert lines(app)[0].split() == ["School", "Brindle"]
        assert list(facts.children) == rows
        facts.show_facts(known([("Stage", "Decide")]))
        await pilot.pause()
        assert [line for line in lines(app) if line] == ["Stage               Decide"]


async def test_one_choice_takes_the_place_of_another():
    app = Holding(ChoiceList(CHOICES, taken=["agency"]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert lines(app)[:4] == [
            "( ) Employed staff",
            "(o) Agency staff",
            "    The agency decides.",
            "( ) Governor",
        ]
        await pilot.press("down", "enter")
        assert app.query_one(ChoiceList).taken == ("governor",)
        await pilot.press("up", "space")
        assert app.heard == [("governor",), ("agency",)]


async def test_where_several_may_be_taken_a_second_time_gives_one_up():
    app = Holding(ChoiceList(CHOICES, several=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "down", "space", "space", "up", "space")
        assert app.query_one(ChoiceList).taken == ("employee", "agency")
        assert lines(app)[0] == "[x] Employed staff"
        assert lines(app)[3] == "[ ] Governor"


async def test_a_list_of_no_choices_does_nothing():
    app = Holding(ChoiceList(()))
    async with app.run_test() as pilot:
        await pilot.press("space", "enter")
        assert app.heard == []


@pytest.mark.parametrize(
    ("score", "bar", "word"),
    [
        (0, "###------------", "very weak"),
        (2, "#########------", "fair"),
        (4, "###############", "very strong"),
        (9, "###############", "very strong"),
        (-1, "###------------", "very weak"),
    ],
)
async def test_a_passphrase_has_a_bar_a_word_and_a_sentence(score, bar, word):
    app = Holding(StrengthMeter())
    async with app.run_test(size=(80, 24)) as pilot:
        meter = app.query_one(StrengthMeter)
        meter.show_score(score, "Add a word.")
        await pilot.pause()
        assert lines(app)[0] == f"Strength |{bar}| {word}  Add a word."
        meter.show_nothing()
        await pilot.pause()
        assert "".join(lines(app)) == ""


async def test_progress_is_told_in_words_and_escape_asks_to_stop():
    line = ProgressLine()
    app = Holding(line)
    async with app.run_test(size=(80, 24)) as pilot:
        assert not line.display
        line.show_share("Making the bundle", 0.6)
        line.focus()
        await pilot.pause()
        assert lines(app)[0] == (
            " Making the bundle  |############--------|  60%  Esc stops it"
        )
        await pilot.press("escape")
        await pilot.click(ProgressLine)
        assert app.heard == [line, line]
        line.show_share("Keeping it", 7, stoppable=False)
        await pilot.press("escape")
        await pilot.pause()
        assert lines(app)[0].endswith("100%")
        assert len(app.heard) == 2
        line.finish()
        assert not line.display


async def test_the_sentence_at_the_foot_says_what_happened_and_what_comes_next():
    bar = SentenceBar()
    app = Holding(bar, Input())
    async with app.run_test(size=(80, 24)) as pilot:
        for act, shown in (
            (lambda: bar.say("E01 is kept.", Tone.DONE), " E01 is kept."),
            (lambda: bar.say(safe("[b]E01")), " [b]E01"),
            (lambda: bar.say_next("record their account"), " Next: record their account"),
            (
                lambda: bar.say_refused("It is closed.", "Reopen it first."),
                " ▲ It is closed. Reopen it first.",
            ),
            (bar.say_nothing, ""),
        ):
            act()
            await pilot.pause()
            assert lines(app)[0] == shown
