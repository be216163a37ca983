"""Commands that record something, told as one JSON document and in lines."""

import sys
from pathlib import Path

import pytest

from investigator.casework.desk import Done
from investigator.casework.documents import DocumentMade
from investigator.casework.perform import HANDLERS
from investigator.documents.checks import Checks
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged
from investigator.domain.issued import DocumentState
from investigator.storage.kept import Kept
from tests.casework.vaults import REF
from tests.cli.contract import EXHIBIT, REMOVAL, fits
from tests.cli.running import Ran, call


@pytest.mark.parametrize("as_json", [True, False])
class TestWriting:
    """Commands that record something, told as JSON and in lines."""

    def ran(self, vault, as_json, *words: object) -> Ran:
        return call(*words, "--vault", vault, *(["--json"] if as_json else []))

    def test_a_case_is_opened(self, vault, as_json):
        ran = self.ran(
            *(vault, as_json, "case", "new", "--title", "Posts", "--school", "B"),
            *("--respondent", "Ann", "--category", "employee", "--words", "Look."),
            *("--seen", "2026-11-20T10:00:00Z", "--reported", "2026-11-21T10:00:00Z"),
            *("--by", "Bo", "--to", "Cy", "--ref", "C-2"),
        )
        assert ran.code == 0
        assert ran.json == {"ref": "C-2"} if as_json else "C-2 is open" in ran.out

    def test_a_case_is_moved(self, vault, as_json):
        ran = self.ran(vault, as_json, "case", "move", REF, "triage")
        expected = {"ref": REF, "state": "triage"}
        assert ran.json == expected if as_json else f"{REF} is now: triage" in ran.out

    def test_files_become_exhibits(self, vault, as_json, paper):
        ran = self.ran(
            *(vault, as_json, "exhibit", "add", REF, paper, paper, "--url"),
            *("https://example.invalid/1", "--shown", "22 Nov 2026 10:00", "--zone", "UTC"),
            *("--captured", "2026-11-23T10:00:00Z", "--kind", "screenshot"),
        )
        assert ran.code == 0
        if as_json:
            assert fits(ran.json, [EXHIBIT])
            assert [each["id"] for each in ran.json] == ["E02", "E03"]
        else:
            assert "E02 added: paper.txt" in ran.out

    def test_a_copy_goes_out(self, vault, as_json, tmp_path):
        out = tmp_path / "copy.txt"
        ran = self.ran(vault, as_json, "exhibit", "export", REF, "E01", "--out", out)
        expected = {"file": str(out), "exhibit": "E01"}
        assert ran.json == expected if as_json else "is not encrypted" in ran.out
        assert out.exists()

    def test_removal_is_asked_and_looked_after(self, vault, as_json):
        asked = self.ran(
            *(vault, as_json, "removal", "ask", REF, "--item", "E01", "--breached"),
            *("7.5.1,7.5.2", "--by", "Ann", "--authority", "policy 2.3", "--how", "phone"),
            *(
                "--asked",
                "2026-11-23T16:30:00Z",
                "--working-days",
                "1",
                "--by-time",
                "17:00",
            ),
        )
        assert asked.code == 0
        looked = self.ran(
            *(vault, as_json, "removal", "check", REF, "R1", "--result", "gone"),
            *("--at", "2026-11-23T16:50:00Z"),
        )
        assert looked.code == 0
        if as_json:
            assert fits(asked.json, REMOVAL)
            assert fits(looked.json, REMOVAL)
            assert looked.json["result"] == "complied"
        else:
            assert "R1 is recorded. Due Tue 24 Nov 2026 17:00" in asked.out
            assert "R1: looked on" in looked.out

    def test_an_import_tells_what_came_in_and_what_did_not(self, vault, as_json, tmp_path):
        file = tmp_path / "cases.yaml"
        file.write_text("cases: [{ref: C-2, title: A, school: B, weather: wet}, {}]")
        ran = self.ran(vault, as_json, "case", "import", file)
        if as_json:
            assert ran.json["imported"] == ["C-2"]
            assert fits(ran.json["refused"], [{"where": str, "why": str}])
        else:
            assert "Not brought in: C-2 weather" in ran.out

    def test_an_altered_exhibit_is_told_and_is_exit_4(self, vault, as_json, monkeypatch):
        def altered(_kept, sha256):
            raise Damaged(f"Piece 1 of the bytes {sha256.short()} is damaged.")

        monkeypatch.setattr(Kept, "read", altered)
        ran = self.ran(vault, as_json, "exhibit", "verify", REF)
        assert ran.code == 4
        if as_json:
            assert ran.json["ok"] is False
            assert ran.json["exhibits"][0]["problem"].startswith("Piece 1")
        else:
            assert "E01: Piece 1" in ran.out


REPORT = ("document", "make", REF, "investigation-report", "--out")


@pytest.mark.document
def test_a_report_is_a_draft_as_long_as_something_is_missing(vault, tmp_path):
    out = tmp_path / "report.pdf"
    ran = call(*REPORT, out, "--vault", vault, "--json")
    assert ran.code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    told = ran.json
    checks = told.pop("checks")
    assert fits(
        told,
        {"file": str(out), "sha256": str, "pages": int, "state": "draft", "missing": [str]},
    )
    assert told["missing"]
    assert all(isinstance(checks[name], bool) for name in ("pdfa", "pdfua", "fonts"))


def made(*faults: str) -> DocumentMade:
    names = ("pdfa", "pdfua", "fonts", "links", "contents", "page_numbers", "still")
    return DocumentMade(
        file=Path("report.pdf"),
        sha256=Sha256("0" * 64),
        pages=3,
        state=DocumentState.DRAFT,
        missing=("The interview is missing.",),
        checks=Checks(**dict.fromkeys(names, not faults), faults=faults),
    )


def makes_it(_desk, _wanted):
    """A handler whose document holds."""
    yield Done(made=made())


def makes_it_badly(_desk, _wanted):
    """A handler whose document failed a check."""
    yield Done(made=made("No."))


@pytest.mark.parametrize(
    ("handler", "code", "said"),
    [(makes_it, 0, "Missing: The interview"), (makes_it_badly, 5, "Failed check: No.")],
)
def test_a_document_that_failed_a_check_is_exit_5(vault, monkeypatch, handler, code, said):
    monkeypatch.setitem(HANDLERS, "MakeDocument", f"{__name__}:{handler.__name__}")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    ran = call(*REPORT, "report.pdf", "--vault", vault)
    assert ran.code == code
    assert "Written: report.pdf (3 pages, draft)." in ran.out
    assert said in ran.out
    assert "The PDF is not encrypted" in ran.out
