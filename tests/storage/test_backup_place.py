"""A place keeps what is ours and true, lets the old go, and leaves others' files alone."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from investigator.domain.backup import kept_by_rotation
from investigator.domain.steps import StepTaken
from investigator.machine.crypto import Argon2
from investigator.storage.backup_list import new_name
from investigator.storage.backup_place import Place
from tests.casework import vaults
from tests.storage import backups
from tests.storage.backups import add, backed_up, opened
from tests.storage.parts import NOW

STEP = [StepTaken(what="Something was done")]


@pytest.fixture(autouse=True)
def _derived_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", vaults.derived)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return backups.made(tmp_path_factory.mktemp("first"))


@pytest.fixture
def kept(first, tmp_path):
    shutil.copytree(first.folder.parent, tmp_path, dirs_exist_ok=True)
    return backups.Kept(tmp_path / "vault", first.recovery, Place(tmp_path / "stick"))


@pytest.fixture
def vault(kept):
    with opened(kept) as one:
        yield one


def names(place: Place, ending: str) -> list[str]:
    return sorted(path.name for path in place.folder.glob(f"*{ending}"))


def test_files_of_others_in_a_place_are_left_alone(vault, kept, tmp_path):
    other = backups.made(tmp_path / "other")
    with opened(other) as one:
        backed_up(one, kept.place)
    theirs = set(names(kept.place, ".copy"))
    note = kept.place.folder / "notes.txt"
    note.write_text("mine")
    for _again in range(2):
        backed_up(vault, kept.place)
    assert theirs <= set(names(kept.place, ".copy"))
    assert note.read_text() == "mine"


def test_old_backups_go_and_only_then_the_copies_that_nobody_names(vault, kept):
    taken = []
    for day in range(25):
        if day % 10 == 0:
            add(vault, "REF-1", STEP)
        one = backed_up(vault, kept.place, NOW.later(hours=24 * day), thorough=False).made
        taken.append((one.name, one.at.day()))
    lists, _unread = kept.place.lists()
    assert {one.name for one in lists} == kept_by_rotation(taken)
    named = {copied.file for one in lists for copied in one.copies}
    assert set(names(kept.place, ".copy")) == named


def test_a_backup_from_before_a_migration_stays(vault, kept):
    first = backed_up(vault, kept.place, before_migration=True).made
    for day in range(1, 25):
        backed_up(vault, kept.place, NOW.later(hours=24 * day), thorough=False)
    assert first.name in names(kept.place, ".backup")


def test_a_list_that_cannot_be_read_stops_the_clearing_of_copies_with_a_sentence(
    vault, kept
):
    first = backed_up(vault, kept.place).made
    (kept.place.folder / first.name).write_bytes(b"{}")
    add(vault, "REF-1", STEP)
    made = backed_up(vault, kept.place)
    assert "no old copy is cleared" in made.notices[0]
    assert {one.file for one in first.copies} <= set(names(kept.place, ".copy"))


def test_forged_lists_do_not_push_out_a_true_one(vault, kept):
    true = backed_up(vault, kept.place).made
    for day in range(1, 20):
        forged = replace(true, made=NOW.later(hours=24 * day).at)
        name = new_name(forged.at)
        (kept.place.folder / name).write_bytes(forged.to_bytes())
    made = backed_up(vault, kept.place, NOW.later(hours=24 * 21)).made
    assert {true.name, made.name} <= set(names(kept.place, ".backup"))
    assert made.copies[0] == true.copies[0]  # the newest true list was gone on from


def test_two_backups_in_one_second_and_a_clock_set_back_keep_their_order(vault, kept):
    first = backed_up(vault, kept.place).made
    second = backed_up(vault, kept.place).made
    third = backed_up(vault, kept.place, NOW.later(hours=-48)).made
    assert first.name < second.name < third.name
    assert third.name in names(kept.place, ".backup")


def test_nothing_in_a_place_is_readable_or_names_anybody(vault, kept):
    backed_up(vault, kept.place)
    known = b"Philippa|Ostrander|Hazelden|REF-1|Brindlewick|Posts|SQLite format"
    for path in kept.place.folder.iterdir():
        assert not re.search(known, path.name.encode() + path.read_bytes())
        assert path.stat().st_mode & 0o077 == 0


def test_a_place_says_nothing_where_there_is_no_folder(tmp_path: Path):
    assert Place(tmp_path / "gone").names() == ()
