"""What a file is, told by its bytes and never by its name."""

import re
from dataclasses import dataclass

from investigator.evidence import text_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A media type, and the same in plain words."""

    type: str
    what: str


OPAQUE = Media(type="application/octet-stream", what="File of an unknown kind")
PNG = Media(type="image/png", what="PNG picture")
JPEG = Media(type="image/jpeg", what="JPEG picture")
WEBP = Media(type="image/webp", what="WebP picture")
GIF = Media(type="image/gif", what="GIF picture")
HEIC = Media(type="image/heic", what="HEIC picture")
AVIF = Media(type="image/avif", what="AVIF picture")
PDF = Media(type="application/pdf", what="PDF document")
ZIP = Media(type="application/zip", what="ZIP archive")
MP4 = Media(type="video/mp4", what="MP4 film")
MOV = Media(type="video/quicktime", what="QuickTime film")
M4A = Media(type="audio/mp4", what="M4A sound recording")
MP3 = Media(type="audio/mpeg", what="MP3 sound recording")
OGG = Media(type="audio/ogg", what="Ogg sound recording")
WAV = Media(type="audio/wav", what="WAV sound recording")
EML = Media(type="message/rfc822", what="E-mail message")
MHTML = Media(type="multipart/related", what="Saved web page (MHTML)")
HTML = Media(type="text/html", what="Web page (HTML)")
JSON = Media(type="application/json", what="JSON data")
CSV = Media(type="text/csv", what="Table in text (CSV)")
TEXT = Media(type="text/plain", what="Plain text")
MSG = Media(type="application/vnd.ms-outlook", what="Outlook message")
WINDOWS = Media(type="application/x-msdownload", what="Windows program")
OLE = Media(type="application/x-ole-storage", what="Older Office file")

PICTURES = frozenset({PNG.type, JPEG.type, WEBP.type, GIF.type, HEIC.type})
"""The kinds that are opened as pictures; everything else stays closed."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = Media(type=f"{_OFFICE}.wordprocessingml.document", what="Word document")
XLSX = Media(type=f"{_OFFICE}.spreadsheetml.sheet", what="Excel workbook")
PPTX = Media(type=f"{_OFFICE}.presentationml.presentation", what="PowerPoint slides")
_INSIDE_ZIP = (
    (b"word/document.xml", DOCX),
    (b"xl/workbook", XLSX),
    (b"ppt/presentation", PPTX),
)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"OggS", OGG),
    (b"ID3\2", MP3),
    (b"ID3\3", MP3),
    (b"ID3\4", MP3),
    (b"\x1aE\xdf\xa3", Media(type="video/webm", what="WebM film")),
    (b"II*\0", Media(type="image/tiff", what="TIFF picture")),
    (b"MM\0*", Media(type="image/tiff", what="TIFF picture")),
    (b"{\\rtf", Media(type="application/rtf", what="Rich text document")),
    (b"\x7fELF", Media(type="application/x-executable", what="Linux program")),
    (b"Rar!\x1a\x07", Media(type="application/vnd.rar", what="RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Media(type="application/x-7z-compressed", what="7z archive")),
    (b"\x1f\x8b\x08", Media(type="application/gzip", what="Gzip archive")),
)
_RIFF = {
    b"WEBP": WEBP,
    b"WAVE": WAV,
    b"AVI ": Media(type="video/x-msvideo", what="AVI film"),
}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"avif", b"avis"), AVIF),
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P "), M4A),
    b"qt  ": MOV,
}
_MPEG_LAYER_3 = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x00-\xef]")
_OLD_FILM_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_TEXT_MEDIA = {
    text_kinds.Writing.EMAIL: EML,
    text_kinds.Writing.SAVED_PAGE: MHTML,
    text_kinds.Writing.PAGE: HTML,
    text_kinds.Writing.JSON: JSON,
    text_kinds.Writing.TABLE: CSV,
    text_kinds.Writing.PLAIN: TEXT,
}
_ENDINGS = {
    ending: media
    for media, endings in (
        (PNG, "png"),
        (JPEG, "jpg jpeg"),
        (GIF, "gif"),
        (WEBP, "webp"),
        (HEIC, "heic heif"),
        (PDF, "pdf"),
        (ZIP, "zip"),
        (MP4, "mp4 m4v"),
        (MOV, "mov"),
        (M4A, "m4a"),
        (MP3, "mp3"),
        (OGG, "ogg opus"),
        (WAV, "wav"),
        (EML, "eml"),
        (MSG, "msg"),
        (MHTML, "mht mhtml"),
        (HTML, "htm html"),
        (JSON, "json"),
        (DOCX, "docx"),
        (XLSX, "xlsx"),
        (PPTX, "pptx"),
    )
    for ending in endings.split()
}


