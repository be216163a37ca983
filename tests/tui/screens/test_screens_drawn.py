"""What the screens look like, small and large, with more rows than fit."""

from functools import partial
from pathlib import Path

import pytest

from investigator.casework.backups_found import BackupFound
from investigator.casework.desk import Progress
from investigator.casework.preferences import Look, Preferences
from investigator.casework.restoring import Restored
from investigator.storage.restore import LedgerRestored
from investigator.tui.modals.new_case import NewCase
from investigator.tui.modals.new_case_answers import Known
from investigator.tui.screens.first_run import FirstRunScreen
from investigator.tui.screens.help import HelpScreen
from investigator.tui.screens.new_key import NewKeyScreen
from investigator.tui.screens.policy import PolicyScreen
from investigator.tui.screens.recovery import RecoveryScreen
from investigator.tui.screens.restore import RestoreScreen
from investigator.tui.screens.restore_form import RestoreForm
from investigator.tui.screens.restored import RestoredScreen
from investigator.tui.screens.settings import SettingsScreen
from investigator.tui.screens.verify import VerifyScreen
from tests.tui.screens.driving import NOW, At, application, sees, type_in, unlock, wait_for
from tests.tui.screens.keeping import REF

SIZES = ((80, 24), (120, 40))
size = pytest.mark.parametrize("size", SIZES, ids=("small", "large"))


class Still(VerifyScreen):
    """A check that does not begin by itself."""

    def action_again(self) -> None:
        """Nothing."""


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


async def _at(pilot, key, words):
    await unlock(pilot, REF)
    await pilot.press(key)
    await _waiting(pilot, words)


@size
def test_unlock_refused(keeping, same, size):
    async def begin(pilot):
        for _ in range(3):
            await pilot.press(*"wrong", "enter")
            await wait_for(pilot, lambda: not keeping.screen._under_way)  # noqa: SLF001
        await _waiting(pilot, "Three times did not open it.")

    assert same(keeping, size, begin)


@size
def test_recovery(home, same, size):
    async def begin(pilot):
        await pilot.press(*"ABCD")
        await _waiting(pilot, "✗")

    assert same(At(RecoveryScreen, home), size, begin)


@size
def test_restore(home, same, size):
    folder = home / "data"  # a short name, which the picture can hold

    async def begin(pilot):
        await type_in(pilot, "#place Input", "/media/stick")
        await type_in(pilot, "#into Input", "~/vault")
        found = BackupFound(
            file=folder, at=NOW, cases=12, size=34_000_000, vault="of the trust"
        )
        pilot.app.screen.query_one(RestoreForm)._found((found,))  # noqa: SLF001 a known one
        await _waiting(pilot, "12 cases, 32 MB")

    assert same(At(RestoreScreen, home), size, begin)


@size
def test_restored(home, same, size):
    one = LedgerRestored(file="a.case", ref=REF, entries=12, problems=())
    made = Restored(
        folder=Path("/media/vault"),
        backup="a",
        taken_at=NOW,
        ledgers=(one,) * 12,
        missing=(),
        put_up_with=(),
    )
    app = At(lambda: RestoredScreen(made), home)
    assert same(app, size, partial(_waiting, words="12 of 12 cases verify."))


@size
def test_damage_found(keeping, kept, same, size):
    broken = min(kept.folder.glob("*.case"))
    whole = broken.read_bytes()
    broken.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    assert same(keeping, size, partial(_at, key="v", words="The check is over."))


def test_verify_in_progress(home, same):
    async def begin(pilot):
        pilot.app.screen.show_progress(
            Progress(what="Checking case 7 of 12: its entries", done=1_204, whole=3_000)
        )
        await _waiting(pilot, "case 7 of 12")

    assert same(At(Still, home), SIZES[0], begin)


@size
def test_backups(keeping, same, size):
    assert same(keeping, size, partial(_at, key="b", words="Whole when made"))


@size
def test_officers(keeping, same, size):
    assert same(keeping, size, partial(_at, key="o", words="kept by Minerva"))


def test_copies_left(keeping, same):
    async def begin(pilot):
        await unlock(pilot, REF)
        await pilot.press("ctrl+l")
        await _waiting(pilot, "in 10 seconds")

    assert same(keeping, SIZES[0], begin)


def test_a_new_recovery_key(home, same):
    app = At(NewKeyScreen, home)
    assert same(app, SIZES[0], partial(_waiting, words="Step 1 of 3"))


def test_privacy(keeping, same):
    async def begin(pilot):
        await unlock(pilot, REF)
        await pilot.press("f8")
        await _waiting(pilot, "Press F8")

    assert same(keeping, SIZES[0], begin)


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
