"""A file is read by the child, byte for byte, and refused only when it cannot be read."""

import hashlib
import json
import sys

import pytest

from investigator.domain.instant import Instant
from investigator.evidence import intake, kinds
from investigator.evidence.chat_export import PracticeMessage, chat_export
from investigator.evidence.helper import Helper
from investigator.evidence.observations import TimeSource
from tests.evidence import samples


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_fingerprint_and_size_are_those_of_the_bytes(tmp_path, helper):
    data = samples.png() + bytes(3 * 1024 * 1024)
    got = intake.take_in(put(tmp_path, "pay.png", data), helper)
    assert got.sha256.hex == hashlib.sha256(data).hexdigest()
    assert (got.size, got.media, got.original_name) == (len(data), kinds.PNG, "pay.png")


def test_what_is_kept_later_is_read_again_and_comparable(tmp_path, helper):
    path = put(tmp_path, "pay.png", samples.png())
    got = intake.take_in(path, helper)
    with intake.open_source(path) as stream:
        assert hashlib.sha256(stream.read()).hexdigest() == got.sha256.hex


def test_a_photograph_tells_its_time_and_that_it_has_a_place_never_which(tmp_path, helper):
    got = intake.take_in(put(tmp_path, "p.jpg", samples.photo_with_place()), helper)
    assert samples.there(got.picture).has_place
    assert [samples.there(found.instant).iso() for found in got.observations] == [
        "2026-11-06T14:12:07.250Z"
    ]
    assert "56" not in json.dumps(got.notes)
    facts = got.file_facts()
    assert (facts.width, facts.height, facts.media) == (80, 40, "image/jpeg")
    assert facts.times_found[0].startswith("camera data: 2026:11:06 15:12:07")


def test_a_png_tells_its_time_and_its_text_fields(tmp_path, helper):
    data = samples.png_with(
        samples.chunk(b"tIME", bytes([7, 234, 11, 6, 15, 12, 7])),
        samples.chunk(b"tEXt", b"Software\0a phone"),
    )
    got = intake.take_in(put(tmp_path, "a.png", data), helper)
    assert samples.there(got.picture).text_keys == ("Software",)
    assert got.observations[0].source is TimeSource.PNG_TIME


def test_a_mail_tells_the_sender_s_time_and_the_servers(tmp_path, helper):
    data = (
        b"Received: from a by b; Fri, 6 Nov 2026 15:20:09 +0000\r\n"
        b"Date: Fri, 6 Nov 2026 15:20:00 +0000\r\nFrom: a@b.example\r\n\r\nText"
    )
    got = intake.take_in(put(tmp_path, "m.eml", data), helper)
    assert [
        (found.source.value, samples.there(found.instant).iso())
        for found in got.observations
    ] == [
        ("email_date", "2026-11-06T15:20:00Z"),
        ("email_received", "2026-11-06T15:20:09Z"),
    ]


def test_a_film_tells_when_it_was_made(tmp_path, helper):
    got = intake.take_in(put(tmp_path, "r.mp4", samples.film()), helper)
    assert samples.there(got.observations[0].instant).iso() == "2026-11-06T15:12:07Z"


def test_a_pdf_tells_its_date_and_what_in_it_would_act(tmp_path, helper):
    import pikepdf  # noqa: PLC0415 - only this test makes a PDF

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/CreationDate"] = "D:20261106151207+00'00'"
    script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    pdf.Root.OpenAction = script
    pdf.save(tmp_path / "d.pdf")
    got = intake.take_in(tmp_path / "d.pdf", helper)
    assert samples.there(got.observations[0].instant).iso() == "2026-11-06T15:12:07Z"
    assert "This PDF holds something that starts when it is opened." in got.notes


def test_a_practice_export_carries_its_mark_and_an_ordinary_one_does_not(tmp_path, helper):
    said = PracticeMessage(at=Instant.parse("2026-10-25T01:20:05.118Z"), sender="Pupil A")
    made = chat_export("rq.fieldnotes.fictional", (said,))
    assert intake.take_in(put(tmp_path, "e.json", made), helper).practice_mark
    other = json.dumps({"messages": [{"from": "a"}]}).encode()
    assert not intake.take_in(put(tmp_path, "o.json", other), helper).practice_mark


def test_a_link_to_a_file_is_followed(tmp_path, helper):
    put(tmp_path, "pay.png", samples.png())
    (tmp_path / "link.png").symlink_to(tmp_path / "pay.png")
    assert intake.take_in(tmp_path / "link.png", helper).media == kinds.PNG


def test_a_large_file_is_asked_about_and_then_taken(tmp_path):
    path = put(tmp_path, "film.mov", samples.film(brand=b"qt  ") + bytes(9 * 1024**2))
    words = "from investigator.evidence import child; child.ASK_ABOVE = 1000; child.main()"
    with Helper(command=(sys.executable, "-P", "-c", words)) as strict:
        with pytest.raises(intake.EvidenceUnreadable, match=r"film\.mov is large"):
            intake.take_in(path, strict)
        told = list(intake.taking_in(path, strict, large_confirmed=True))
        assert max(step.done for step in told) == 8 * 1024**2
        assert intake.take_in(path, strict, large_confirmed=True).media == kinds.MOV


def test_closing_half_way_stops_the_reading_and_the_next_file_is_read(tmp_path, helper):
    path = tmp_path / "long.bin"
    with path.open("wb") as sparse:
        sparse.truncate(600 * 1024**2)
    steps = intake.taking_in(path, helper)
    next(steps)
    steps.close()
    small = put(tmp_path, "a.png", samples.png())
    assert intake.take_in(small, helper).media == kinds.PNG
