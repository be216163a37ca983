"""The first half hour, by keys: a vault, its recovery key on paper, schools, and on."""

import re
import shutil

import pytest
from textual.widgets import Input

from investigator.casework.doorstep import door_of
from investigator.reference.load import schools_example
from investigator.storage.vault import Vault
from investigator.tui.modals.confirm import Confirm
from investigator.tui.modals.new_case import NewCase
from investigator.tui.screens.first_run import FirstRunScreen
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.unlock import UnlockScreen
from tests.tui.screens.driving import application, at, sees, shown, type_in, wait_for

PHRASE = "purple cello harbour tundra wagon zinc"


@pytest.fixture
def folder(home):
    return home / "vault"


@pytest.fixture
def app(folder, home, quick_keys, monkeypatch):
    del quick_keys
    monkeypatch.setattr("investigator.storage.keyring_slot.offered", lambda: False)
    return application(folder, home / "cache", practice=False, here=False)


async def _who(pilot):
    await wait_for(pilot, lambda: sees(pilot, "Step 1 of 5"))
    for name, words in (("name", "Petra L"), ("role", "HR"), ("trust", "TLT")):
        await type_in(pilot, f"#{name}-words", words)
    await pilot.press("enter")
    await wait_for(pilot, lambda: sees(pilot, "Step 2 of 5"))


async def _passphrase(pilot):
    await type_in(pilot, "#once-words", PHRASE)
    await type_in(pilot, "#twice-words", PHRASE)
    await pilot.press("enter")
    await wait_for(pilot, lambda: sees(pilot, "Step 3 of 5"))
    await wait_for(pilot, lambda: sees(pilot, "13 "))


def _groups(pilot):
    told = "\n".join(shown(pilot))
    return {
        int(number): group for number, group in re.findall(r"(\d+) ([A-Z2-7]{4})\b", told)
    }


async def _envelope(pilot, groups):
    await pilot.press("ctrl+n")
    await wait_for(pilot, lambda: sees(pilot, "Step 4 of 5"))
    for number in (2, 5, 9):
        await type_in(pilot, f"#group-{number}-words", groups[number].lower())
    await type_in(pilot, "#keeper-words", "Minerva O")
    await type_in(pilot, "#place-words", "the safe")
    await pilot.press("enter")
    await wait_for(pilot, lambda: sees(pilot, "Step 5 of 5"))


async def test_a_vault_is_made_by_keys_alone_and_the_first_case_can_be_opened(app, folder):
    async with at(app) as pilot:
        await wait_for(pilot, lambda: sees(pilot, "Step 1 of 5"))
        await pilot.press(*"Petra L", "enter", *"HR", "enter", *"TLT", "enter")
        await wait_for(pilot, lambda: sees(pilot, "Offered:"))
        await _passphrase(pilot)
        assert door_of(folder).here
        groups = _groups(pilot)
        assert len(groups) == 13
        await _envelope(pilot, groups)
        await type_in(pilot, "#file-words", str(schools_example()))
        await pilot.press("enter")
        await wait_for(
            pilot, lambda: sees(pilot, "✓ 5 schools read. 1 has no LADO number.")
        )
        assert sees(pilot, "1 has no term dates: counted on")
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Your vault is ready"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, NewCase))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, RegisterScreen))
        assert shown(pilot)[0].endswith("Petra L")
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, UnlockScreen))
    vault = Vault.unlock(folder, passphrase=PHRASE)
    assert vault.trust.recovery is not None
    assert vault.trust.recovery.fact.holder == "Minerva O"
    assert len(vault.trust.schools) == 5
    vault.close()


async def test_what_was_typed_stays_when_one_goes_back_and_nothing_is_skipped(app, folder):
    async with at(app) as pilot:
        await wait_for(pilot, lambda: sees(pilot, "Step 1 of 5"))
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "▲ Enter your own name."))
        await _who(pilot)
        await type_in(pilot, "#once-words", PHRASE)
        await wait_for(pilot, lambda: sees(pilot, "very strong"))
        await pilot.press("escape")
        await wait_for(pilot, lambda: sees(pilot, "Step 1 of 5"))
        assert sees(pilot, "Petra L")
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Step 2 of 5"))
        assert app.screen.query_one("#once-words", Input).value == PHRASE
        await type_in(pilot, "#twice-words", "school2027")
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "The two are not the same."))
        for line in ("#once-words", "#twice-words"):
            await type_in(pilot, line, "school2026")
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "is not strong enough"))
        assert not door_of(folder).here


async def test_the_key_is_saved_printed_asked_for_and_not_left_behind(app, home):
    sheet = home / "recovery-key-to-print.txt"
    async with at(app) as pilot:
        await _who(pilot)
        await _passphrase(pilot)
        groups = _groups(pilot)
        await pilot.click("#save-sheet")
        await wait_for(pilot, lambda: sees(pilot, "✓ Saved as"))
        assert " ".join(groups.values()) in sheet.read_text()
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FirstRunScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: sees(pilot, "The vault is made with this."))
        assert app.screen.query_one("#once-words", Input).value == ""
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: len(_groups(pilot)) == 13)
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Step 4 of 5"))
        assert not _groups(pilot)
        for number in (2, 5, 9):
            await type_in(pilot, f"#group-{number}-words", "AAAA")
        await type_in(pilot, "#keeper-words", "petra l")
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "▲ Not the same."))
        assert sees(pilot, "somebody else than you")
        await pilot.click("#delete-sheet")
        await wait_for(pilot, lambda: not sheet.exists())


async def test_a_keyring_is_offered_only_where_there_is_a_safe_one(app, monkeypatch):
    monkeypatch.setattr("investigator.storage.keyring_slot.offered", lambda: True)
    async with at(app) as pilot:
        await wait_for(pilot, lambda: sees(pilot, "Step 1 of 6"))
        assert sees(pilot, "· Keyring")


async def test_the_practice_vault_is_another_one_and_the_way_back_asks_the_passphrase(
    app, first_vault, home
):
    practice = home / "data" / "investigator" / "practice"
    practice.parent.mkdir(parents=True)
    shutil.copytree(first_vault, practice)
    async with at(app) as pilot:
        await _who(pilot)
        await _passphrase(pilot)
        await _envelope(pilot, _groups(pilot))
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Your vault is ready"))
        await pilot.click("#way-practise")
        await wait_for(pilot, lambda: sees(pilot, "Open 29"))
        assert shown(pilot)[0].startswith(" PRACTICE")
        assert app.theme.endswith("-practice")
        await pilot.click("#stop_practising")
        await wait_for(pilot, lambda: isinstance(app.screen, UnlockScreen))
        assert not app.theme.endswith("-practice")
        assert not sees(pilot, "PRACTICE")
        await type_in(pilot, "#passphrase", PHRASE)
        await pilot.press("enter")
        await wait_for(pilot, lambda: shown(pilot)[0].endswith("Petra L"))
        assert sees(pilot, "Open 0")
