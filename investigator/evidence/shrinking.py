"""Makes the copy of a picture that goes into documents: smaller, upright, pixels only."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from investigator.domain.errors import Refused
from investigator.evidence.limits import FEW_COLOURS, JPEG_QUALITY, LONGEST_SIDE
from investigator.evidence.pictures import PARSER_FAULTS, open_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCopy:
    """A re-encoded copy. Its fingerprint is its own, never the original's."""

    data: bytes
    type: str
    width: int
    height: int
    sha256: str


def shrink(data: bytes) -> SmallCopy:
    """The same picture gives the same bytes; no place, date, profile or text goes along."""
    picture = open_picture_or_refuse(data)
    few = picture.getcolors(FEW_COLOURS) is not None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    held = io.BytesIO()
    if few:
        picture.save(held, "PNG", compress_level=9)
    else:
        picture.save(held, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=False)
    made = held.getvalue()
    return SmallCopy(
        data=made,
        type="image/png" if few else "image/jpeg",
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(made).hexdigest(),
    )


def open_picture_or_refuse(data: bytes) -> Image.Image:
    """Bare pixels, upright, on white where they were see-through."""
    try:
        picture = open_picture(io.BytesIO(data))
        picture.load()
        return _flat(ImageOps.exif_transpose(picture))
    except PARSER_FAULTS:
        raise Refused(
            "This picture cannot be shown: it is damaged or of a kind that is not opened.",
            remedy="The original is kept as it is. Describe in words what it shows.",
        ) from None


def _flat(picture: Image.Image) -> Image.Image:
    """A new RGB picture of the pixels alone, so that nothing else can travel."""
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        ground = Image.new("RGBA", over.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(ground, over)
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare
