"""A backup counts once its copies were opened again and read; what is old goes last."""

import shutil
from dataclasses import replace

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.domain.steps import StepTaken
from investigator.machine import streams
from investigator.machine.crypto import Argon2
from investigator.machine.streams import edges
from investigator.storage import backup_copy
from investigator.storage.backup import (
    OWN_PLACE,
    Plan,
    back_up,
    clear_backups,
    subject_of,
)
from investigator.storage.backup_list import TRUST_FILE
from investigator.storage.backup_place import Place
from tests.casework import vaults
from tests.storage import backups
from tests.storage.backups import REFS, add, backed_up, begin, drained, nobody, opened
from tests.storage.parts import NOW, PASSPHRASE
from tests.told import some

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


def test_a_backup_copies_every_case_and_the_trusts_own_record(vault, kept):
    made = backed_up(vault, kept.place)
    assert (made.copied, made.reused, made.problems) == (3, 0, ())
    assert {one.ledger for one in made.made.copies} == {*vault.case_files(), TRUST_FILE}
    assert len(names(kept.place, ".copy")) == 3
    assert names(kept.place, ".backup") == [made.made.name]


def test_a_copy_ends_where_the_record_ends(vault, kept):
    told = backups.heads(backed_up(vault, kept.place).made)
    for ref in REFS:
        line = vault.register.find(ref)
        assert told[line.file] == (line.seq, line.head)


def test_a_case_that_has_not_changed_is_not_copied_again(vault, kept):
    first = backed_up(vault, kept.place).made
    add(vault, "REF-1", STEP)
    again = backed_up(vault, kept.place)
    assert (again.copied, again.reused) == (1, 2)
    same = set(first.copies) & set(again.made.copies)
    assert len(same) == 2


def test_a_copy_that_was_altered_is_made_anew(vault, kept):
    first = backed_up(vault, kept.place).made
    file = kept.place.folder / first.copies[0].file
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    again = backed_up(vault, kept.place)
    assert (again.copied, again.reused) == (1, 2)
    assert again.made.copies[0].file != first.copies[0].file


def test_a_quick_look_finds_a_copy_that_was_cut_off_or_is_gone(vault, kept):
    first = backed_up(vault, kept.place).made
    cut = kept.place.folder / first.copies[0].file
    cut.write_bytes(cut.read_bytes()[:-1])
    (kept.place.folder / first.copies[1].file).unlink()
    again = backed_up(vault, kept.place, thorough=False)
    assert (again.copied, again.reused) == (2, 1)


def test_another_place_is_lent_what_the_own_place_has(vault, kept, monkeypatch):
    backed_up(vault)
    monkeypatch.setattr(backup_copy, "copy_beside", None)  # nothing is made anew
    lent = backed_up(vault, kept.place)
    assert (lent.copied, lent.reused, lent.problems) == (3, 0, ())


def test_what_the_own_place_lends_is_read_to_its_end(vault, kept):
    own = backed_up(vault).made
    large = max(own.copies, key=lambda one: one.size)
    file = vault.folder / OWN_PLACE / large.file
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    lent = replace(large, edges=edges(file)[1])  # what a quick look would take for whole
    assert Place(file.parent).has(lent)
    assert not drained(Place(file.parent).holds(lent))
    made = backed_up(vault, kept.place)
    assert (made.copied, made.problems) == (3, ())


def test_a_case_that_does_not_hold_keeps_its_earlier_copy_and_is_told_by_name(vault, kept):
    first = backed_up(vault, kept.place).made
    add(vault, "REF-1", STEP)
    add(vault, "REF-2", STEP)
    name = vault.register.find("REF-1").file
    file = vault.folder / name
    data = bytearray(file.read_bytes())
    data[4096 * 2 + 100] ^= 1
    file.write_bytes(data)
    made = backed_up(vault, kept.place)
    (problem,) = made.problems
    assert problem.ledger == name
    assert problem.older == first.of(name)
    assert made.made.of(name) == first.of(name)
    assert some(made.made.of(vault.register.find("REF-2").file)).seq == 2


