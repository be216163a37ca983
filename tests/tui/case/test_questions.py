"""The questions over a case: answered, refused in place, left."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from investigator.casework.drafts import Draft, drafts
from investigator.tui import half_filled
from investigator.tui.messages import Asked
from investigator.tui.modals.allegation import PutIt
from investigator.tui.modals.answers import asked
from investigator.tui.modals.note import Note
from investigator.tui.screens.case import CaseScreen
from investigator.tui.widgets.form import Field
from tests.tui.case.conftest import At
from tests.tui.case.practising import RUNNING, AtCase, opened, seen, until


def fill(pilot: Pilot[int], name: str, words: str) -> None:
    control = pilot.app.screen.query_one(f"#{asked(name)}", Field).control
    if isinstance(control, TextArea):
        control.text = words
    else:
        assert isinstance(control, Input)
        control.value = words


def echoed(pilot: Pilot[int], name: str) -> str:
    line = pilot.app.screen.query_one(f"#{asked(name)} .field--echo", Static)
    return str(line.render())


async def ask(pilot: Pilot[int], tab: int, key: str) -> CaseScreen:
    screen = await opened(pilot, tab)
    await pilot.press(key)
    assert pilot.app.screen is not screen
    return screen


async def save(pilot: Pilot[int]) -> str:
    await pilot.press("ctrl+s")
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return seen(pilot)


async def choose(pilot: Pilot[int], name: str, *keys: str) -> None:
    pilot.app.screen.query_one(f"#{asked(name)}", Field).focus_control()
    await pilot.press(*keys)


async def test_a_question_tells_what_is_not_answered_and_keeps_what_was_typed(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 1, "c")
        await pilot.press("escape")
        assert app.screen is screen
        await pilot.press("c")
        assert "Write in a line what happened." in await save(pilot)
        await pilot.press("R", "escape")
        assert app.screen is screen
        await pilot.press("c")
        await until(pilot, lambda: "Brought back from" in seen(pilot))
        assert app.screen.query_one(TextArea).text == "R"
        await pilot.press("ctrl+r")
        assert "Brought back from" not in seen(pilot)
        assert app.screen.query_one(TextArea).text == ""
        await pilot.press("escape", "c")
        await until(pilot, lambda: app.screen is not screen)
        assert app.screen.query_one(TextArea).text == ""


async def test_a_question_that_was_answered_leaves_no_draft(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 1, "c")
        fill(pilot, "what", "Rang the union")
        question = app.screen
        assert isinstance(question, Note)
        question.keep_now()
        await save(pilot)
        assert app.screen is screen
        await pilot.press("c")
        await until(pilot, lambda: app.screen is not screen)
        assert app.screen.query_one(TextArea).text == ""


async def test_a_half_filled_question_is_opened_again_where_it_belongs(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 3, "u")
        fill(pilot, "when", "14/11/2026 09:00")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        found: list[Draft] = []

        def came(answer: object) -> None:
            assert isinstance(answer, tuple)
            found.extend(answer)

        app.on_asked(Asked(drafts, answer=came))
        await until(pilot, lambda: bool(found))
        assert half_filled.sentence(found) == (
            "1 form is half filled: Put to the staff member A1, RUNNING-1. h opens it."
        )
        half_filled.open_again(app, found[0])
        await until(pilot, lambda: isinstance(app.screen, PutIt))
        await until(pilot, lambda: "Brought back from" in seen(pilot))
        again = app.screen
        assert isinstance(again, PutIt)
        assert again.number == "A1"


async def test_a_note_warns_once_and_stays_on_the_record(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 1, "c")
        warning = "This stays on the record and the person may be shown it."
        assert warning in seen(pilot)
        fill(pilot, "what", "Rang the union")
        await save(pilot)
        assert screen.standing is not None
        assert [told.fact.what for told in screen.standing.case.steps.values()] == [
            "Rang the union"
        ]


async def test_a_refused_role_is_told_in_place_and_the_choices_stay(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        await ask(pilot, 2, "r")
        await choose(pilot, "role", "end", "enter")
        words = await save(pilot)
        assert "is the staff member in this case and can hold no role in it." in words
        assert "(o) Welfare contact" in words


async def test_an_allegation_is_worded_with_clauses_found_by_words(at: At):
    async with at(RUNNING).run_test(size=(120, 40)) as pilot:
        screen = await ask(pilot, 3, "n")
        fill(pilot, "wording", "You posted in working time.")
        fill(pilot, "clauses", "5.1")
        await pilot.pause()
        await pilot.press("tab", "tab", "space")
        fill(pilot, "from", "14/11/2026")
        await pilot.pause()
        assert echoed(pilot, "from") == "= Saturday 14 November 2026"
        await save(pilot)
        assert screen.standing is not None
        made = screen.standing.case.allegations["A2"].drafted.fact
        assert made.clauses == ("5.1",)
        assert str(made.conduct_from) == "2026-11-14"


async def test_a_finding_typed_for_somebody_waits_for_their_confirmation(at: At):
    async with at(RUNNING).run_test(size=(120, 40)) as pilot:
        screen = await ask(pilot, 3, "u")
        await save(pilot)
        await pilot.press("d")
        await choose(pilot, "finding", "down", "down", "enter")
        fill(pilot, "reasons", "Nothing shows it.")
        await choose(pilot, "whose", "down", "enter")
        assert "Enter the name of the person" in await save(pilot)
        fill(pilot, "words_of", "Chris Officer")
        words = await save(pilot)
        assert pilot.app.screen is screen
        assert "● Not established" in words
        assert "not yet confirmed by Chris Officer" in words
        for word in ("Proven", "Case to answer"):
            assert word not in words


async def test_an_exhibit_is_added_by_four_answers(at: At, tmp_path: Path):
    file = tmp_path / "seen.txt"
    file.write_text("a post")
    async with at(RUNNING).run_test(size=(120, 40)) as pilot:
        screen = await ask(pilot, 4, "a")
        fill(pilot, "file", str(file))
        fill(pilot, "title", "A second post")
        fill(pilot, "shown", "14 March 2026 at 21:14")
        fill(pilot, "supplied_by", "Alex Head")
        await pilot.pause()
        echo = "= Saturday 14 March 2026, 9.14 pm, British time (GMT), shown to the minute"
        assert echoed(pilot, "shown") == echo
        await save(pilot)
        assert pilot.app.screen is screen
        assert screen.standing is not None
        case = screen.standing.case
        assert case.exhibits["E02"].admitted.fact.title == "A second post"
        assert "A second post" in seen(pilot)


async def test_a_time_that_never_happened_or_happened_twice_is_told_at_once(at: At):
    async with at(RUNNING).run_test(size=(120, 40)) as pilot:
        await ask(pilot, 4, "a")
        for typed, told in (
            ("29/3/2026 01:30", "never happened: the clocks went forward that night"),
            ("25/10/2026 01:20", "happened twice that night"),
            ("none", "The site shows no time."),
        ):
            fill(pilot, "shown", typed)
            await pilot.pause()
            assert told in echoed(pilot, "shown")


async def test_a_file_that_is_not_there_is_refused_and_nothing_is_lost(at: At):
    async with at(RUNNING).run_test(size=(120, 40)) as pilot:
        screen = await ask(pilot, 4, "a")
        fill(pilot, "file", "/nowhere/seen.png")
        fill(pilot, "title", "A second post")
        fill(pilot, "shown", "none")
        words = await save(pilot)
        assert pilot.app.screen is not screen
        assert "▲" in words
        assert "/nowhere/seen.png" in words
        assert "A second post" in words


async def test_a_removal_without_a_fresh_capture_is_refused_with_the_remedy(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(120, 50)) as pilot:
        screen = await ask(pilot, 6, "n")
        await choose(pilot, "items", "space")
        fill(pilot, "decided_by", "Alex Head")
        fill(pilot, "authority", "policy 2.3")
        await choose(pilot, "how", "enter")
        fill(pilot, "asked", "23/11/2026 15:00")
        await pilot.pause()
        assert str(app.screen.query_one("#asked-due").render()).startswith(
            "= Due Tuesday 24 November 2026, 3.00 pm"
        )
        words = await save(pilot)
        assert "E01 was not captured in the 24 hours before the request." in words
        assert "Capture the post again first" in words
        fill(pilot, "emergency", "A child was at risk.")
        await save(pilot)
        assert app.screen is screen
        assert screen.standing is not None
        assert "R1" in screen.standing.case.removals


async def test_only_stages_that_may_follow_are_offered(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 1, "m")
        words = seen(pilot)
        assert "(o) Writing up" in words
        assert "Heard" not in words
        await choose(pilot, "to", "down", "enter")
        assert "needs a reason" in await save(pilot)
        fill(pilot, "reason", "The LADO asked us to wait")
        await save(pilot)
        assert screen.standing is not None
        assert screen.standing.case.stage == "paused_external"


async def test_a_copy_is_written_after_a_warning(at: At, tmp_path: Path):
    app: AtCase = at(RUNNING)
    out = tmp_path / "copy.txt"
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 4, "e")
        assert "The copy is not encrypted" in seen(pilot)
        fill(pilot, "out", str(out))
        await save(pilot)
        assert app.screen is screen
        assert out.read_text() == "24 September at 11:42"
