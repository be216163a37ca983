"""What is repaired after layout, on files made for the purpose."""

import zlib
from io import BytesIO

import pikepdf
import pytest

from investigator.documents.check import check
from investigator.documents.finalise import _end_plainly
from investigator.documents.make import Made
from investigator.documents.metadata import about, packet


def ending_in(end: bytes) -> bytes:
    """Text whose compressed form ends in that byte."""
    return next(
        data
        for at in range(100_000)
        if zlib.compress(data := f"q Q % {at}".encode(), 9).endswith(end)
    )


@pytest.mark.parametrize("end", [b"\r", b"\n", b"x"])
def test_no_stream_ends_in_a_line_end_and_none_loses_a_byte(end: bytes):
    data = ending_in(end)
    pdf = pikepdf.new()
    stream = pdf.make_stream(data)
    _end_plainly(pdf)
    assert not stream.read_raw_bytes().endswith((b"\r", b"\n"))
    assert stream.read_bytes() == data


def test_the_packet_is_xml_whatever_a_title_holds():
    heading = {
        "reference": "R\0<&]]>",
        "title": "\u202e\ud800 <b>",
        "trust": "T",
        "subtitle": "",
        "language": "en-GB",
        "record": {"head": "0" * 64},
        "generated": {"made_at": "2026-11-20T16:30:05Z"},
    }
    said = packet(about(heading), "WeasyPrint")
    assert b"R&lt;U+0000&gt;&lt;&amp;]]&gt;" in said
    assert b"<b>" not in said


@pytest.mark.document
def test_a_planted_fault_is_found(final: Made):
    with pikepdf.open(BytesIO(final.pdf)) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
        )
        del pdf.Root.PageLabels
        del pdf.Root.Names
        out = BytesIO()
        pdf.save(out)
    found = check(out.getvalue(), ())
    assert not found.passed
    assert not found.still
    assert not found.links
    assert not found.pdfa


@pytest.mark.document
def test_a_place_on_another_page_than_listed_is_found(final: Made):
    found = check(final.pdf, (("section-1", 1),))
    assert not found.contents
