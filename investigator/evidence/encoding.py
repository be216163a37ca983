"""Writes a picture's pixels as a new file, with nothing beside them."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from investigator.evidence.limits import FEW_COLOURS, JPEG_QUALITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A re-encoded copy. Its fingerprint is its own, never the original's."""

    data: bytes
    type: str
    width: int
    height: int
    sha256: str


def encoded(picture: Image.Image, *, exact: bool = False, quality: int = 0) -> Encoded:
    """PNG for few colours or where every pixel must stay, else JPEG; alike each time."""
    few = exact or picture.getcolors(FEW_COLOURS) is not None
    return as_file(picture, png=few, quality=quality)


def as_file(picture: Image.Image, *, png: bool, quality: int = 0) -> Encoded:
    """The picture in the form that was chosen."""
    held = io.BytesIO()
    if png:
        picture.save(held, "PNG", compress_level=9)
    else:
        chosen = quality or JPEG_QUALITY
        picture.save(held, "JPEG", quality=chosen, subsampling=0, optimize=False)
    made = held.getvalue()
    return Encoded(
        data=made,
        type="image/png" if png else "image/jpeg",
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(made).hexdigest(),
    )
