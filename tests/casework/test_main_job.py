"""The main job through the one door: from an empty folder to a report, and back again."""

import pytest

from investigator.casework import views
from investigator.casework.commands.allegation import DraftAllegation
from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    ExportExhibit,
    MakeDocument,
    Showing,
    VerifyExhibits,
)
from investigator.casework.commands.people import AddPerson, NameRespondent
from investigator.casework.commands.removal import AskRemoval, CheckRemoval
from investigator.casework.commands.vault import (
    LockVault,
    MakeVault,
    UnlockVault,
    VerifyVault,
)
from investigator.casework.desk import Done, Progress
from investigator.casework.documents import DocumentMade
from investigator.casework.perform import perform, steps
from investigator.casework.verifying import VaultChecked
from investigator.domain.exhibit import ExhibitKind, Origin
from investigator.domain.instant import Instant
from investigator.domain.people import PersonKind
from investigator.domain.post import Basis
from investigator.domain.removal_request import Allowance, Mode, RemovalResult, Seen
from tests.casework import vaults

ASKED = Instant.parse("2026-11-23T16:30:00Z")
LOOKED = Instant.parse("2026-11-23T16:50:00Z")


@pytest.fixture
def vault(tmp_path, empty_desk):
    """An empty practice vault, unlocked."""
    folder = tmp_path / "vault"
    made = MakeVault(
        folder=folder,
        name="Philippa Ostrander",
        practice=True,
        passphrase="practice",
    )
    perform(empty_desk, made)
    return folder


def open_a_case(desk) -> None:
    perform(desk, OpenCase(ref="C-1", title="Posts", school="Brindlewick", words="Look."))
    person = AddPerson(case="C-1", kind=PersonKind.STAFF, name="Maribel", key="STAFF-1")
    perform(desk, person)
    perform(desk, NameRespondent(case="C-1", person="STAFF-1"))
    perform(desk, DraftAllegation(case="C-1", wording="She posted.", clauses=("7.5.1",)))


def add(desk, paper) -> Done:
    return perform(
        desk,
        AdmitExhibit(
            case="C-1",
            file=paper,
            title="The post",
            kind=ExhibitKind.SCREENSHOT,
            origin=Origin(captured_at=vaults.CAPTURED),
            showing=Showing(
                shown=vaults.SHOWN,
                basis=Basis.VIEWER_DEVICE_ZONE,
                zone="Europe/London",
                platform="facebook",
                handle="maribel",
                author="STAFF-1",
                address="https://example.invalid/posts/1",
            ),
        ),
    )


def ask(desk) -> Done:
    return perform(
        desk,
        AskRemoval(
            case="C-1",
            items=("E01",),
            breached=("7.5.1",),
            decided_by="Philippa Ostrander",
            authority="policy 2.3",
            how=Mode.WRITING,
            asked_at=ASKED,
            allowance=Allowance(hours=24),
        ),
    )


def look(desk, result: Seen) -> Done:
    return perform(desk, CheckRemoval(case="C-1", request="R1", at=LOOKED, result=result))


@pytest.mark.document
@pytest.mark.usefixtures("vault")
def test_the_main_job_is_kept_from_an_empty_folder_to_a_report(empty_desk, paper, vault):
    desk = empty_desk
    open_a_case(desk)
    add(desk, paper)
    ask(desk)
    look(desk, Seen.GONE)
    out = vault.parent / "report.pdf"
    made = perform(
        desk, MakeDocument(case="C-1", kind="investigation-report", out=out)
    ).made
    assert isinstance(made, DocumentMade)
    assert made.missing
    assert out.read_bytes().startswith(b"%PDF-")
    perform(desk, LockVault())
    perform(desk, UnlockVault(folder=vault, passphrase="practice"))
    case = views.case(desk, "C-1")
    assert case.respondent_label == "Maribel"
    assert [*case.allegations, *case.exhibits, *case.removals] == ["A1", "E01", "R1"]
    assert case.removals["R1"].result is RemovalResult.COMPLIED
    assert [told.fact.sha256 for told in case.documents.values()] == [made.sha256]
    checked = perform(desk, VerifyVault()).made
    assert isinstance(checked, VaultChecked)
    assert checked.ok


@pytest.mark.usefixtures("vault")
class TestStepByStep:
    """Each part of the job on its own."""

    def test_an_exhibit_brings_its_account_post_and_time(self, empty_desk, paper):
        open_a_case(empty_desk)
        case = add(empty_desk, paper).case
        assert case is not None
        assert [*case.exhibits, *case.accounts, *case.posts] == ["E01", "C1", "P1"]
        shown = case.posts["P1"].shown_in("E01")
        assert shown is not None
        assert shown.shown == vaults.SHOWN

    def test_a_known_account_is_not_recorded_twice(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        case = add(empty_desk, paper).case
        assert case is not None
        assert list(case.accounts) == ["C1"]

    def test_the_same_bytes_are_told_to_be_the_same(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        add(empty_desk, paper)
        second = views.exhibits(views.case(empty_desk, "C-1"))[1]
        assert second.duplicate_of == ("E01",)

    def test_a_request_is_due_and_is_listed(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        ask(empty_desk)
        due = views.due(empty_desk, views.case(empty_desk, "C-1"))
        assert [item.number for item in due] == ["R1"]

    def test_a_post_still_there_leaves_the_request_open(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        ask(empty_desk)
        case = look(empty_desk, Seen.VISIBLE).case
        assert case is not None
        assert case.removals["R1"].result is None

    def test_the_timeline_holds_what_happened(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        ask(empty_desk)
        events = views.timeline(views.case(empty_desk, "C-1"))
        assert len(events) > 2
        assert list(events) == sorted(events, key=lambda event: event.at)

    def test_what_is_missing_says_how_to_mend_it(self, empty_desk):
        open_a_case(empty_desk)
        gaps = views.missing(empty_desk, views.case(empty_desk, "C-1"))
        assert gaps
        assert all(gap.what and gap.mend for gap in gaps)

    def test_a_copy_that_goes_out_is_the_file_and_is_recorded(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        out = paper.with_name("copy.txt")
        perform(empty_desk, ExportExhibit(case="C-1", exhibit="E01", out=out))
        assert out.read_bytes() == paper.read_bytes()
        steps_taken = views.case(empty_desk, "C-1").steps.values()
        assert ["E01" in told.fact.what for told in steps_taken] == [True]

    def test_exhibits_are_checked_one_by_one(self, empty_desk, paper):
        open_a_case(empty_desk)
        add(empty_desk, paper)
        made = perform(empty_desk, VerifyExhibits(case="C-1")).made
        assert isinstance(made, tuple)
        assert [(each.number, each.problem) for each in made] == [("E01", "")]

    def test_a_long_piece_of_work_tells_how_far_it_is(self, empty_desk, tmp_path):
        open_a_case(empty_desk)
        film = tmp_path / "film.bin"
        film.write_bytes(bytes(20 << 20))
        told = list(steps(empty_desk, AdmitExhibit(case="C-1", file=film)))
        kept = [step.done for step in told if isinstance(step, Progress) and step.done]
        assert kept[-2:] == [8 << 20, 16 << 20]
        assert isinstance(told[-1], Done)
