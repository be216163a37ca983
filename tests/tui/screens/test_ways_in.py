"""Other ways into a locked vault: a hint, who has it, the recovery key, a backup."""

import json

import pytest

from investigator.casework.commands.vault import TestRecoveryKey, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.doorstep import LockNote
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.errors import Refused
from investigator.machine.clock import FixedClock
from investigator.machine.locks import hold
from investigator.tui.screens.new_key import NewKeyScreen
from investigator.tui.screens.recovery import RecoveryScreen
from investigator.tui.screens.recovery_typed import GroupLine
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.restore import RestoreScreen
from investigator.tui.screens.restored import RestoredScreen
from investigator.tui.screens.unlock import UnlockScreen
from investigator.tui.screens.unlock_words import not_closed
from investigator.tui.widgets.choice_list import ChoiceList
from tests.tui.screens.driving import NOW, at, sees, type_in, unlock, wait_for
from tests.tui.screens.keeping import REF

NEW = "another practice"


async def test_a_vault_that_is_open_elsewhere_says_who_has_it(keeping, kept):
    with hold(kept.folder / "vault.lock"):
        async with at(keeping) as pilot:
            await pilot.press(*PASSPHRASE, "enter")
            await wait_for(pilot, lambda: sees(pilot, "This vault is open now:"))
            assert sees(pilot, "has had it open since")


def _leave_a_note(folder, host):
    note = {"user": "petra", "host": host, "since": "2026-11-24T14:05:00Z", "pid": 1}
    (folder / "vault.lock").write_text(json.dumps({**note, "note": ""}))


async def test_a_note_left_on_another_machine_is_shown_and_asked_about(keeping, kept):
    _leave_a_note(kept.folder, "HR-LAPTOP-2")
    async with at(keeping) as pilot:
        await wait_for(pilot, lambda: sees(pilot, "petra, on HR-LAPTOP-2, opened this"))
        assert sees(pilot, "Tuesday 24 November 14:05")
        await pilot.press(*PASSPHRASE, "enter")
        await wait_for(pilot, lambda: sees(pilot, "or press Enter again."))
        assert isinstance(keeping.screen, UnlockScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, REF))


def test_a_note_left_here_by_a_stop_says_that_nothing_saved_is_lost():
    note = LockNote(user="petra", host="HERE", since=NOW, here=True, ours=False)
    told = str(not_closed(note))
    assert told.startswith("● petra opened this vault on Monday 23 November 17:00, and it")
    assert "What was saved is kept" in told


async def _recovery(pilot, key):
    await pilot.click("#recovery")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, RecoveryScreen))
    *first, last = key.split() or [""]
    for line, group in zip(pilot.app.screen.query(GroupLine), first, strict=False):
        line.value = group
    await pilot.pause()
    await pilot.press(*last)


async def test_each_group_of_the_recovery_key_is_checked_as_it_is_typed(keeping, kept):
    wrong = kept.key[:-1] + ("A" if kept.key[-1] != "A" else "B")
    async with at(keeping) as pilot:
        await _recovery(pilot, wrong)
        await wait_for(pilot, lambda: sees(pilot, "12  "))
        screen = keeping.screen
        assert [str(each.render()) for each in screen.query(".typed-holds")] == [
            *["✓"] * 12,
            "✗",
        ]
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Not right yet: group 13."))
        line = screen.query_one("#typed-1", GroupLine)
        line.post_message(GroupLine.Whole(tuple(kept.key.split())))
        await wait_for(pilot, lambda: sees(pilot, "✓ 13") or not sees(pilot, "✗"))
        assert " ".join(each.value for each in screen.query(GroupLine)) == kept.key
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(keeping.screen, UnlockScreen))


async def _opened_with_it(pilot, key):
    await _recovery(pilot, key)
    await pilot.press("ctrl+n")
    await wait_for(pilot, lambda: sees(pilot, "Who are you?"))
    await type_in(pilot, "#name-words", "Minerva Oxbow")
    await type_in(pilot, "#role-words", "Data protection officer")
    await pilot.press("ctrl+n")
    await wait_for(pilot, lambda: sees(pilot, "Your own passphrase"))
    await type_in(pilot, "#once-words", NEW)
    await type_in(pilot, "#twice-words", NEW)
    await pilot.press("ctrl+n")
    await wait_for(pilot, lambda: sees(pilot, "The recovery key was used"))


async def test_the_recovery_key_adds_its_holder_and_a_new_key_takes_its_place(
    keeping, kept, home
):
    async with at(keeping) as pilot:
        await _opened_with_it(pilot, kept.key)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(keeping.screen, NewKeyScreen))
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "shown this once"))
        made = keeping.screen.begun.key
        assert made != kept.key
        assert sees(pilot, made.split()[0])
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: sees(pilot, "Leave now?"))
        await pilot.press("escape")
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "Who will keep this envelope?"))
        assert not sees(pilot, made.split()[0])
        for number in (2, 5, 9):
            await type_in(pilot, f"#group-{number}-words", made.split()[number - 1])
        await type_in(pilot, "#keeper-words", "Rufus Coddington-Vale")
        await type_in(pilot, "#place-words", "the safe")
        await pilot.press("ctrl+n")
        await wait_for(pilot, lambda: sees(pilot, "The new recovery key is kept"))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RegisterScreen))
        assert keeping.officer == "Minerva Oxbow"
    desk = Desk(clock=FixedClock(NOW), folder=home / "cache")
    perform(desk, UnlockVault(folder=kept.folder, passphrase=NEW))
    perform(desk, TestRecoveryKey(recovery=made))
    with pytest.raises(Refused):
        perform(desk, TestRecoveryKey(recovery=kept.key))
    desk.lock()


async def test_a_vault_is_restored_from_a_backup_and_says_to_which_moment(
    keeping, kept, home
):
    async with at(keeping) as pilot:
        await pilot.click("#restore")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RestoreScreen))
        await type_in(pilot, "#place Input", str(home))
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "There is no backup in"))
        await type_in(pilot, "#place Input", str(kept.folder))
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "1 case,"))
        assert keeping.focused is keeping.screen.query_one(ChoiceList)
        await type_in(pilot, "#into Input", str(home / "again"))
        await pilot.press("ctrl+s")
        await wait_for(
            pilot, lambda: sees(pilot, "Type a passphrase, or the recovery key.")
        )
        await type_in(pilot, "#opens", kept.key)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RestoredScreen))
        await wait_for(pilot, lambda: sees(pilot, "✓ Restored to"))
        assert sees(pilot, "1 of 1 case verifies.")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(keeping.screen, UnlockScreen))
        assert keeping.folder == home / "again"
        await unlock(pilot, REF)


async def test_a_backup_that_is_not_whole_is_told_and_what_there_is_can_be_taken(
    keeping, kept, home
):
    broken = max(
        (kept.folder / "backups").glob("*.copy"), key=lambda one: one.stat().st_size
    )
    broken.write_bytes(broken.read_bytes()[:-9])
    async with at(keeping) as pilot:
        await pilot.click("#restore")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RestoreScreen))
        await type_in(pilot, "#place Input", str(kept.folder / "backups"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: sees(pilot, "1 case,"))
        await type_in(pilot, "#into Input", str(home / "again"))
        await type_in(pilot, "#opens", PASSPHRASE)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: sees(pilot, "■ This backup is not whole."))
        assert sees(pilot, "No older one here is whole.")
        assert not (home / "again").exists() or not list((home / "again").glob("*.keys"))
