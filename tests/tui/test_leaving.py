"""Whoever leaves the program leaves a backup behind, and a locked vault."""

from investigator.casework import backing_up
from investigator.casework.commands.vault import UnlockVault
from investigator.domain.errors import Refused
from investigator.tui.clerk import Clerk
from tests.casework import vaults


def is_locked(desk):
    """Asked anew: it was open a moment before."""
    return not desk.unlocked


def _left(folder):
    """What is said when the application's clerk is closed on an open vault."""
    desk = vaults.a_desk()
    clerk = Clerk(lambda: desk)
    wanted = UnlockVault(folder=folder, passphrase=vaults.REAL_PASSPHRASE)
    clerk.carry_out(wanted, lambda _progress: None).future.result()
    assert desk.unlocked
    said = clerk.close()
    assert is_locked(desk)
    return said


def test_leaving_takes_a_backup_of_what_changed(tmp_path):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    assert _left(folder) == ()
    assert len(list((folder / "backups").glob("*.backup"))) == 1


def test_leaving_says_why_there_is_no_backup_and_locks_all_the_same(tmp_path, monkeypatch):
    def fails(*_words):
        raise Refused("The disk is full.", remedy="Make room.")

    monkeypatch.setattr(backing_up, "back_up", fails)
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    assert any("disk is full" in each for each in _left(folder))


def test_leaving_a_locked_vault_does_nothing():
    assert Clerk(vaults.a_desk).close() == ()
