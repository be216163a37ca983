"""A loss sheet counts every case, names nobody in them, and is put on record."""

import subprocess

import pytest

from investigator.casework.commands.backup import (
    BackUpVault,
    MakeLossSheet,
    RestoreVault,
)
from investigator.casework.commands.case import MoveCase
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.copy_states import copies_outside
from investigator.casework.loss_sheet import LossSheetFile
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.errors import Refused
from investigator.domain.heads import SeenHead
from investigator.domain.procedure import Stage
from investigator.machine.clock import FixedClock
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.told import is_a, some


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """A desk, the sheet of its vault, and the words of the sheet."""
    folder = tmp_path_factory.mktemp("loss")
    with vaults.opened(vaults.copied(vaults.small(), folder / "v")) as desk:
        perform(desk, BackUpVault())
        out = folder / "loss.pdf"
        seen = SeenHead(ref=REF, seq=131, start="ab" * 8)
        wanted = MakeLossSheet(out=out, known_since=desk.now(), seen=(seen,))
        made = perform(desk, wanted).made
        yield desk, made, said(out)


def said(file):
    """The words of a PDF."""
    words = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(words, capture_output=True, check=True).stdout.decode()  # ours


@pytest.mark.document
def test_every_case_is_counted(sheet):
    desk, made, text = sheet
    assert (made.cases, made.unread, made.checks.faults) == (1, (), ())
    entries = desk.case_file(REF).standing.head.seq
    assert f"entries {entries + 1} to 131" in " ".join(text.split())


@pytest.mark.document
def test_nobody_in_a_case_is_named_and_no_file_outside_either(sheet):
    desk, _made, text = sheet
    case = desk.case_file(REF).case
    people = [one.added.fact.name for one in case.people.values()]
    assert people == ["Maribel Thornecastle"]
    (outside,) = copies_outside(desk, look=False)[:1]
    assert f"{REF}: {outside.what}, in " in " ".join(text.split())
    for words in (".txt", "Maribel", "Thornecastle", "Colleague", case.title, case.school):
        assert words not in text


@pytest.mark.document
def test_the_sheet_is_on_the_trusts_record_and_in_no_case(sheet):
    desk, made, _text = sheet
    (told,) = desk.vault.trust.safekeeping.sheets.values()
    assert (told.fact.sha256, told.fact.pages) == (made.sha256, made.pages)
    assert told.fact.known_since is not None
    assert len(desk.case_file(REF).case.documents) == 0


def test_a_moment_ahead_of_now_is_refused(desk, tmp_path):
    ahead = desk.now().later(hours=1)
    with pytest.raises(Refused, match="ahead of now"):
        perform(desk, MakeLossSheet(out=tmp_path / "a.pdf", known_since=ahead))
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_that_is_there_is_not_written_over(desk, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"mine")
    with pytest.raises(Refused, match="already there"):
        perform(desk, MakeLossSheet(out=tmp_path / "a.pdf"))


@pytest.mark.document
def test_a_case_that_cannot_be_read_is_told_and_not_counted(desk, tmp_path):
    name = desk.vault.register.find(REF).file
    (desk.vault.folder / name).write_bytes(b"")
    done = perform(desk, MakeLossSheet(out=tmp_path / "a.pdf"))
    sheet = is_a(done.made, LossSheetFile)
    assert (sheet.cases, sheet.unread) == (0, (name,))
    assert "not counted" in done.notices[0]


@pytest.mark.document
def test_what_was_recorded_after_restoring_was_not_on_the_laptop(desk, tmp_path):
    perform(desk, BackUpVault(place=tmp_path / "stick"))
    ended = desk.case_file(REF).standing.head.seq
    other = vaults.a_desk()
    restoring = RestoreVault(
        source=tmp_path / "stick", folder=tmp_path / "new", passphrase=PASSPHRASE
    )
    perform(other, restoring)
    perform(other, UnlockVault(folder=tmp_path / "new", passphrase=PASSPHRASE))
    restored = some(other.vault.trust.safekeeping.restored)
    later = restored.fact.taken_at.later(hours=5)
    other.clock = FixedClock(later)
    perform(other, MoveCase(case=REF, to=Stage.TRIAGE))
    assert other.case_file(REF).standing.head.seq > ended
    perform(other, MakeLossSheet(out=tmp_path / "a.pdf", known_since=later))
    other.lock()
    assert f"entry {ended}, " in " ".join(said(tmp_path / "a.pdf").split())