def test_an_older_file_put_back_is_not_backed_up_over_a_newer_copy(vault, kept):
    name = vault.register.find("REF-1").file
    old = {path.name: path.read_bytes() for path in vault.folder.glob(f"{name}*")}
    add(vault, "REF-1", STEP)
    first = backed_up(vault, kept.place).made
    for each, data in old.items():
        (vault.folder / each).write_bytes(data)
    made = backed_up(vault, kept.place)
    assert "older file was put back" in made.problems[0].why
    assert made.made.of(name) == first.of(name)


def test_a_case_without_any_copy_is_missing_by_name(vault, kept):
    name = vault.register.find("REF-2").file
    (vault.folder / name).write_bytes(b"")
    made = backed_up(vault, kept.place)
    assert made.made.missing == (name,)
    assert made.problems[0].older is None


def test_a_vault_whose_own_record_fails_makes_no_backup(vault, kept):
    before = backed_up(vault, kept.place).made
    shutil.rmtree(vault.folder / OWN_PLACE)
    for copied in before.copies:
        if copied.ledger == TRUST_FILE:
            (kept.place.folder / copied.file).unlink()
    vault.trust_ledger().close()
    (vault.folder / f"{TRUST_FILE}.head").write_bytes(b"{}")
    alone = replace(subject_of(vault, nobody), opened=nobody)
    with pytest.raises(Damaged, match="No backup was made"):
        drained(back_up(alone, kept.place, Plan(at=NOW)))
    assert names(kept.place, ".backup") == [before.name]


def test_what_there_is_no_time_for_is_put_off_and_its_earlier_copy_kept(vault, kept):
    first = backed_up(vault, kept.place).made
    add(vault, "REF-1", STEP)
    name = vault.register.find("REF-1").file
    made = backed_up(vault, kept.place, in_time=lambda _size: False)
    assert made.put_off == (name,)
    assert made.made.of(name) == first.of(name)
    assert some(backed_up(vault, kept.place).made.of(name)).seq == 2


def test_a_disk_that_is_full_leaves_the_earlier_backup_whole(vault, kept, monkeypatch):
    before = backed_up(vault, kept.place).made
    add(vault, "REF-1", STEP)

    def full(*_words):
        raise Refused("There is no room left.", remedy="Make room.")

    monkeypatch.setattr(streams, "written", full)
    with pytest.raises(Refused, match="no room"):
        backed_up(vault, kept.place)
    assert kept.place.read(before.name) == before
    assert not (vault.folder / OWN_PLACE / ".making").exists()


def test_a_backup_that_was_cut_off_leaves_only_what_the_next_one_sweeps(vault, kept):
    before = backed_up(vault, kept.place).made
    add(vault, "REF-1", STEP)
    own = vault.folder / OWN_PLACE
    (own / ".making").mkdir()
    (own / ".making" / "half").write_bytes(b"half")
    stray = kept.place.folder / before.copies[0].file.replace("-1-", "-9-")
    stray.write_bytes(b"a copy that no list names")
    backed_up(vault, kept.place)
    assert not (own / ".making").exists()
    assert not stray.exists()


def test_clearing_the_own_place_takes_backups_and_nothing_else(vault):
    backed_up(vault)
    own = vault.folder / OWN_PLACE
    (own / "mine.txt").write_text("mine")
    clear_backups(vault.folder)
    assert [path.name for path in own.iterdir()] == ["mine.txt"]
    (own / "mine.txt").unlink()
    clear_backups(vault.folder)
    assert not own.exists()


def test_a_new_case_is_in_the_next_backup(vault, kept):
    backed_up(vault, kept.place)
    name = begin(vault, "REF-3")
    assert backed_up(vault, kept.place).made.of(name) is not None


def test_a_passphrase_that_opens_the_vault_opens_its_list(vault, kept):
    made = backed_up(vault, kept.place).made
    one = backups.found(kept)
    assert (one.backup, one.put_up_with) == (made, ())
    assert PASSPHRASE.encode() not in (kept.place.folder / made.name).read_bytes()
