"""Disputes by keys: recorded while a meeting goes on, decided, compared, printed."""

from textual.pilot import Pilot

from investigator.domain.dispute import Result
from investigator.domain.post import TimeStatus
from investigator.domain.time_standing import status
from tests.tui.case.conftest import At
from tests.tui.case.practising import RICH, RUNNING, opened, seen
from tests.tui.case.test_questions import ask, choose, echoed, fill, save
from tests.tui.drawn import lines

_MORE = ("compare", "decide", "reading", "how", "audience", "authority", "taken_down")


async def more(pilot: Pilot[int], what: str) -> None:
    """One of the list that t opens."""
    await pilot.press("t", *("down",) * _MORE.index(what), "enter")
    await pilot.pause()


async def test_a_dispute_takes_three_answers_and_marks_the_time(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 4, "d")
        assert "Enter who disputes the times." in await save(pilot)
        await pilot.press(*"Fergus", "tab", *"Spain", "ctrl+s")
        for _ in range(3):
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert screen.standing is not None
        case = screen.standing.case
        assert status(case, case.posts["P1"]) is TimeStatus.CHALLENGED
        words = seen(pilot)
        assert "? Disputed" in words
        assert "T1, Fergus: Spain" in words
        assert not any(len(line) > 80 for line in lines(app))


async def test_hours_that_somebody_chose_are_counted_as_they_are_typed(at: At):
    async with at(RICH).run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 4, "d")
        await choose(pilot, "which", "end", "enter")
        fill(pilot, "hours", "08:00-16:00")
        await pilot.pause()
        await pilot.pause()
        assert "times between 08:00 and 16:00, British time" in echoed(pilot, "hours")
        fill(pilot, "hours", "late")
        await pilot.pause()
        assert "no hours of a day" in echoed(pilot, "hours")
        fill(pilot, "hours", "08:00-16:00")
        fill(pilot, "by", "Fergus")
        fill(pilot, "ground", "wrong clock")
        await save(pilot)
        assert screen.standing is not None
        (one,) = screen.standing.case.disputes.values()
        assert one.disputed.fact.which.startswith("between 08:00 and 16:00")


async def test_a_decision_for_somebody_else_waits_for_them(at: At):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 4, "d")
        fill(pilot, "by", "Fergus")
        fill(pilot, "ground", "Spain")
        await save(pilot)
        await more(pilot, "decide")
        assert "T1, Fergus: all 1 time together" in seen(pilot)
        await choose(pilot, "result", "end", "enter")
        fill(pilot, "reason", "A letter says so.")
        await choose(pilot, "whose", "down", "enter")
        fill(pilot, "words_of", "Chris Decider")
        words = await save(pilot)
        assert "the time that counts instead is" in words
        fill(pilot, "accepted", "14/11/2026 22:14")
        await pilot.pause()
        assert echoed(pilot, "accepted") == "= Sat 14 Nov 2026 22:14 GMT"
        words = await save(pilot)
        assert app.screen is screen
        assert "Sat 14 Nov 2026 22:14 GMT" in words
        assert screen.standing is not None
        case = screen.standing.case
        (decision,) = case.disputes["T1"].decisions
        assert decision.fact.result is Result.CONTRARY_PROVEN
        assert [each.speaker for each in case.awaiting.values()] == ["Chris Decider"]


async def test_the_times_of_a_post_are_drawn_side_by_side(at: At):
    app = at(RICH)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, 4)
        await more(pilot, "compare")
        words = seen(pilot)
        assert "The times of post P1" in words
        assert "█" in words
        assert not any(len(line) > 80 for line in lines(app))
        await pilot.press("escape")


async def test_who_could_see_it_is_asked_and_a_private_one_needs_its_reason(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, 4)
        await more(pilot, "audience")
        await choose(pilot, "audience", "down", "down", "enter")
        await choose(pilot, "route", "down", "enter")
        words = await save(pilot)
        assert "▲ What only some could see" in words
        fill(pilot, "reason", "A parent in the group passed it on.")
        await save(pilot)
        assert screen.standing is not None
        told = screen.standing.case.audiences["E01"].fact
        assert told.audience.value == "closed_group"


async def test_an_account_is_recorded_and_spoken_against(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, 2)
        await pilot.press("o", "enter")
        fill(pilot, "platform", "instagram")
        fill(pilot, "handle", "rq")
        await save(pilot)
        await pilot.press("o", "down", "down", "enter")
        await choose(pilot, "account", "enter")
        fill(pilot, "by", "Robin")
        fill(pilot, "words", "It was hacked.")
        await save(pilot)
        assert screen.standing is not None
        one = screen.standing.case.accounts["C1"]
        assert one.rebuttals[0].fact.words == "It was hacked."


async def test_a_look_is_recorded_from_the_timeline(at: At):
    async with at(RUNNING).run_test(size=(80, 24)) as pilot:
        screen = await ask(pilot, 5, "l")
        for name, words in (
            ("question", "Any answer?"),
            ("where", "the public page"),
            ("signed_in_as", "not signed in"),
            ("started", "20/11/2026 10:00"),
            ("ended", "20/11/2026 10:30"),
            ("passed_over", "holiday pictures"),
        ):
            fill(pilot, name, words)
        words = await save(pilot)
        assert "L1: a look in the public page" in words
        assert screen.standing is not None
        assert screen.standing.case.looks["L1"].fact.passed_over == "holiday pictures"