def kind_of(head: bytes, tail: bytes = b"", *, whole: bool = False) -> Media:
    """The kind, from the first and last bytes; `whole` when `head` is the whole file."""
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return media
    return (
        _boxed(head)
        or _zipped(head, tail)
        or _compound(head, tail)
        or _bare(head)
        or _written(head, whole=whole)
        or OPAQUE
    )


def also(head: bytes, tail: bytes, media: Media) -> tuple[str, ...]:
    """Sentences on bytes that could be read as a second kind, or that follow the end."""
    found = [
        what
        for what, present in (
            ("a PDF document", media != PDF and b"%PDF-" in head[:1024]),
            ("a ZIP archive", not _is_archive(media) and _ends_as_zip(tail)),
            ("a web page", _opaque_to_text(media) and _page_inside(head + tail)),
        )
        if present
    ]
    notes = [f"This {media.what} could also be read as {what}." for what in found]
    if media == PNG and _bytes_after_png(tail):
        notes.append("Bytes follow the end of this PNG picture.")
    if media.what.endswith("program"):
        notes.append("This file is a program. It is kept and never started.")
    return tuple(notes)


def name_disagrees(name: str, media: Media) -> str | None:
    """A sentence when the ending of the name speaks of another kind."""
    stem, dot, ending = name.rpartition(".")
    said = _ENDINGS.get(ending.lower()) if dot and stem else None
    if said is None or said == media or {said, media} <= {MP4, MOV, M4A}:
        return None
    return f"The name ends in .{ending.lower()}, and the bytes are: {media.what}."


def _boxed(head: bytes) -> Media | None:
    """RIFF files, and those made of ISO boxes."""
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], MP4)
    return MOV if head[4:8] in _OLD_FILM_BOXES else None


def _zipped(head: bytes, tail: bytes) -> Media | None:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    for member, media in _INSIDE_ZIP:
        if member in head or member in tail:
            return media
    return ZIP


def _compound(head: bytes, tail: bytes) -> Media | None:
    """Microsoft's older container; an Outlook message names its property stream inside."""
    if not head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return None
    stream = "__properties_version1.0".encode("utf-16-le")
    return MSG if stream in head or stream in tail else OLE


def _bare(head: bytes) -> Media | None:
    """Kinds without a magic number of their own: untagged MP3 and Windows programs."""
    if _MPEG_LAYER_3.match(head):
        return MP3
    return WINDOWS if head.startswith(b"MZ") and b"PE\0\0" in head[:4096] else None


def _written(head: bytes, *, whole: bool) -> Media | None:
    writing = text_kinds.writing_of(head, whole=whole)
    return None if writing is None else _TEXT_MEDIA[writing]


def _is_archive(media: Media) -> bool:
    return media == ZIP or media.type.startswith(_OFFICE)


def _ends_as_zip(tail: bytes) -> bool:
    """Whether the last bytes are an archive's end record whose comment fits exactly."""
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return at + 22 + comment <= len(tail)


def _opaque_to_text(media: Media) -> bool:
    return media.type.startswith(("image/", "audio/", "video/")) or media == PDF


def _page_inside(data: bytes) -> bool:
    return re.search(rb"(?i)<(html|script)[\s>]", data) is not None


def _bytes_after_png(tail: bytes) -> bool:
    at = tail.rfind(b"IEND\xaeB`\x82")
    return at >= 0 and at + 8 < len(tail)
