"""Every plaintext outside the vault is listed until it is known to be gone."""

import shutil

import pytest

from investigator.casework import exhibits, views
from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.copies import ConfirmGone, DeleteCopies
from investigator.casework.commands.exhibit import AdmitExhibit, ExportExhibit
from investigator.casework.copies import CopyState, copies_outside, sentences
from investigator.casework.perform import perform
from investigator.domain.copies import CopyKind, TrustCopyMade
from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from tests.casework.vaults import REF, opened


@pytest.fixture
def outside(desk, tmp_path, paper):
    """A source, an export, and the file that the vault's own first exhibit came from."""
    perform(desk, AdmitExhibit(case=REF, file=paper, title="Paper"))
    perform(desk, ExportExhibit(case=REF, exhibit="E02", out=tmp_path / "copy.txt"))
    return desk


def mine(desk, *, look=True):
    """Those of the second exhibit, by kind."""
    found = (one for one in copies_outside(desk, look=look) if one.exhibit == "E02")
    return {one.kind: one for one in found}


def delete(desk, *ids):
    return perform(desk, DeleteCopies(copies=ids)).made


def test_a_source_and_an_export_are_listed_with_their_places(outside, paper, tmp_path):
    found = mine(outside)
    source, export = found[CopyKind.SOURCE], found[CopyKind.EXPORT]
    assert (source.place, source.ours) == (str(paper), False)
    assert (export.place, export.ours) == (str(tmp_path / "copy.txt"), True)
    assert {source.state, export.state} == {CopyState.THERE}
    assert source.id.startswith(f"{REF}:")
    assert any(str(paper) in line for line in sentences(outside))


def test_the_list_needs_no_case_to_be_open(folder):
    with opened(folder) as one:
        listed = copies_outside(one, look=False)
        assert one.opened(one.vault.case_files()[0]) is None
    assert [copy.exhibit for copy in listed] == ["E01"]


def test_what_is_seen_of_a_copy_is_told_apart(outside, paper, tmp_path):
    paper.write_bytes(b"another")
    assert mine(outside)[CopyKind.SOURCE].state is CopyState.CHANGED
    paper.write_bytes(b"A page of pager.\n")  # of the same length
    assert mine(outside)[CopyKind.SOURCE].state is CopyState.CHANGED
    paper.unlink()
    assert mine(outside)[CopyKind.SOURCE].state is CopyState.GONE
    paper.mkdir()
    assert mine(outside)[CopyKind.SOURCE].state is CopyState.CHANGED
    paper.rmdir()
    paper.symlink_to(tmp_path / "copy.txt")
    assert mine(outside)[CopyKind.SOURCE].state is CopyState.CHANGED
    assert mine(outside, look=False)[CopyKind.SOURCE].state is None


def test_a_stick_that_is_not_plugged_in_cannot_be_seen(desk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    perform(desk, ExportExhibit(case=REF, exhibit="E01", out=stick / "copy.txt"))
    shutil.move(stick, tmp_path / "drawer")
    (one,) = (each for each in copies_outside(desk) if each.kind is CopyKind.EXPORT)
    assert one.state is CopyState.CANNOT_SEE
    (told,) = delete(desk, one.id)
    assert "cannot be seen" in told.why
    perform(desk, ConfirmGone(copy=one.id))
    assert all(each.kind is CopyKind.SOURCE for each in copies_outside(desk))


def test_what_is_as_it_was_is_deleted_and_listed_no_more(outside, paper, tmp_path):
    ids = [one.id for one in mine(outside).values()]
    assert [each.why for each in delete(outside, *ids)] == ["", ""]
    assert not paper.exists()
    assert not (tmp_path / "copy.txt").exists()
    assert mine(outside) == {}
    assert b"".join(
        outside.case_file(REF).bytes_of(
            views.case(outside, REF).exhibits["E02"].file.sha256
        )
    )


def test_a_changed_file_a_link_and_a_folder_are_never_deleted(outside, paper, tmp_path):
    wanted = mine(outside)[CopyKind.SOURCE].id
    keep = tmp_path / "keep"
    for make, words in (
        (lambda: paper.write_bytes(b"mine"), "changed since"),
        (lambda: paper.symlink_to(keep), "cannot be seen"),
        (paper.mkdir, "cannot be seen"),
    ):
        paper.unlink() if not paper.is_dir() else paper.rmdir()
        keep.write_bytes(b"A page of paper.\n")
        make()
        (told,) = delete(outside, wanted)
        assert words in told.why
        assert keep.exists()
        assert paper.exists()
    paper.rmdir()


def test_a_source_stays_where_the_vault_cannot_give_its_bytes_back(outside, paper):
    file = outside.case_file(REF)
    file.ledger.connection.set_authorizer(None)
    file.ledger.connection.execute("DROP TRIGGER chunk_stays")
    file.ledger.connection.execute("UPDATE chunk SET body = x'00'")
    (told,) = delete(outside, mine(outside)[CopyKind.SOURCE].id)
    assert "does not read whole" in told.why
    assert paper.exists()


def test_one_file_added_to_two_cases_is_deleted_once_and_gone_in_both(outside, paper):
    perform(outside, OpenCase(ref="TEST-0002", title="Two", school="Near School"))
    perform(outside, AdmitExhibit(case="TEST-0002", file=paper, title="Paper"))
    ids = [one.id for one in copies_outside(outside) if one.place == str(paper)]
    assert len(ids) == 2
    assert [each.why for each in delete(outside, *ids)] == ["", ""]
    assert [one for one in copies_outside(outside) if one.place == str(paper)] == []


def test_a_file_written_over_an_earlier_copy_is_listed_once(outside, tmp_path):
    again = ExportExhibit(
        case=REF, exhibit="E02", out=tmp_path / "copy.txt", overwrite=True
    )
    perform(outside, again)
    found = [one for one in copies_outside(outside) if one.kind is CopyKind.EXPORT]
    assert len(found) == 1


def test_an_export_that_could_not_be_written_is_not_listed(desk, tmp_path, monkeypatch):
    def fails(*_given):
        assert any(one.kind is CopyKind.EXPORT for one in copies_outside(desk))
        yield from ()
        raise Refused("The disk is full.", remedy="Make room.")

    monkeypatch.setattr(exhibits, "_written", fails)
    with pytest.raises(Refused, match="The disk is full"):
        perform(desk, ExportExhibit(case=REF, exhibit="E01", out=tmp_path / "x"))
    assert all(one.kind is CopyKind.SOURCE for one in copies_outside(desk))


def test_what_still_lies_there_is_not_confirmed_gone(outside):
    with pytest.raises(Refused, match="still lies"):
        perform(outside, ConfirmGone(copy=mine(outside)[CopyKind.SOURCE].id))
    for wanted in (ConfirmGone(copy="TRUST:9"), ConfirmGone(copy="9", case=REF)):
        with pytest.raises(Refused, match="No copy outside"):
            perform(outside, wanted)


def test_a_copy_of_no_case_is_listed_and_deleted_too(desk, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"sheet")
    fact = TrustCopyMade(
        kind=CopyKind.LOSS_SHEET, place=str(sheet), sha256=Sha256.of(b"sheet"), size=5
    )
    saying = desk.saying()
    desk.vault.record(
        lambda _trust: [(fact, saying)], desk.vault.stamp(desk.clock.record())
    )
    one = copies_outside(desk)[-1]
    assert (one.ref, one.state) == ("TRUST", CopyState.THERE)
    assert [each.why for each in delete(desk, one.id)] == [""]
    assert all(each.ref == REF for each in copies_outside(desk))
