"""What was put right is in no page, list, search, document, export or new backup."""

from pathlib import Path

import pytest

from investigator.casework import views
from investigator.casework.commands.allegation import DraftAllegation
from investigator.casework.commands.backup import BackUpVault
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit, ExportExhibit, Showing
from investigator.casework.commands.people import AddPerson, GiveRole
from investigator.casework.commands.put_right import PutRight
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.perform import perform
from investigator.casework.register_line import line_of
from investigator.casework.taken import would_go
from investigator.casework.verifying import VaultChecked
from investigator.domain.digest import Sha256
from investigator.domain.people import PersonKind, Role
from tests.casework.leftovers import exported, in_case, in_folder, in_register
from tests.casework.vaults import REF, copied, opened, small
from tests.storage.leftovers import PAGE, holds, plain_pages

NAME = "Elwen Marchbanks-Quill"
FILE = "marchbanks holiday.png"
NOTE = "Zebediah Plumtree rang about the minibus"
BYTES = b"\x89PNG not really, " * 4000
SHA = Sha256.of(BYTES)


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    """An exhibit, a note and a person, all by mistake, in a case and then put right."""
    room = tmp_path_factory.mktemp("mistakes")
    with opened(copied(small(), room / "vault")) as desk:
        _mistakes(desk, room)
        file = desk.case_file(REF)
        planted = in_case(file, room, NAME, FILE, NOTE, SHA.hex)
        perform(desk, BackUpVault(place=_place(room, "before")))
        _put_right(desk)
        perform(desk, BackUpVault(place=_place(room, "after")))
        yield desk, room, planted


def _mistakes(desk, room: Path) -> None:
    source = room / FILE
    source.write_bytes(BYTES)
    admit = AdmitExhibit(
        case=REF, file=source, title="Holiday", showing=Showing(handle="quill", words="hi")
    )
    for wanted in (
        AddPerson(case=REF, kind=PersonKind.WITNESS, name=NAME, key="W-9"),
        GiveRole(case=REF, role=Role.NOTE_TAKER, person="W-9"),
        admit,
        TakeStep(case=REF, what=NOTE),
        TakeStep(case=REF, what=f"Spoke to {NAME.upper()}; see {FILE}", words_of=NAME),
        DraftAllegation(
            case=REF, wording=f"You wrote to {NAME} about {FILE}.", clauses=("7.3",)
        ),
        ExportExhibit(case=REF, exhibit="E02", out=room / "copy-of-e02.png"),
    ):
        perform(desk, wanted)


def _put_right(desk) -> None:
    note = next(
        str(seq)
        for seq, told in views.case(desk, REF).steps.items()
        if told.fact.what == NOTE
    )
    for what in ("E02", "W-9", note):
        perform(desk, PutRight(case=REF, what=what, reason="not of this case"))


def _place(room: Path, name: str) -> Path:
    (room / name).mkdir()
    return room / name


WORDS = (NAME, NAME.upper(), FILE, NOTE, SHA.hex, SHA.short(), "quill")


def test_it_was_there_before(after):
    _desk, _room, planted = after
    assert set(planted) == {NAME, FILE, NOTE, SHA.hex}


def test_no_page_of_the_file_and_no_table_holds_it(after):
    desk, room, _planted = after
    assert in_case(desk.case_file(REF), room, *WORDS) == []
    assert BYTES[:64] not in exported(desk.case_file(REF), room)


def test_the_list_of_cases_and_its_search_do_not_hold_it(after):
    desk, _room, _planted = after
    assert in_register(desk, *WORDS) == []
    assert views.cases(desk, 0, 9, words="marchbanks", closed=True, in_error=True) == ()
    assert NAME not in repr(line_of(desk.case_file(REF), desk.now()))


def test_the_case_in_memory_does_not_hold_it(after):
    desk, _room, _planted = after
    told = repr(tuple(desk.case_file(REF).ledger.ledger.told()))
    assert [
        word for word in WORDS if word in told or word in repr(views.case(desk, REF))
    ] == []


def test_what_else_was_said_is_told_again_without_the_words(after):
    desk, _room, _planted = after
    case = views.case(desk, REF)
    assert case.allegations["A1"].drafted.fact.wording == (
        "You wrote to [taken out] about [taken out]."
    )
    steps = list(case.steps.values())
    assert steps[0].fact.what == "Spoke to [taken out]; see [taken out]"
    assert steps[0].telling.words_of == "[taken out]"
    assert steps[-1].fact.what == "A copy of E02 (fingerprint [taken out]) was exported"


def test_the_copy_outside_is_still_listed_by_its_folder(after):
    desk, room, _planted = after
    copies = [one for one in views.case(desk, REF).copies.values() if one.listed]
    left = [one.made.fact for one in copies if one.made.fact.sha256 is None]
    assert [one.place for one in left] == [f"{room}/", f"{room}/"]


def test_the_vault_holds_when_it_is_checked(after):
    desk, _room, _planted = after
    checked = perform(desk, VerifyVault()).made
    assert isinstance(checked, VaultChecked)
    assert checked.ok


def test_the_new_backup_does_not_hold_it_and_the_old_one_is_named(after, tmp_path):
    desk, room, _planted = after
    key = desk.case_file(REF).ledger._page_key  # noqa: SLF001 - to look inside a copy
    found = {}
    for name in ("before", "after"):
        copies = (room / name).glob("*.copy")
        pages = b"".join(_inside(path, key, tmp_path) for path in copies)
        found[name] = holds(pages, NAME, NOTE, SHA.hex)
    assert found == {"before": [NAME, NOTE, SHA.hex], "after": []}
    assert in_folder(desk.vault.folder, *WORDS) == []


def _inside(path: Path, key: bytes, room: Path) -> bytes:
    """The pages at the start of a copy; what stands behind them is no database."""
    data = path.read_bytes()
    part = room / "part"
    part.write_bytes(data[: len(data) // PAGE * PAGE])
    return plain_pages(part, key)


def test_backups_that_hold_it_are_named_and_later_ones_are_not(tmp_path):
    with opened(copied(small(), tmp_path / "vault")) as desk:
        perform(desk, BackUpVault())
        perform(desk, TakeStep(case=REF, what="A note by mistake"))
        note = str(max(views.case(desk, REF).steps))
        assert would_go(desk, REF, note).held_in == ()
        perform(desk, BackUpVault())
        (held,) = would_go(desk, REF, note).held_in
    assert held.what.startswith("backup of 23 November 2026")
    assert (held.sealed, held.left_laptop) == (True, False)
