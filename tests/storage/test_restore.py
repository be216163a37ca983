"""A restored vault is what was backed up, or nothing; a stranger's file is never taken."""

import shutil

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.domain.steps import StepTaken
from investigator.machine import files
from investigator.machine.crypto import Argon2
from investigator.storage import restore as restoring
from investigator.storage.backup_copy import unpacking
from investigator.storage.backup_place import Place
from investigator.storage.open_ledger import Paths
from investigator.storage.restore import RESTORED, forget_note, restored_note
from investigator.storage.signers import Keys
from investigator.storage.vault import ENVELOPE, exists
from tests.casework import vaults
from tests.storage import backups
from tests.storage.backups import REFS, add, backed_up, drained, found, opened, restored
from tests.storage.parts import NOW

STEP = [StepTaken(what="Something was done")]


@pytest.fixture(autouse=True)
def _derived_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", vaults.derived)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A vault with two backups in a place: one of Monday, one with an entry more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        kept = backups.made(tmp_path_factory.mktemp("first"))
        with opened(kept) as vault:
            backed_up(vault, kept.place)
            add(vault, "REF-1", STEP)
            backed_up(vault, kept.place, NOW.later(hours=24))
    return kept


@pytest.fixture
def kept(first, tmp_path):
    shutil.copytree(first.folder.parent, tmp_path, dirs_exist_ok=True)
    return backups.Kept(tmp_path / "vault", first.recovery, Place(tmp_path / "stick"))


@pytest.fixture
def newest(kept):
    return kept.place.read(kept.place.names()[-1])


@pytest.fixture
def older(kept):
    return kept.place.read(kept.place.names()[0])


def copy_of(kept, one):
    return kept.place.folder / one.file


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 4
    path.write_bytes(data)


def changed_case(newest, older):
    """The copy that only the newest backup has."""
    (one,) = set(newest.cases) - set(older.cases)
    return one


def test_a_restored_vault_ends_where_the_backup_ended(kept, newest, tmp_path):
    made = restored(found(kept), tmp_path / "new")
    told = {one.file: one.entries for one in made.ledgers}
    assert told == {one.ledger: one.seq for one in newest.copies}
    assert (made.verified, len(made.cases), made.problems) == (2, 2, ())
    assert {one.ref for one in made.cases} == set(REFS)
    with opened(kept, tmp_path / "new") as vault:
        for one in newest.cases:
            file = vault.open_case(one.ledger)
            assert file.standing.head.hash.hex() == one.head
            file.close()


def test_the_recovery_key_alone_restores(kept, tmp_path):
    made = restored(found(kept, recovery=kept.recovery), tmp_path / "new")
    assert made.verified == 2


@pytest.mark.parametrize("cut", [0, 1, 39, 40, 4096])
def test_a_copy_that_was_cut_is_no_copy(kept, newest, tmp_path, cut):
    path = copy_of(kept, newest.cases[0])
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(Damaged, match="cut off"):
        drained(unpacking(path, Paths(tmp_path / "x.case")))


def test_lengths_that_lie_are_found(kept, newest, tmp_path):
    path = copy_of(kept, newest.cases[0])
    data = path.read_bytes()
    for at in (40, 32, 24):
        lying = bytearray(data)
        lying[-at] ^= 0x7F
        path.write_bytes(lying)
        with pytest.raises(Damaged, match="no copy of ours"):
            drained(unpacking(path, Paths(tmp_path / "x.case")))


@pytest.mark.parametrize("there", ["other.txt", ENVELOPE, "x.case"])
def test_a_folder_with_anything_in_it_is_refused(kept, tmp_path, there):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / there).write_bytes(b"mine")
    with pytest.raises(Refused, match=r"empty|holds other|already"):
        restored(found(kept), folder)
    assert [path.name for path in folder.iterdir()] == [there]
    assert (folder / there).read_bytes() == b"mine"


def test_a_restoring_that_was_cut_off_is_no_vault_and_is_begun_anew(
    kept, tmp_path, monkeypatch
):
    folder = tmp_path / "new"
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_clear", lambda _folder: None)  # as if it was killed
        patch.setattr(restoring, "write_whole", _full)
        with pytest.raises(Refused):
            restored(found(kept), folder)
    assert (folder / ".restoring").exists()
    assert not exists(folder)
    assert restored(found(kept), folder).verified == 2
    assert not (folder / ".restoring").exists()


def test_a_restoring_that_finds_no_room_leaves_an_empty_folder(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(restoring, "write_whole", _full)
    folder = tmp_path / "new"
    with pytest.raises(Refused):
        restored(found(kept), folder)
    assert [path.name for path in folder.iterdir()] == ["vault.lock"]


def test_what_does_not_verify_is_restored_and_told(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(Keys, "verify", lambda *_signed: False)
    made = restored(found(kept), tmp_path / "new")
    assert made.verified == 0
    assert any("REF" in each or ".case" in each for each in made.problems)
    assert exists(tmp_path / "new")


def test_whoever_unlocks_first_finds_a_note_of_the_restoring(kept, newest, tmp_path):
    restored(found(kept), tmp_path / "new")
    with opened(kept, tmp_path / "new") as vault:
        told = restored_note(vault)
        assert told is not None
        assert (told.backup, told.taken_at.at) == (newest.name, newest.made)
        forget_note(vault)
        assert restored_note(vault) is None
        files.write_whole(vault.folder / RESTORED, b'{"backup": "x"}\n00')
        with pytest.raises(Damaged, match="not one that a restoring here left"):
            restored_note(vault)


def _full(*_words):
    raise Refused("There is no room left.", remedy="Make room.")
