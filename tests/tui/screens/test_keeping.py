"""The check of the vault, backups and officers: watched, and told with what to do."""

from threading import Event

from textual.widgets import Input

from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk, Progress
from investigator.casework.perform import perform
from investigator.casework.practice import NAME, PASSPHRASE
from investigator.machine.clock import FixedClock
from investigator.tui.modals.officers import AddSomebody, SomebodyLeaves
from investigator.tui.modals.own_keys import ChangeMine, TryRecoveryKey, WhoKeepsIt
from investigator.tui.screens.backups import BackupsScreen
from investigator.tui.screens.officers import OfficersScreen
from investigator.tui.screens.register import RegisterScreen
from investigator.tui.screens.unlock import UnlockScreen
from investigator.tui.screens.verify import VerifyScreen
from investigator.tui.widgets.choice_list import ChoiceList
from investigator.tui.widgets.form import Field
from tests.tui.screens.driving import NOW, at, reads, type_in, unlock, wait_for
from tests.tui.screens.keeping import REF

NEW = "another practice"


async def _open(pilot, key, screen):
    await unlock(pilot, REF)
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, screen))


async def test_a_check_names_what_is_damaged_and_the_backup_to_restore(keeping, kept):
    broken = min(kept.folder.glob("*.case"))
    whole = broken.read_bytes()
    broken.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    async with at(keeping) as pilot:
        await _open(pilot, "v", VerifyScreen)
        await wait_for(pilot, lambda: reads(pilot, "■ Damage found."))
        assert reads(pilot, "choose Restore from a backup, and take the one of")
        await pilot.press("r")
        await wait_for(pilot, lambda: reads(pilot, "The check is over."))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RegisterScreen))


async def test_a_check_can_be_stopped_and_begun_again(keeping, monkeypatch):
    async with at(keeping) as pilot:
        await unlock(pilot, REF)
        monkeypatch.setattr(
            "investigator.casework.verifying.checking", _for_ever, raising=True
        )
        await pilot.press("v")
        await wait_for(pilot, lambda: reads(pilot, "Its entries"))
        await pilot.press("escape")
        await wait_for(pilot, lambda: reads(pilot, "It was stopped."))
        assert reads(pilot, "Not everything was checked.")
        monkeypatch.undo()
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RegisterScreen))


def _for_ever(*_words):
    while not Event().wait(0.02):
        yield Progress(what="Its entries", done=1, whole=9)


async def test_a_backup_is_made_now_and_listed_and_a_second_place_is_named(keeping, home):
    place = home / "stick"
    place.mkdir()
    async with at(keeping) as pilot:
        await _open(pilot, "b", BackupsScreen)
        await wait_for(pilot, lambda: reads(pilot, "This laptop"))
        await pilot.press("b")
        await wait_for(pilot, lambda: reads(pilot, "✓ Backed up in one place"))
        keeping.screen._chosen(place)  # noqa: SLF001 what looking around answers
        await wait_for(pilot, lambda: reads(pilot, "Kept. b makes the first backup there."))
        await pilot.press("b")
        await wait_for(pilot, lambda: reads(pilot, "✓ Backed up in both places"))
        await wait_for(pilot, lambda: reads(pilot, "Second place ✓"))
        await pilot.press("x")
        await wait_for(pilot, lambda: reads(pilot, "There is none now."))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(keeping.screen, RegisterScreen))


async def _ask(pilot, key, question):
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, question))
    await wait_for(pilot, lambda: not pilot.app.screen.half_filled)


async def _add_ivo(pilot):
    await _ask(pilot, "a", AddSomebody)
    await type_in(pilot, "#asked-name Input", "Ivo Saltmarsh")
    await type_in(pilot, "#asked-role Input", "HR officer")
    await type_in(pilot, "#once", NEW)
    await type_in(pilot, "#twice", NEW)
    await pilot.press("ctrl+s")
    await wait_for(pilot, lambda: reads(pilot, "✓ Added;"))


