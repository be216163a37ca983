"""The report as a file: standards, tags, faces, and marks that can be seen."""

from collections import Counter
from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest

from investigator.documents.finalise import elements
from investigator.documents.glyphs import FAMILIES
from investigator.documents.make import Made

pytestmark = pytest.mark.document
RED = (155, 28, 28)


@pytest.fixture(scope="module")
def opened(draft: Made):
    with pikepdf.open(BytesIO(draft.pdf)) as pdf:
        yield pdf


def test_every_check_is_met(draft: Made, final: Made):
    assert draft.checks.faults == ()
    assert final.checks.passed
    assert draft.checks.pdfa
    assert draft.checks.pdfua


def test_both_standards_hold_when_asked_again(draft: Made):
    profiles = page.ValidationProfile
    for profile in (profiles.PDF_A_3A, profiles.PDF_UA_1):
        assert page.validate_pdf_bytes(draft.pdf, profile=profile).is_compliant


def test_only_our_own_faces_are_used_and_all_are_embedded(opened: pikepdf.Pdf):
    faces = {
        str(thing.FontName).rpartition("+")[2]: "/FontFile2" in thing
        for thing in opened.objects
        if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing
    }
    assert {name.partition("-")[0] for name in faces} <= FAMILIES
    assert all(faces.values())
    assert {"InvBody", "InvMono", "InvArabic", "InvEmoji"} <= set(faces)


def test_every_heading_cell_says_what_it_heads(opened: pikepdf.Pdf):
    tags = list(elements(opened.Root.StructTreeRoot.K[0]))
    scopes = Counter(str(tag.A.Scope) for tag in tags if tag.S == "/TH")
    assert scopes["/Column"] > 10
    assert scopes["/Row"] > 40


def test_every_picture_says_in_words_what_it_shows(opened: pikepdf.Pdf):
    tags = list(elements(opened.Root.StructTreeRoot.K[0]))
    figures = [tag for tag in tags if tag.S == "/Figure"]
    assert len(figures) == 31
    assert all(str(tag.Alt).startswith("Screenshot of a post") for tag in figures)


def test_running_heads_are_not_read_out(opened: pikepdf.Pdf):
    for leaf in opened.pages:
        marks = [
            one.operands
            for one in pikepdf.parse_content_stream(leaf)
            if str(one.operator) == "BDC" and one.operands[0] == "/Artifact"
        ]
        assert len(marks) >= 4
        assert all(operands[1].Type == "/Pagination" for operands in marks)


def test_a_viewer_counts_pages_as_they_are_printed(opened: pikepdf.Pdf):
    assert [leaf.label for leaf in opened.pages] == [
        str(at) for at in range(1, len(opened.pages) + 1)
    ]


def test_nothing_is_attached_and_nothing_runs(opened: pikepdf.Pdf):
    assert not opened.attachments
    assert "/AA" not in opened.Root
    assert b"/JavaScript" not in opened.Root.unparse(resolved=True)


def test_bookmarks_lead_to_every_section(opened: pikepdf.Pdf):
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "1Summary" in [title.replace(" ", "") for title in titles]
    assert len(titles) == 23


def test_the_file_says_which_case_and_which_entry_it_is_of(opened: pikepdf.Pdf):
    said = opened.Root.Metadata.read_raw_bytes().decode()
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "<inv:reference>PRAC-SM-2026-0001</inv:reference>" in said


def test_the_draft_mark_can_be_seen_on_every_page(draft: Made):
    pdf = pypdfium2.PdfDocument(draft.pdf)
    for at in range(len(pdf)):
        assert red(pdf[at]) > 10
    pdf.close()


def test_a_final_page_has_no_red_draft_mark_but_shows_practice(final: Made):
    pdf = pypdfium2.PdfDocument(final.pdf)
    assert all(red(pdf[at]) > 10 for at in range(len(pdf)))
    pdf.close()


def test_the_large_mark_lies_behind_the_words_and_stays_pale(draft: Made):
    pdf = pypdfium2.PdfDocument(draft.pdf)
    picture = pdf[1].render(scale=1).to_pil().convert("RGB")
    middle = picture.crop((150, 250, 450, 600)).getcolors(100_000)
    assert middle is not None
    pale = sum(count for count, colour in middle if 225 < colour[1] < 245)
    assert pale > 5_000
    assert min(min(colour) for _, colour in middle) > 200
    pdf.close()


def red(leaf: pypdfium2.PdfPage) -> int:
    """How many red points stand in the middle of the running head."""
    picture = leaf.render(scale=1).to_pil().convert("RGB")
    width, height = picture.size
    head = picture.crop((width // 3, 0, width * 2 // 3, height // 8))
    colours = head.getcolors(1_000_000) or []
    return sum(
        count
        for count, colour in colours
        if max(abs(one - two) for one, two in zip(colour, RED, strict=True)) < 40
    )
