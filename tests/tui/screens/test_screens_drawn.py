"""What the screens look like, small and large, with more rows than fit."""

from functools import partial

import pytest

from investigator.casework.preferences import Look, Preferences
from investigator.tui.modals.new_case import NewCase
from investigator.tui.modals.new_case_answers import Known
from investigator.tui.screens.first_run import FirstRunScreen
from investigator.tui.screens.help import HelpScreen
from investigator.tui.screens.policy import PolicyScreen
from investigator.tui.screens.settings import SettingsScreen
from tests.tui.screens.driving import NOW, At, application, sees, type_in, unlock, wait_for

SIZES = ((80, 24), (120, 40))
size = pytest.mark.parametrize("size", SIZES, ids=("small", "large"))


@pytest.fixture
def same(snap_compare):
    """Compares, and sends the clerk home."""
    used = []

    def compare(app, size, before):
        used.append(app)
        return snap_compare(app, terminal_size=size, run_before=before)

    yield compare
    for app in used:
        app.close_clerk()


async def _waiting(pilot, words):
    await wait_for(pilot, lambda: sees(pilot, words))
    await pilot.pause()


@size
def test_unlock(app, same, size):
    assert same(app, size, partial(_waiting, words="Unlock"))


@size
def test_register(app, same, size):
    assert same(app, size, unlock)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.CONTRAST])
def test_register_in_other_looks(vault, home, same, look):
    app = application(vault, home / "cache", preferences=Preferences(look=look))
    assert same(app, SIZES[0], unlock)


@size
def test_new_case(home, same, size):
    known = Known(schools=(), officer="Petra L", now=NOW)
    app = At(lambda: NewCase(known), home)
    assert same(app, size, partial(_waiting, words="Who told you?"))


@size
def test_policy(home, same, size):
    async def begin(pilot):
        await _waiting(pilot, "82 clauses")
        await pilot.press("slash")
        await type_in(pilot, "#find", "7.3")
        await _waiting(pilot, "1 clause")

    assert same(At(PolicyScreen, home), size, begin)


@size
def test_settings(home, same, size):
    assert same(At(SettingsScreen, home), size, partial(_waiting, words="Look"))


@size
def test_first_run(home, same, size, monkeypatch):
    monkeypatch.setattr("investigator.storage.keyring_slot.offered", lambda: False)
    app = At(FirstRunScreen, home, practice=False)
    assert same(app, size, partial(_waiting, words="Step 1 of 5"))


@size
def test_help(home, same, size):
    app = At(PolicyScreen, home)

    async def begin(pilot):
        await _waiting(pilot, "82 clauses")
        await pilot.press("f1")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))
        await _waiting(pilot, "Help")

    assert same(app, size, begin)
