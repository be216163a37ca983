"""What is told of backups, by the day: at unlocking, on screens, in a list."""

import pytest

from investigator.casework.backup_views import backups, checked, standing, when
from investigator.casework.commands.backup import BackUpVault, KeepBackupPlace
from investigator.casework.commands.vault import KeepRecoveryKey
from investigator.casework.perform import perform
from investigator.domain.instant import Instant
from investigator.machine.clock import FixedClock
from tests.casework import vaults
from tests.casework.vaults import NOW

KEY = KeepRecoveryKey(holder="The clerk", place="the safe")
DAY = 24


@pytest.fixture
def real(tmp_path):
    """A vault that is not for practice, unlocked, with a clock of ours."""
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(folder, vaults.REAL_PASSPHRASE) as one:
        yield one


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def forward(desk, hours):
    assert isinstance(desk.clock, FixedClock)
    desk.clock.forward(hours=hours)


def test_a_new_vault_is_given_its_time(real):
    found = standing(real)
    assert (found.stale, found.no_second_place, found.warnings) == (False, False, ())
    assert found.sentences[0] == "There is no backup yet."


def test_work_of_more_than_a_day_ago_without_a_backup_is_told(real):
    forward(real, DAY + 1)
    found = standing(real)
    assert found.stale
    assert found.warnings == (found.sentences[0],)
    assert "on this laptop only" in found.sentences[0]


def test_work_since_the_last_backup_is_told_with_its_day(real):
    perform(real, BackUpVault())
    forward(real, DAY)
    perform(real, KEY)
    assert not standing(real).stale
    forward(real, DAY + 1)
    found = standing(real)
    assert found.stale
    assert found.sentences[0].startswith("No backup since Mon 23 Nov 2026 17:00:")


def test_nothing_new_is_not_stale_however_old_the_backup(real):
    perform(real, BackUpVault())
    forward(real, 30 * DAY)
    assert not standing(real).stale


def test_a_later_backup_elsewhere_is_a_backup(real, stick):
    perform(real, BackUpVault())
    perform(real, KEY)
    perform(real, BackUpVault(place=stick))
    forward(real, 2 * DAY)
    assert not standing(real).stale


def test_a_week_without_a_second_place_is_told_at_every_unlock(real):
    perform(real, BackUpVault())
    forward(real, 6 * DAY)
    assert not standing(real).no_second_place
    forward(real, DAY)
    found = standing(real)
    assert found.no_second_place
    assert found.warnings[0].startswith("For 7 days no backup has gone")


def test_the_second_place_is_told_with_its_day_and_time(real, stick):
    perform(real, KeepBackupPlace(place=stick))
    assert "has reached" in standing(real).sentences[1]
    perform(real, BackUpVault())
    assert standing(real).sentences[1] == "Second place: last backup today 17:00."
    forward(real, 8 * DAY)
    found = standing(real)
    assert found.sentences[1].startswith("Second place: no backup since Mon 23 Nov")
    assert found.no_second_place


def test_it_is_told_at_unlocking(real, stick):
    perform(real, BackUpVault(place=stick))
    folder = real.vault.folder
    real.lock()
    with vaults.opened(folder, vaults.REAL_PASSPHRASE) as again:
        assert "Second place: last backup today 17:00." in again.tell_notices()


def test_days_have_names():
    def at(text):
        return Instant.parse(text, "Europe/London")

    assert when(at("2026-11-23T10:14:00Z"), NOW) == "today 10:14"
    assert when(at("2026-11-22T23:59:00Z"), NOW) == "yesterday 23:59"
    assert when(at("2026-06-14T16:52:00Z"), NOW) == "Sun 14 Jun 2026 17:52"


def test_backups_are_listed_and_checked(real, stick):
    perform(real, BackUpVault(place=stick))
    (one,) = backups(real, stick)
    assert (one.cases, one.ours, one.whole) == (1, True, None)
    assert [each.whole for each in checked(real, stick)] == [True]
    next(stick.glob("*-*-*.copy")).write_bytes(b"x")
    assert [each.whole for each in checked(real, stick)] == [False]
    assert backups(real) == ()
