"""Makes the copy of a picture that goes into documents: smaller, upright, pixels only."""

import io

from PIL import Image, ImageOps

from investigator.domain.errors import Refused
from investigator.evidence.encoding import Encoded, as_file
from investigator.evidence.limits import FEW_COLOURS, LONGEST_SIDE
from investigator.evidence.pictures import PARSER_FAULTS, open_picture


def shrink(data: bytes) -> Encoded:
    """The same picture gives the same bytes; no place, date, profile or text goes along."""
    picture = open_picture_or_refuse(data)
    few = picture.getcolors(FEW_COLOURS) is not None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return as_file(picture, png=few)


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
