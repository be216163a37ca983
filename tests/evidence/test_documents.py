"""PDFs, Word documents and workbooks give text, dates and warnings; nothing acts."""

import pikepdf
import pytest

from investigator.evidence.contents import SURVEY, contents, member
from investigator.evidence.observations import TimeSource
from investigator.evidence.readers import pdfs
from tests.evidence import made_documents as made
from tests.evidence import samples
from tests.evidence.written import packed


def iso(got):
    return [(one.source, samples.there(one.instant).iso()) for one in got.observations]


def test_a_pdf_gives_the_words_of_its_pages_its_dates_and_its_maker(helper):
    got = contents(made.pdf(), helper)
    assert got.text == "[page 1]\nFirst page\n\n[page 2]\nSecond\n"
    assert iso(got) == [
        (TimeSource.PDF_CREATED, "2025-03-14T21:14:05Z"),
        (TimeSource.PDF_CHANGED, "2025-03-15T08:00:00Z"),
    ]
    assert got.notes == ("It has 2 pages.", "It says that it was made by Field Printer 1.")
    assert contents(made.pdf(), helper, SURVEY).text == ""


def test_what_in_a_pdf_would_act_is_a_badge(helper):
    got = contents(made.pdf(acting=made.acts), helper)
    assert set(got.badges) == {
        "script",
        "files inside",
        "acts when opened",
        "starts a program",
    }
    assert "This PDF holds a script." in got.notes


def test_a_pdf_that_turns_to_a_page_has_no_badge(helper):
    def turns(pdf):
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo)

    assert contents(made.pdf(acting=turns), helper).badges == ()


def test_a_pdf_with_a_password_is_kept_and_said_to_be_locked(helper):
    locked = made.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    got = contents(locked, helper)
    assert (got.notes, got.badges, got.text) == ((pdfs.LOCKED,), ("locked",), "")
    only = made.pdf(encryption=pikepdf.Encryption(owner="a", user=""))
    assert "locked for changes" in contents(only, helper).badges


def test_a_pdf_of_600_pages_is_read_so_far(helper):
    got = contents(made.pdf(pages=("x",) * 600), helper)
    assert "The words of its first 500 pages were read." in got.notes
    assert "[page 500]" in got.text
    assert "[page 501]" not in got.text


def test_a_word_document_gives_its_paragraphs_what_was_removed_and_its_comments(helper):
    got = contents(made.docx(), helper)
    assert got.text.splitlines() == [
        "First & foremost",
        "a\tb[removed: gone]",
        "",
        "Comments:",
        "Really?",
    ]
    assert iso(got) == [
        (TimeSource.DOCUMENT_MADE, "2025-03-14T21:14:05Z"),
        (TimeSource.DOCUMENT_CHANGED, "2025-03-15T08:00:00Z"),
    ]
    assert "It says that it was written by Rowan Quill." in got.notes
    (one,) = got.attachments
    assert (one.label, one.what) == ("word/media/image1.png", "PNG picture")
    assert b"".join(member(made.docx(), one.number, helper)) == b"\x89PNG\r\n\x1a\n"


def test_macros_and_files_from_elsewhere_are_said(helper):
    rels = (
        '<Relationships><Relationship Type="http://x/attachedTemplate" '
        'Target="http://192.0.2.1/t.dotm" TargetMode="External"/></Relationships>'
    )
    got = contents(
        made.docx(**{"word/vbaProject.bin": b"code", "word/_rels/settings.xml.rels": rels}),
        helper,
    )
    assert got.badges == ("macros",)
    assert "It holds macros, which are never started." in got.notes
    assert "It names files elsewhere, which were not fetched." in got.notes


def test_a_link_that_a_reader_may_follow_is_no_warning(helper):
    rels = (
        '<Relationships><Relationship Type="http://x/hyperlink" '
        'Target="http://example.org" TargetMode="External"/></Relationships>'
    )
    got = contents(made.docx(**{"word/_rels/document.xml.rels": rels}), helper)
    assert not any("elsewhere" in note for note in got.notes)


def test_a_workbook_gives_its_cells_row_by_row(helper):
    got = contents(packed(made.XLSX), helper)
    assert got.text.splitlines() == [
        "[sheet Log]",
        "A1 who\tB1 17.5",
        "A2 Pupil A\tB2 TRUE\tC2 here\tD2 ?",
        "[sheet Two]",
    ]


BAD_XML = {
    "an entity of the outside": (
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        "declares entities",
    ),
    "laughs without end": (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>',
        "declares entities",
    ),
    "cut short": ("<w:document><w:p>", "damaged"),
    "nested without end": ("<a>" * 5_000, "nested beyond reason"),
}


@pytest.mark.parametrize(("xml", "said"), BAD_XML.values(), ids=BAD_XML)
def test_a_part_that_attacks_is_not_read_and_the_rest_is_told(helper, xml, said):
    got = contents(made.docx(**{"word/document.xml": xml}), helper)
    assert any(said in note for note in got.notes), got.notes
    assert "root:" not in got.text
    assert got.observations
