"""The backup that is found is whole, or what is wrong is told; nothing hostile is taken."""

import os
import shutil
from dataclasses import replace

import pytest

from investigator.domain.errors import Refused
from investigator.domain.steps import StepTaken
from investigator.machine.crypto import Argon2
from investigator.storage.backup_list import TRUST_FILE, new_name
from investigator.storage.backup_place import Place
from investigator.storage.restore_find import NotWhole
from investigator.storage.unlocking import CannotUnlock
from tests.casework import vaults
from tests.storage import backups
from tests.storage.backups import add, backed_up, found, opened, restored
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


def test_another_recovery_key_and_a_wrong_passphrase_do_not(kept, tmp_path, monkeypatch):
    other = backups.made(tmp_path / "other")
    with pytest.raises(Refused):
        found(kept, recovery=other.recovery)
    monkeypatch.setattr(backups, "PASSPHRASE", "wrong")
    with pytest.raises(CannotUnlock):
        found(kept)


def test_one_backup_can_be_named(kept, older):
    assert found(kept, source=kept.place.folder / older.name).backup == older


def test_a_place_with_two_vaults_gives_the_one_that_opens(kept, newest, tmp_path):
    other = backups.made(tmp_path / "other")
    with opened(other) as vault:
        backed_up(vault, kept.place, NOW.later(hours=999))
    assert found(kept, recovery=kept.recovery).backup == newest
    assert found(kept, recovery=other.recovery).backup != newest


@pytest.mark.parametrize("harm", [flip, os.unlink, lambda path: path.write_bytes(b"")])
def test_a_damaged_newest_backup_names_the_older_one_that_is_whole(
    kept, newest, older, harm
):
    harm(copy_of(kept, changed_case(newest, older)))
    with pytest.raises(NotWhole, match="not as it was written") as told:
        found(kept)
    assert told.value.older == older
    one = found(kept, older=True)
    assert one.backup == older
    assert len(one.put_up_with) == 1


def test_what_all_backups_share_and_is_damaged_leaves_the_rest(
    kept, newest, older, tmp_path
):
    (shared,) = set(newest.cases) & set(older.cases)
    flip(copy_of(kept, shared))
    with pytest.raises(NotWhole) as told:
        found(kept, older=True)
    assert told.value.older is None
    made = restored(found(kept, incomplete=True), tmp_path / "new")
    assert (made.verified, len(made.cases)) == (1, 1)
    assert made.problems == (f"There is no whole copy of {shared.ledger}.",)


def test_an_older_copy_stands_in_for_a_damaged_one(kept, newest, older):
    bad = changed_case(newest, older)
    flip(copy_of(kept, bad))
    one = found(kept, incomplete=True)
    assert one.backup.of(bad.ledger) == older.of(bad.ledger)
    assert "entry 1 in place of entry 2" in one.put_up_with[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"size":', b'"size":1'),
        (b'"before_migration":false', b'"before_migration":true'),
        (b'"seq":2', b'"seq":3'),
    ],
)
def test_an_edited_list_is_refused_and_the_older_one_named(
    kept, newest, older, before, after
):
    path = kept.place.folder / newest.name
    path.write_bytes(path.read_bytes().replace(before, after, 1))
    with pytest.raises(NotWhole, match="was changed after it was written") as told:
        found(kept)
    assert told.value.older == older


@pytest.mark.parametrize(
    "name",
    [
        "../../vault/vault.keys",
        "/etc/passwd",
        "..",
        "a.copy",
        "x" * 26 + "-1-00000000.copy/..",
    ],
)
def test_a_list_that_names_a_path_is_refused(kept, newest, older, name):
    path = kept.place.folder / newest.name
    path.write_bytes(
        path.read_bytes().replace(newest.copies[0].file.encode(), name.encode())
    )
    with pytest.raises(NotWhole, match="cannot be read") as told:
        found(kept)
    assert told.value.older == older


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[" * 9999, b"\x00" * 50, b'{"format":1e999}']
)
def test_a_list_that_is_none_is_told_by_name(kept, newest, older, body):
    (kept.place.folder / newest.name).write_bytes(body)
    with pytest.raises(NotWhole, match=newest.name) as told:
        found(kept)
    assert told.value.older == older


def test_a_list_of_ten_thousand_cases_is_read_and_refused_by_its_mac(kept, newest):
    row = newest.cases[0]
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    ids = [
        f"{letters[n % 32]}{letters[n // 32 % 32]}{letters[n // 1024]}" for n in range(9998)
    ]
    rows = tuple(replace(row, ledger=f"{one}{'7' * 23}.case") for one in ids)
    many = replace(newest, copies=(*newest.copies, *rows))
    (kept.place.folder / newest.name).write_bytes(many.to_bytes())
    with pytest.raises(NotWhole, match="was changed"):
        found(kept)


def test_copies_of_two_cases_exchanged_are_found(kept, newest):
    one, two = (copy_of(kept, each) for each in newest.cases)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    with pytest.raises(NotWhole) as told:
        found(kept)
    assert len(told.value.problems) == 2


def test_a_copy_of_another_vault_is_found(kept, newest, tmp_path):
    other = backups.made(tmp_path / "other")
    with opened(other) as vault:
        theirs = backed_up(vault, other.place).made
    shutil.copy(copy_of(other, theirs.cases[0]), copy_of(kept, newest.cases[0]))
    with pytest.raises(NotWhole):
        found(kept)


def test_a_link_in_the_place_is_not_followed(kept, newest):
    path = copy_of(kept, newest.cases[0])
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))
    with pytest.raises(NotWhole):
        found(kept)
    listed = kept.place.folder / newest.name
    listed.rename(listed.with_name("list"))
    listed.symlink_to(listed.with_name("list"))
    with pytest.raises(NotWhole, match="link"):
        found(kept)
    with pytest.raises(Refused, match="no ordinary file"):
        found(kept, source=listed)


def test_a_place_without_a_backup_or_without_a_folder_says_so(kept, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="no backup in"):
        found(kept, source=tmp_path / "empty")
    with pytest.raises(Refused, match="is not there"):
        found(kept, source=tmp_path / "nowhere")
    with pytest.raises(Refused, match="is not there"):
        found(kept, source=kept.place.folder / new_name(NOW))


def test_the_trusts_own_record_must_be_whole(kept):
    for each in kept.place.lists()[0]:
        (kept.place.folder / each.of(TRUST_FILE).file).unlink(missing_ok=True)
    with pytest.raises(NotWhole):
        found(kept, incomplete=True)
