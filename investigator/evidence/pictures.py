"""Opens PNG, JPEG, WebP, GIF and HEIC pictures within limits and tells what is in them."""

import warnings
from typing import BinaryIO

from PIL import ExifTags, Image

from investigator.domain.errors import Refused
from investigator.evidence import faults
from investigator.evidence.found import Found, PictureFacts
from investigator.evidence.limits import MAX_FIELDS, MAX_FRAMES, MAX_PIXELS
from investigator.evidence.observations import TimeFound, exif_time, kept_text, png_time
from investigator.evidence.practice_mark import carries_mark
from investigator.evidence.practice_post import TEXT_KEY
from investigator.evidence.readers import chunks

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")

PARSER_FAULTS = (
    *faults.PARSER_FAULTS,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What libraries raise on broken files; such a file is kept, and the fault is told."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class TooLarge(Refused):
    """A picture of more pixels than are ever opened."""


def open_picture(stream: BinaryIO) -> Image.Image:
    """The picture, not yet decoded; `TooLarge` before any of its pixels take memory."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture = Image.open(stream, formats=_formats(stream))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_large() from None
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large()
    return picture


def _formats(stream: BinaryIO) -> tuple[str, ...]:
    """The kinds that may be meant; what opens HEIC is loaded for a HEIC file only."""
    head = stream.read(12)
    stream.seek(0)
    if head[4:8] != b"ftyp":
        return FORMATS
    from investigator.evidence.readers import heic

    heic.make_known()
    return (heic.FORMAT,)


def look(stream: BinaryIO, kind: str) -> Found:
    """The facts of a picture of this media type; what cannot be read becomes a note."""
    try:
        picture = open_picture(stream)
    except TooLarge as refused:
        return Found(notes=(f"{refused.sentence} It is kept without being opened.",))
    except PARSER_FAULTS:
        return Found(
            notes=("This picture is damaged: it could not be opened. It is kept.",)
        )
    frames = _frames(picture, stream, kind)
    keys = _text_keys(picture)
    times, place = _camera(picture)
    if kind == "image/png":
        times += _png_times(stream)
    notes: list[str] = []
    if frames > MAX_FRAMES:
        notes.append(f"It has more than {MAX_FRAMES} frames; only the first was looked at.")
    if place:
        notes.append("It says where it was taken. Copies for documents leave that out.")
    marked = TEXT_KEY in keys
    try:
        marked = carries_mark(picture) or marked
    except PARSER_FAULTS:
        notes.append("This picture is cut short or damaged: not all of it can be shown.")
    facts = PictureFacts(
        width=picture.width,
        height=picture.height,
        frames=frames,
        has_place=place,
        text_keys=keys,
    )
    return Found(picture=facts, practice_mark=marked, times=times, notes=tuple(notes))


def _too_large() -> TooLarge:
    return TooLarge(
        f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels.",
        remedy="Ask for a smaller picture to show beside it.",
    )


def _frames(picture: Image.Image, stream: BinaryIO, kind: str) -> int:
    """Counted from the file's own blocks: Pillow would decode each frame of a GIF."""
    if kind == "image/gif":
        at = stream.tell()
        count = chunks.gif_frames(stream, MAX_FRAMES + 1)
        stream.seek(at)
        return max(count, 1)
    frames = getattr(picture, "n_frames", 1)
    return frames if isinstance(frames, int) else 1


def _text_keys(picture: Image.Image) -> tuple[str, ...]:
    """Names of the text fields that stand before the pixels."""
    structural = {
        "exif",
        "icc_profile",
        "xmp",
        "photoshop",
        "transparency",
        "srgb",
        "gamma",
    }
    keys = [
        kept_text(str(key))
        for key, value in picture.info.items()
        if isinstance(value, str) and str(key).lower() not in structural
    ]
    return tuple(keys[:MAX_FIELDS])


def _camera(picture: Image.Image) -> tuple[tuple[TimeFound, ...], bool]:
    """The time that a camera wrote, and whether it wrote a place."""
    try:
        exif = picture.getexif()
        inside = exif.get_ifd(ExifTags.IFD.Exif)
        place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except PARSER_FAULTS:
        return (), False
    tags = ExifTags.Base
    taken, offset, fraction = (
        str(inside.get(tag, ""))
        for tag in (tags.DateTimeOriginal, tags.OffsetTimeOriginal, tags.SubsecTimeOriginal)
    )
    found = exif_time(taken, offset, fraction)
    return ((found,) if found else ()), place


def _png_times(stream: BinaryIO) -> tuple[TimeFound, ...]:
    """Pillow does not tell tIME, so it is read here; the stream is left where it was."""
    at = stream.tell()
    data = chunks.png_chunk(stream, b"tIME", most=16)
    stream.seek(at)
    found = png_time(data) if data is not None else None
    return (found,) if found else ()
