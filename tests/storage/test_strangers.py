"""Files of one vault that were exchanged for one another are told by whose they are."""

import json
import shutil

import pytest

from investigator.domain.errors import Damaged
from investigator.storage.case_file import CaseFile
from investigator.storage.signers import Keys
from investigator.storage.strangers import owner_of, owner_of_witness
from tests.storage.parts import KEY, SIGNER, a_ledger

OTHER_KEY = bytes(range(1, 33))


@pytest.fixture
def folder(tmp_path):
    """Two ledgers of one vault, and one of another vault."""
    a_ledger(tmp_path, "one").close()
    a_ledger(tmp_path, "two", name="two.case").close()
    return tmp_path


def opened(folder) -> str:
    """What opening the first one tells, or nothing."""
    keys = Keys({SIGNER.fingerprint: SIGNER.public})
    for settle in (False, True):
        try:
            CaseFile.open(folder / "one.case", KEY, keys, settle=settle).close()
        except Damaged as why:
            return str(why)
    return ""


def put(folder, source: str, target: str) -> None:
    shutil.copy(folder / source, folder / target)


def test_a_file_in_its_place_opens(folder):
    assert opened(folder) == ""


def test_the_file_of_another_case_is_told_by_name(folder):
    put(folder, "two.case", "one.case")
    assert opened(folder) == (
        "one.case holds what belongs in two.case: files were exchanged."
    )


def test_the_file_and_key_file_of_another_case_are_told(folder):
    for ending in ("", ".keys", ".head"):
        put(folder, f"two.case{ending}", f"one.case{ending}")
    assert "The key file beside one.case belongs to another file" in opened(folder)


def test_the_witness_of_another_case_is_told_by_name(folder):
    put(folder, "two.case.head", "one.case.head")
    assert opened(folder) == (
        "The witness one.case.head belongs to two.case: exchanged by hand."
    )


def test_an_edited_witness_is_told_as_edited(folder):
    file = folder / "one.case.head"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"seq": 0}))
    assert "one.case.head is not as this vault wrote it: it was edited" in opened(folder)


def test_a_witness_that_is_no_witness_is_told_as_damaged(folder):
    (folder / "one.case.head").write_bytes(b"nothing")
    assert "The witness beside the case file is damaged" in opened(folder)


def test_a_lost_witness_is_said_when_the_case_opens(folder):
    (folder / "one.case.head").unlink()
    keys = Keys({SIGNER.fingerprint: SIGNER.public})
    file = CaseFile.open(folder / "one.case", KEY, keys)
    assert "The witness of this case was missing" in file.notices()[0]
    file.close()


def test_an_owner_is_known_by_its_key_alone(folder):
    put(folder, "one.case", "anything.bin")
    assert owner_of(folder / "anything.bin", KEY) == "one.case"
    assert owner_of(folder / "anything.bin", OTHER_KEY) is None
    assert owner_of(folder / "missing.bin", KEY) is None
    assert owner_of(folder, KEY) is None
    assert owner_of_witness(folder / "two.case.head", KEY) == "two.case"
    assert owner_of_witness(folder / "two.case.head", OTHER_KEY) is None
    assert owner_of_witness(folder / "missing.head", KEY) is None
