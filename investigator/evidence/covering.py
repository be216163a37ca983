"""The child's side of cut and covered copies: pixels go, nothing is laid over them."""

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from investigator.domain.errors import Refused
from investigator.evidence.encoding import Encoded, encoded
from investigator.evidence.limits import COPY_QUALITY, MAX_BOXES_COVERED
from investigator.evidence.observations import Unsound

BLACK = (0, 0, 0)
Box = tuple[int, int, int, int]
_CORNERS = 4


def crop(picture: Image.Image, box: Box) -> Encoded:
    """The part inside the box, as a file of its own."""
    _inside(picture, box)
    return encoded(_bare(picture.crop(box)), quality=COPY_QUALITY)


def cover(picture: Image.Image, boxes: Sequence[Box]) -> Encoded:
    """The picture with the pixels in the boxes made black; what they were is gone."""
    if not boxes:
        raise Refused("Nothing is to be covered.", remedy="Give at least one box.")
    made = _bare(picture)
    pen = ImageDraw.Draw(made)
    for box in boxes:
        _inside(picture, box)
        left, top, right, bottom = box
        pen.rectangle((left, top, right - 1, bottom - 1), fill=BLACK)
    return encoded(made, quality=COPY_QUALITY)


def whole(picture: Image.Image) -> Encoded:
    """Every pixel as it is, in a form that any paint program opens and keeps exactly."""
    return encoded(_bare(picture), exact=True)


def boxes_from(header: Mapping[str, object]) -> tuple[Box, ...]:
    """Boxes as they crossed the pipe: left, top, right, bottom; right is not inside."""
    sent = header.get("boxes")
    if not isinstance(sent, list) or len(sent) > MAX_BOXES_COVERED:
        raise Refused(
            f"No more than {MAX_BOXES_COVERED} boxes can be covered at once.",
            remedy="Cover a part, and then the rest on the copy.",
        )
    return tuple(_box(each) for each in sent)


def _box(sent: object) -> Box:
    if not isinstance(sent, list) or len(sent) != _CORNERS:
        raise Unsound
    left, top, right, bottom = (int(side) for side in sent)
    return left, top, right, bottom


def _inside(picture: Image.Image, box: Box) -> None:
    left, top, right, bottom = box
    whole_box = 0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height
    if not whole_box:
        raise Refused(
            f"That box does not lie in the picture, which is {picture.width} by "
            f"{picture.height} pixels.",
            remedy="Give left, top, right and bottom in pixels of the upright picture.",
        )


def _bare(picture: Image.Image) -> Image.Image:
    made = Image.new("RGB", picture.size)
    made.paste(picture)
    return made
