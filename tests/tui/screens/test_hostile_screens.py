"""Text that would run, crash or fool something, in the list, the question and the band."""

from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.vault import MakeVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.casework.preferences import Preferences
from investigator.machine.clock import FixedClock
from investigator.tui.modals.new_case import NewCase
from investigator.tui.modals.new_case_answers import Known
from tests.tui.drawn import segments
from tests.tui.screens.driving import NOW, At, application, at, type_in, wait_for
from tests.tui.test_hostile_text import ACTING, PAYLOADS


def _vault(folder, cache):
    desk = Desk(clock=FixedClock(NOW), folder=cache)
    every = list(PAYLOADS.values())
    making = MakeVault(
        folder=folder,
        name=PAYLOADS["action"],
        role=PAYLOADS["nested"],
        trust_name=PAYLOADS["unmatched"],
        practice=True,
        passphrase=PASSPHRASE,
    )
    perform(desk, making)
    for number, text in enumerate(each for each in every if each != PAYLOADS["half"]):
        perform(
            desk,
            OpenCase(
                ref=f"[b]R{number}", title=text, school=text, respondent=text, words=text
            ),
        )
    desk.lock()


def _harmless(app):
    for piece in segments(app):
        assert not ACTING & {ord(each) for each in piece.text}
        assert piece.style is None or piece.style.link is None
        assert "@click" not in (piece.style.meta if piece.style else {})


async def test_nothing_in_the_list_runs_or_crashes(home):
    _vault(home / "vault", home / "cache")
    app = application(
        home / "vault", home / "cache", preferences=Preferences(initials_in_lists=False)
    )
    async with at(app, wide=True) as pilot:
        await type_in(pilot, "#passphrase", PASSPHRASE)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.query("#cases"))
        for key in ("down", "end", "f1", "escape", "v"):
            await pilot.press(key)
            _harmless(app)
        assert app.return_code is None


async def test_nothing_that_the_vault_knows_runs_in_a_question(home):
    every = tuple(PAYLOADS.values())
    known = Known(schools=every, officer=PAYLOADS["action"], now=NOW)
    app = At(lambda: NewCase(known), home)
    async with at(app) as pilot:
        for text in every:
            await type_in(pilot, "#school-words", text[:6])
            await type_in(pilot, "#at Input", text[:200])
            _harmless(app)
