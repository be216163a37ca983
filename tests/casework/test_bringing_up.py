"""After a stop, a case that was open is read and its pages checked at the next unlock."""

from pathlib import Path

import pytest

from investigator.casework.commands.case import TakeStep
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.storage.vault import Vault
from tests.casework import vaults
from tests.casework.vaults import REF

PAGE = 4096


@pytest.fixture
def stopped(folder):
    """A vault whose case was open when the program ended without a word."""
    desk = vaults.a_desk()
    desk.take(Vault.unlock(folder, passphrase="practice"))
    perform(desk, TakeStep(case=REF, what="Rang"))
    desk.drop(desk.case_file(REF).name)
    desk.vault.close()
    return folder


def told(folder: Path) -> tuple[str, ...]:
    with vaults.opened(folder) as desk:
        return desk.tell_notices()


def last_page_altered(folder: Path) -> None:
    """A page of kept bytes, which opening a case does not read."""
    (file,) = folder.glob("*.case")
    data = bytearray(file.read_bytes())
    data[-PAGE + 7] ^= 1
    file.write_bytes(data)


def test_nothing_is_told_of_a_case_that_holds(stopped):
    assert told(stopped) == ()


def test_an_altered_page_is_told_by_the_case(stopped):
    last_page_altered(stopped)
    (said,) = told(stopped)
    assert said.startswith(f"{REF} was open when the program last stopped, and does not")
    assert "altered" in said
    assert told(stopped) == (said,)  # until it is mended


def test_a_case_that_no_longer_opens_is_told_too(stopped):
    (file,) = stopped.glob("*.case")
    file.write_bytes(file.read_bytes()[: 3 * PAGE])
    (said,) = told(stopped)
    assert "It was cut off" in said


def test_after_an_ordinary_end_no_page_is_looked_at(folder, monkeypatch):
    last_page_altered(folder)

    def looked(*_words: object) -> None:
        raise AssertionError

    monkeypatch.setattr("investigator.casework.bringing_up._check_pages", looked)
    assert told(folder) == ()


def test_a_desk_that_was_never_up_to_date_keeps_no_heads(folder, monkeypatch):
    heads = folder / "vault.heads"
    heads.unlink()
    monkeypatch.setattr(Desk, "bring_up_to_date", lambda _desk: None)
    told(folder)
    assert not heads.exists()
