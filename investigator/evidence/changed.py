"""Compares a covered copy that was brought back with its parent: boxes, and nothing else.

Each change must be a filled box of one colour. The copy's own pixels are not used further:
the boxes that are found here are made black on the parent.
"""

import io

from PIL import Image, ImageChops, ImageDraw

from investigator.domain.errors import Refused
from investigator.evidence.limits import COVER_LEAST, COVER_STEP, MAX_BOXES_COVERED
from investigator.evidence.pictures import PARSER_FAULTS, open_picture

Box = tuple[int, int, int, int]
Colour = tuple[int, int, int]
_AGAIN = "Start from a fresh copy, draw filled boxes in one colour, and save it as PNG."


class CopyRefused(Refused):
    """A copy that was changed in more than filled boxes."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, remedy=_AGAIN)


def opened_copy(data: bytes) -> Image.Image:
    """The copy's pixels. One with layers, frames or see-through parts is refused."""
    try:
        picture = open_picture(io.BytesIO(data))
        frames = getattr(picture, "n_frames", 1)
        clear = picture.has_transparency_data and _see_through(picture)
        picture.load()
        plain = picture.convert("RGB")
    except PARSER_FAULTS:
        raise CopyRefused("The copy cannot be opened as a picture.") from None
    if frames != 1:
        raise CopyRefused("The copy has more than one picture in it.")
    if clear:
        raise CopyRefused("The copy has see-through parts, which cover nothing.")
    return plain


def boxes(parent: Image.Image, copy: Image.Image) -> tuple[Box, ...]:
    """The boxes that were covered, in pixels; a refusal names what else was done."""
    if parent.size != copy.size:
        raise CopyRefused(
            f"The copy is {copy.width} by {copy.height} pixels, and its parent "
            f"{parent.width} by {parent.height}."
        )
    left = _changes(parent, copy)
    pen = ImageDraw.Draw(left)
    found: list[Box] = []
    while (around := left.getbbox()) is not None:
        if len(found) == MAX_BOXES_COVERED:
            raise CopyRefused("The copy was changed in more places than filled boxes have.")
        one = _box_at(copy, left, around)
        found.append(one)
        pen.rectangle((one[0], one[1], one[2] - 1, one[3] - 1), fill=0)
    if not found:
        raise CopyRefused("Nothing in the copy was covered.")
    _all_are_covers(found)
    return tuple(found)


def _see_through(picture: Image.Image) -> bool:
    """Whether any pixel lets something through; a full alpha channel harms nobody."""
    lowest, _ = picture.convert("RGBA").getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255  # noqa: PLR2004 - opaque


def _changes(parent: Image.Image, copy: Image.Image) -> Image.Image:
    """White where a pixel changed by more than reckoning with colours may."""
    red, green, blue = ImageChops.difference(parent, copy).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > COVER_STEP else 0 for value in range(256)])


def _box_at(copy: Image.Image, left: Image.Image, around: Box) -> Box:
    """The widest box of one colour that begins at the first change of the first row."""
    top = around[1]
    row = left.crop((0, top, left.width, top + 1)).tobytes()
    begin = row.index(255)
    colour = _colour(copy, begin, top)
    end = begin + 1
    for at in range(begin, left.width):
        if not _like(_colour(copy, at, top), colour):
            break
        end = at + 1 if row[at] else end
    bottom = top + 1
    while bottom < copy.height and _one_colour(
        copy, (begin, bottom, end, bottom + 1), colour
    ):
        bottom += 1
    changed = left.crop((begin, top, end, bottom)).getbbox()
    return begin, top, end, top + (changed[3] if changed else 1)


def _one_colour(copy: Image.Image, box: Box, colour: Colour) -> bool:
    bands = copy.crop(box).getextrema()
    return all(
        isinstance(band, tuple)
        and max(abs(band[0] - part), abs(band[1] - part)) <= COVER_STEP
        for band, part in zip(bands, colour, strict=True)
    )


def _colour(copy: Image.Image, across: int, down: int) -> Colour:
    found = copy.getpixel((across, down))
    if not isinstance(found, tuple):
        raise TypeError
    red, green, blue = (int(part) for part in found)
    return red, green, blue


def _like(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= COVER_STEP for a, b in zip(one, other, strict=True))


def _all_are_covers(found: list[Box]) -> None:
    """A thin piece is accepted only beside a cover: by itself it may be writing."""
    covers = [box for box in found if min(box[2] - box[0], box[3] - box[1]) >= COVER_LEAST]
    waiting = [box for box in found if box not in covers]
    while waiting:
        beside = [box for box in waiting if any(_touch(box, one) for one in covers)]
        if not beside:
            left, top, right, bottom = waiting[0]
            raise CopyRefused(
                f"The copy was changed other than by a filled box, at {left}, {top} to "
                f"{right}, {bottom}."
            )
        covers += beside
        waiting = [box for box in waiting if box not in beside]


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2]
        and other[0] <= one[2]
        and one[1] <= other[3]
        and other[1] <= one[3]
    )
