"""Unlocking: nobody is named, and a wrong passphrase is told with what to do."""

import subprocess
import sys

from textual.widgets import Input

from investigator.casework import doorstep
from investigator.casework.practice import NAME
from investigator.storage.vault import ENVELOPE
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.unlock import UnlockScreen
from tests.tui.screens.driving import at, sees, shown, unlock, wait_for


async def test_nobody_is_named_before_unlock_and_a_practice_vault_says_so(app):
    async with at(app) as pilot:
        assert not sees(pilot, NAME)
        assert not sees(pilot, "TLT-2026")
        assert shown(pilot)[0].startswith(" PRACTICE")
        assert sees(pilot, "The passphrase is “practice”")


async def test_a_wrong_passphrase_is_told_with_the_next_step_and_can_be_typed_again(app):
    async with at(app) as pilot:
        await pilot.press(*"wrong", "enter")
        await wait_for(pilot, lambda: sees(pilot, "does not open this vault"))
        assert sees(pilot, "Caps Lock")
        await unlock(pilot)
        assert isinstance(app.screen, RegisterScreen)
        assert shown(pilot)[0].endswith("P. O.")


async def test_an_empty_passphrase_is_not_tried(app):
    async with at(app) as pilot:
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "Type your passphrase"))


async def test_what_is_typed_is_hidden_until_it_is_asked_to_be_shown(app):
    async with at(app) as pilot:
        await pilot.press(*"prac")
        assert not sees(pilot, " prac")
        await pilot.press("tab", "space")
        assert sees(pilot, " prac")


async def test_locked_again_nothing_of_a_case_is_left_and_no_command_works(app):
    async with at(app) as pilot:
        await unlock(pilot)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, UnlockScreen))
        assert not sees(pilot, "TLT-2026")
        assert app.screen.query_one("#passphrase", Input).value == ""
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, UnlockScreen)
        await unlock(pilot)


async def test_the_button_leaves(app):
    async with at(app) as pilot:
        await pilot.click("#leave")
    assert app.return_code == 0


def test_the_first_screen_brings_nothing_heavy():
    program = (
        "import sys; from investigator.tui.app import Investigator;"
        "from investigator.tui.screens.unlock import UnlockScreen;"
        "from investigator.casework.doorstep import door_of; from pathlib import Path;"
        "from investigator.casework.preferences import preferences;"
        "door_of(Path('/nowhere')); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    heavy = {
        *("weasyprint", "pyhanko", "pikepdf", "PIL", "keyring", "sqlite_utils", "jinja2"),
        *("textual.widgets._markdown", "textual.widgets._text_area", "cryptography"),
        *("sqlcipher3", "msgspec", "zxcvbn", "yaml", "holidays", "tomli_w"),
    }
    assert not heavy & set(done.stdout.split())


def test_the_doorstep_looks_for_the_envelope_of_the_vault(first_vault, tmp_path):
    assert (first_vault / ENVELOPE).is_file()
    assert doorstep.door_of(first_vault) == doorstep.Door(here=True, practice=True)
    assert doorstep.door_of(tmp_path) == doorstep.Door()
    (tmp_path / ENVELOPE).write_text("nonsense")
    assert doorstep.door_of(tmp_path) == doorstep.Door(here=True)
