"""A ledger with its key file and witness: opened whole, and every loss of one is told."""

import shutil

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.domain.steps import StepTaken
from investigator.storage.case_file import CaseFile
from investigator.storage.connection import lifted
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.signers import Keys
from tests.storage.parts import (
    KEY,
    SAYING,
    SIGNER,
    STAMP,
    VERIFY,
    a_ledger,
    add,
    paths,
    words,
)

ENDINGS = ("", ".keys", ".head")


@pytest.fixture
def folder(tmp_path):
    """A closed ledger of two entries."""
    a_ledger(tmp_path, "one", "two").close()
    return tmp_path


def read(folder) -> list[str]:
    ledger = OpenLedger.open(paths(folder), KEY)
    try:
        return words(ledger)
    finally:
        ledger.close()


def copy(folder, to, *endings: str) -> None:
    for ending in endings:
        shutil.copy(folder / f"one.case{ending}", to / f"one.case{ending}")


def longer(folder, *steps: str) -> None:
    ledger = OpenLedger.open(paths(folder), KEY)
    add(ledger, *steps)
    ledger.close()


@pytest.fixture
def older(folder, tmp_path_factory):
    """The files as they were before an entry was added."""
    kept = tmp_path_factory.mktemp("older")
    copy(folder, kept, *ENDINGS)
    longer(folder, "three")
    return kept


def test_what_was_written_is_there_again(folder):
    assert read(folder) == ["one", "two"]


def test_another_vault_key_does_not_open_it(folder):
    with pytest.raises(Damaged, match="changed or is another vault's"):
        OpenLedger.open(paths(folder), bytes(32))


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [("", r"one\.case is missing"), (".keys", r"key file of one\.case is missing")],
)
def test_a_missing_file_is_told_by_name(folder, ending, sentence):
    (folder / f"one.case{ending}").unlink()
    with pytest.raises(Damaged, match=sentence):
        OpenLedger.open(paths(folder), KEY)


def test_the_key_file_of_another_ledger_is_told(folder):
    a_ledger(folder, name="two.case").close()
    shutil.copy(folder / "two.case.keys", folder / "one.case.keys")
    with pytest.raises(Damaged, match="belongs to another file"):
        OpenLedger.open(paths(folder), KEY)


def test_an_older_file_put_back_is_told(folder, older):
    copy(older, folder, "")
    with pytest.raises(Damaged, match="ends at entry 2, but entry 3 was written"):
        read(folder)


def test_a_file_exchanged_for_one_that_went_another_way_is_told(folder, older):
    longer(older, "another")
    copy(older, folder, "")
    with pytest.raises(Damaged, match="Entry 3 is not the one that was written"):
        read(folder)


def test_a_witness_left_behind_by_a_stop_is_accepted_and_written_anew(folder, older):
    copy(older, folder, ".head")
    ledger = OpenLedger.open(paths(folder), KEY)
    assert words(ledger) == ["one", "two", "three"]
    ledger.settle()
    assert ledger.seen_head() == ledger.ledger.head()
    assert ledger.notices == []
    ledger.close()


def test_a_missing_witness_is_said_and_written_anew(folder):
    (folder / "one.case.head").unlink()
    ledger = OpenLedger.open(paths(folder), KEY)
    assert words(ledger) == ["one", "two"]
    ledger.settle()
    assert [each.split(",")[0] for each in ledger.notices] == [
        "The witness of this case was missing"
    ]
    assert ledger.seen_head() == ledger.ledger.head()
    ledger.close()


def test_a_look_alone_writes_nothing(folder):
    (folder / "one.case.head").unlink()
    read(folder)
    assert not (folder / "one.case.head").exists()


def test_an_entry_whose_witness_cannot_be_written_is_kept_with_a_warning(folder):
    ledger = OpenLedger.open(paths(folder), KEY)
    (folder / "one.case.head").unlink()
    (folder / "one.case.head").mkdir()
    add(ledger, "three")
    assert ledger.notices[0].startswith("It is kept, but its witness could not be written")
    ledger.close()
    (folder / "one.case.head").rmdir()
    assert read(folder) == ["one", "two", "three"]


def test_a_rule_that_says_no_leaves_the_ledger_as_it_was(folder):
    ledger = OpenLedger.open(paths(folder), KEY)

    def says_no():
        raise Refused("No.", remedy="Never.")

    before = ledger.ledger.head()
    with pytest.raises(Refused):
        ledger.append(says_no, STAMP, SIGNER)
    assert ledger.ledger.head() == before
    ledger.close()


def test_a_ledger_without_tables_is_damage(folder):
    ledger = OpenLedger.open(paths(folder), KEY)
    with lifted(ledger.connection):
        ledger.connection.execute("DROP TABLE payload")
    with pytest.raises(Damaged, match="does not read"):
        ledger.read(VERIFY)
    ledger.close()


def test_a_sound_ledger_has_no_page_problems(folder):
    ledger = OpenLedger.open(paths(folder), KEY)
    assert ledger.page_problems() == []
    ledger.close()


def test_the_key_file_is_also_inside(folder):
    ledger = OpenLedger.open(paths(folder), KEY)
    inside = ledger.connection.execute("SELECT body FROM envelope").fetchone()
    assert inside == ((folder / "one.case.keys").read_bytes(),)
    ledger.close()


def test_a_case_file_that_does_not_hold_is_let_go(folder):
    for _again in range(2):  # a second try would find it open
        with pytest.raises(Damaged, match="signature of entry 2"):
            CaseFile.open(folder / "one.case", KEY, Keys({}))


def test_a_case_file_moves_on_with_what_is_recorded(tmp_path):
    file = CaseFile.make(tmp_path / "new.case", KEY, practice=True)
    file.record(lambda _case: [(StepTaken(what="began"), SAYING)], STAMP, SIGNER)
    assert file.standing.head.seq == 1
    assert [told.fact.what for told in file.case.steps.values()] == ["began"]
    file.close()


def test_notices_are_told_once(folder):
    (folder / "one.case.head").unlink()
    keys = Keys({})
    keys.add(SIGNER.fingerprint, SIGNER.public)
    file = CaseFile.open(folder / "one.case", KEY, keys)
    assert len(file.notices()) == 1
    assert file.notices() == ()
    file.close()
