"""Every kind is told by its bytes; names and lies are noted and believed by nobody."""

import json

import pytest

from investigator.evidence import kinds
from tests.evidence import samples

_EMAIL = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Hello\r\n\r\nHi"
_SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\n"
    b"Subject: A page\r\nDate: Fri, 6 Nov 2026 15:20:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b\r\n'
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

KINDS = {
    "png": (samples.png(), kinds.PNG),
    "jpeg": (samples.jpeg(), kinds.JPEG),
    "webp": (samples.saved(samples.picture(), "WEBP"), kinds.WEBP),
    "gif": (samples.gif_of(1), kinds.GIF),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", kinds.HEIC),
    "avif": (b"\0\0\0\x18ftypavif\0\0\0\0", kinds.AVIF),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", kinds.PDF),
    "zip": (samples.zipped("a.txt"), kinds.ZIP),
    "docx": (samples.zipped("[Content_Types].xml", "word/document.xml"), kinds.DOCX),
    "xlsx": (samples.zipped("[Content_Types].xml", "xl/workbook.xml"), kinds.XLSX),
    "pptx": (samples.zipped("ppt/presentation.xml"), kinds.PPTX),
    "mp4": (samples.film(), kinds.MP4),
    "mov": (samples.film(brand=b"qt  "), kinds.MOV),
    "old mov": (b"\0\0\0\x08wide\0\0\0\x08mdat", kinds.MOV),
    "m4a": (samples.film(brand=b"M4A "), kinds.M4A),
    "mp3 with a tag": (b"ID3\x04\0\0\0\0\0\x00" + bytes(40), kinds.MP3),
    "mp3 without": (b"\xff\xfb\x90\x64" + bytes(40), kinds.MP3),
    "ogg": (b"OggS\0\x02" + bytes(20) + b"OpusHead", kinds.OGG),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt " + bytes(20), kinds.WAV),
    "eml": (_EMAIL, kinds.EML),
    "mhtml": (_SAVED, kinds.MHTML),
    "html": (b"\n<!DOCTYPE html>\n<html><body>Hello</body></html>", kinds.HTML),
    "json": (json.dumps({"messages": [{"from": "a"}]}).encode(), kinds.JSON),
    "csv": (b"day,who,what\n1,a,x\n2,b,y\n", kinds.CSV),
    "plain": ("She said: “never again”.\nThat was all.".encode(), kinds.TEXT),
    "utf-16": ("Only words.".encode("utf-16"), kinds.TEXT),
    "msg": (_OLE + "__properties_version1.0".encode("utf-16-le"), kinds.MSG),
    "old office": (_OLE, kinds.OLE),
    "program": (b"MZ" + bytes(120) + b"PE\0\0" + bytes(60), kinds.WINDOWS),
    "unknown": (b"\x00\x01\x02\xfe\xff" * 40, kinds.OPAQUE),
    "latin-1 is no known text": (b"caf\xe9 \xe9\xe8 done", kinds.OPAQUE),
}


@pytest.mark.parametrize(("data", "media"), KINDS.values(), ids=KINDS)
def test_a_kind_is_told_by_its_bytes(data, media):
    assert kinds.kind_of(data, data, whole=True) == media


@pytest.mark.parametrize(
    "data", [b"MZ was her nickname.", b"ID3 tags are old.", b"BM, later"]
)
def test_words_that_begin_like_a_magic_number_stay_words(data):
    assert kinds.kind_of(data, whole=True) == kinds.TEXT


def test_a_letter_cut_in_two_by_the_end_of_the_head_is_forgiven():
    head = "né".encode()[:-1]
    assert kinds.kind_of(head) == kinds.TEXT
    assert kinds.kind_of(head, whole=True) == kinds.OPAQUE


def test_json_nested_beyond_all_reason_is_plain_text_and_no_fault():
    assert kinds.kind_of(b"[" * 200_000, whole=True) == kinds.TEXT


def test_broken_json_is_plain_text():
    assert kinds.kind_of(b'{"from": "a", ', whole=True) == kinds.TEXT


def test_ordinary_files_are_not_said_to_be_two_things():
    for data, media in KINDS.values():
        if media != kinds.WINDOWS:
            assert kinds.also(data, data, media) == ()


POLYGLOTS = {
    "archive behind a picture": (
        samples.png() + samples.zipped("a"),
        kinds.PNG,
        "could also be read as a ZIP archive",
    ),
    "bytes behind a picture": (samples.png() + b"more", kinds.PNG, "Bytes follow the end"),
    "pdf inside a picture": (
        samples.png_with(samples.chunk(b"tEXt", b"Comment\0%PDF-1.4")),
        kinds.PNG,
        "could also be read as a PDF document",
    ),
    "page inside a gif": (
        samples.gif_of(1) + b"<script >alert(1)</script>",
        kinds.GIF,
        "could also be read as a web page",
    ),
    "archive behind a pdf": (
        b"%PDF-1.4\n" + samples.zipped("a"),
        kinds.PDF,
        "could also be read as a ZIP archive",
    ),
}


@pytest.mark.parametrize(("data", "media", "said"), POLYGLOTS.values(), ids=POLYGLOTS)
def test_a_file_that_is_two_things_is_told_to_be(data, media, said):
    assert kinds.kind_of(data, data, whole=True) == media
    assert any(said in note for note in kinds.also(data, data, media))


def test_an_archive_comment_that_does_not_fit_is_no_archive():
    stray = samples.png() + b"PK\x05\x06" + bytes(16) + b"\xff\xff"
    assert not any("ZIP" in note for note in kinds.also(stray, stray, kinds.PNG))


def test_a_program_is_kept_and_said_never_to_be_started():
    (note,) = kinds.also(b"MZ", b"MZ", kinds.WINDOWS)
    assert note == "This file is a program. It is kept and never started."


def test_a_name_of_another_kind_is_told():
    assert kinds.name_disagrees("pay.JPG", kinds.PNG) == (
        "The name ends in .jpg, and the bytes are: PNG picture."
    )


@pytest.mark.parametrize("name", ["pay.png", "pay", ".jpg", "pay.xyz", "pay.PNG"])
def test_a_name_that_fits_or_says_nothing_is_not_remarked_on(name):
    assert kinds.name_disagrees(name, kinds.PNG) is None