async def test_an_officer_is_added_and_another_leaves_and_is_locked_out(
    keeping, kept, home
):
    async with at(keeping) as pilot:
        await _open(pilot, "o", OfficersScreen)
        await wait_for(pilot, lambda: reads(pilot, NAME))
        assert reads(pilot, "kept by Minerva Oxbow, the safe.")
        await _add_ivo(pilot)
        await wait_for(pilot, lambda: reads(pilot, "Ivo Saltmarsh"))
        await _ask(pilot, "l", SomebodyLeaves)
        assert reads(pilot, "still open with the old passphrase")
        leaver, to = (
            keeping.screen.query_one(f"#asked-{name}", Field).query_one(ChoiceList)
            for name in ("officer", "to")
        )
        leaver.take([leaver._choices[0].key])  # noqa: SLF001 the first of the two
        to.take([to._choices[1].key])  # noqa: SLF001 the other
        today = keeping.screen._now.day()  # noqa: SLF001 the vault's own clock
        await type_in(pilot, "#asked-on Input", f"{today:%d/%m/%Y}")
        await type_in(pilot, "#asked-reason Input", "moved to another trust")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: isinstance(keeping.screen, UnlockScreen))
    desk = Desk(clock=FixedClock(NOW), folder=home / "cache")
    perform(desk, UnlockVault(folder=kept.folder, passphrase=NEW))
    assert desk.vault.officer.name == "Ivo Saltmarsh"
    desk.lock()


async def test_a_name_that_was_typed_is_kept_and_a_passphrase_never(keeping):
    async with at(keeping) as pilot:
        await _open(pilot, "o", OfficersScreen)
        await _ask(pilot, "a", AddSomebody)
        await type_in(pilot, "#asked-name Input", "Ivo Saltmarsh")
        await type_in(pilot, "#once", NEW)
        assert NEW not in str(keeping.screen.written())
        keeping.lock_now()
        await unlock(pilot, REF)
        await wait_for(
            pilot, lambda: reads(pilot, "1 form is half filled: Add an officer.")
        )
        await pilot.press("h")
        await wait_for(pilot, lambda: reads(pilot, "Brought back from"))
        assert keeping.screen.query_one("#asked-name Input", Input).value == "Ivo Saltmarsh"
        assert keeping.screen.query_one("#once", Input).value == ""


async def test_the_own_passphrase_and_the_recovery_key_are_seen_to(keeping, kept, home):
    async with at(keeping) as pilot:
        await _open(pilot, "o", OfficersScreen)
        await _ask(pilot, "p", ChangeMine)
        await type_in(pilot, "#current", PASSPHRASE)
        await type_in(pilot, "#once", NEW)
        await type_in(pilot, "#twice", "not the same")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: reads(pilot, "The two are not the same."))
        await type_in(pilot, "#twice", NEW)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: reads(pilot, "✓ Changed."))
        await _ask(pilot, "t", TryRecoveryKey)
        await type_in(pilot, "#recovery", kept.key)
        await pilot.press("ctrl+s")
        said = "✓ The recovery key on paper opens this vault."
        await wait_for(pilot, lambda: reads(pilot, said))
        await _ask(pilot, "w", WhoKeepsIt)
        await type_in(pilot, "#asked-keeper Input", NAME)
        await type_in(pilot, "#asked-place Input", "the safe")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: reads(pilot, "for somebody else than you"))
        await type_in(pilot, "#asked-keeper Input", "Rufus Coddington-Vale")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: reads(pilot, "kept by Rufus Coddington-Vale"))
    desk = Desk(clock=FixedClock(NOW), folder=home / "cache")
    perform(desk, UnlockVault(folder=kept.folder, passphrase=NEW))
    desk.lock()


async def test_the_commands_offer_all_of_it_from_every_screen(keeping):
    async with at(keeping) as pilot:
        await unlock(pilot, REF)
        await pilot.press("enter")
        await wait_for(pilot, lambda: reads(pilot, "What is missing"))
        words = [one.words for one in keeping.palette_commands(keeping.screen)]
        for each in (
            *("Meeting until", "Cover the screen", "Check the whole vault", "Backups"),
            "Officers and keys",
        ):
            assert words.count(each) == 1
