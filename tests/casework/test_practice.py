"""Practice vaults: built whole or not at all, known before they open, cleared alone."""

from collections.abc import Generator

import pytest

from investigator.casework import practice, practising, views
from investigator.casework.commands.vault import BuildPractice, MakeVault, UnlockVault
from investigator.casework.desk import practice_clock
from investigator.casework.perform import perform, steps
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.reference.practice import DEMO_NOW
from investigator.storage.vault import ENVELOPE, LOCK
from tests.casework import vaults
from tests.casework.vaults import REAL_PASSPHRASE, REF

LATER = Instant.parse("2027-02-01T10:00:00Z")


@pytest.fixture
def quickly(monkeypatch, tmp_path):
    """A build without the work of its cases."""
    file = tmp_path / "cases.yaml"
    file.write_text("cases: [{ref: C-1, title: A, school: B}]")
    monkeypatch.setattr(practising, "practice_file", lambda: file)


def test_a_practice_clock_starts_on_the_day_of_the_samples():
    assert practice_clock().now().at - DEMO_NOW.at < 60 * 1_000_000


def test_a_practice_clock_starts_after_the_last_entry():
    assert practice_clock(latest=LATER.at).now().at >= LATER.at


def test_a_practice_clock_starts_where_it_is_told():
    assert practice_clock(LATER, latest=LATER.at + 9).now().at - LATER.at < 60 * 1_000_000


def test_a_practice_vault_brings_its_clock(folder):
    with vaults.opened(folder) as desk:
        before = desk.now()
        assert desk.clock.record().boot_id.startswith("practice-")
        assert desk.now().at >= before.at >= DEMO_NOW.at


def test_a_real_vault_has_the_clock_of_the_program(tmp_path):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(folder, REAL_PASSPHRASE) as desk:
        assert desk.now() == vaults.NOW


def test_the_clock_of_a_practice_vault_may_be_told(folder, empty_desk):
    perform(empty_desk, UnlockVault(folder=folder, passphrase="practice", now=LATER))
    assert empty_desk.now().at >= LATER.at


def test_the_clock_of_a_real_vault_may_not(tmp_path, empty_desk):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    told = UnlockVault(folder=folder, passphrase=REAL_PASSPHRASE, now=LATER)
    with pytest.raises(Refused, match="Only a practice vault"):
        perform(empty_desk, told)
    assert not empty_desk.unlocked


def test_a_vault_says_whether_it_is_for_practice(folder, tmp_path):
    assert practice.is_practice(folder)
    assert not practice.is_practice(vaults.real())
    assert not practice.is_practice(tmp_path)


def test_a_vault_that_cannot_be_read_is_not_taken_for_practice(folder):
    (folder / ENVELOPE).write_bytes(b"damaged")
    assert not practice.is_practice(folder)


def test_a_practice_vault_is_cleared_and_nothing_beside_it(folder):
    (folder / "mine.txt").write_text("mine")
    (folder / "mine.case.txt").write_text("mine")
    practice.clear(folder)
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["mine.case.txt", "mine.txt", LOCK]


def test_a_real_vault_is_never_cleared(tmp_path):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with pytest.raises(Refused, match="not for practice"):
        practice.clear(folder)
    with vaults.opened(folder, REAL_PASSPHRASE) as desk:
        assert views.case(desk, REF).ref == REF


def test_a_vault_that_is_open_is_not_cleared(folder):
    with vaults.opened(folder) as desk:
        with pytest.raises(Refused, match="already open"):
            practice.clear(folder)
        assert views.case(desk, REF).ref == REF


def test_clearing_where_there_is_no_vault_does_nothing(tmp_path):
    practice.clear(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("before", ["nothing", "an empty folder", "a cleared vault"])
def test_a_practice_vault_is_built_and_opened(tmp_path, empty_desk, before):
    folder = tmp_path / "practice"
    if before != "nothing":
        folder.mkdir()
    if before == "a cleared vault":
        (folder / LOCK).touch()
    perform(empty_desk, BuildPractice(folder=folder))
    assert views.case(empty_desk, "C-1").ref == "C-1"
    assert empty_desk.vault.folder == folder


@pytest.mark.usefixtures("quickly")
def test_a_build_that_is_stopped_leaves_no_vault_and_is_begun_anew(tmp_path, empty_desk):
    folder = tmp_path / "practice"
    work = steps(empty_desk, BuildPractice(folder=folder))
    next(work)
    assert isinstance(work, Generator)
    work.close()
    assert not empty_desk.unlocked
    assert not folder.exists()
    (tmp_path / ".practice-building").mkdir(exist_ok=True)
    perform(empty_desk, BuildPractice(folder=folder))
    assert practice.is_practice(folder)


@pytest.mark.parametrize("used", ["a folder with something in it", "a file"])
def test_a_place_that_is_used_is_left_alone(tmp_path, empty_desk, used):
    place = tmp_path / "place"
    if used == "a file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    with pytest.raises(Refused) as told:
        perform(empty_desk, BuildPractice(folder=place))
    assert told.value.remedy
    assert place.exists()


def test_a_practice_vault_takes_any_passphrase(tmp_path, empty_desk):
    wanted = MakeVault(folder=tmp_path, name="A", practice=True, passphrase="p")
    assert perform(empty_desk, wanted).made
    assert empty_desk.vault.practice
