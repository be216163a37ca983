"""Draws practice pictures: like no real site, PRACTICE across them, a mark in every pixel.

The same fields give the same bytes. A practice vault shows them; no other vault takes one.
"""

import io
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, PngImagePlugin

from investigator.domain.errors import Refused
from investigator.evidence import drawn_layouts as layouts
from investigator.evidence.drawn_sheet import Sheet, drawable, font
from investigator.evidence.practice_mark import lay_mark
from investigator.evidence.practice_post import (
    TEXT_KEY,
    TEXT_WORDS,
    PostKind,
    PracticePost,
    Shape,
)

_LAYOUTS: dict[PostKind, Callable[[Sheet, PracticePost], None]] = {
    PostKind.POST: layouts.post,
    PostKind.THREAD: layouts.thread,
    PostKind.PROFILE: layouts.profile,
    PostKind.LETTER: layouts.letter,
    PostKind.RECORD: layouts.record,
    PostKind.PHONE_PHOTO: layouts.listing,
}
_FOOT = 120
_CROP_QUALITY = 58
_THOUSANDTHS = 1000


def draw_post(told: PracticePost) -> bytes:
    """The picture as PNG bytes, burnt and marked."""
    picture = _framed(told)
    if told.kind is PostKind.PHONE_PHOTO:
        picture = _on_a_desk(picture)
    return _png(lay_mark(_burnt(picture)))


def draw_crop(picture: bytes, box: tuple[int, int, int, int]) -> bytes:
    """Part of a drawn picture as a messaging app would pass it on: a small, rough JPEG.

    `box` is left, top, right, bottom in thousandths of the picture's sides.
    """
    whole = Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB")
    left, top, right, bottom = box
    if not (0 <= left < right <= _THOUSANDTHS and 0 <= top < bottom <= _THOUSANDTHS):
        raise Refused(
            "That part lies outside the picture.",
            remedy="Give left, top, right and bottom as thousandths of its sides.",
        )
    across, down = whole.width / _THOUSANDTHS, whole.height / _THOUSANDTHS
    part = whole.crop(
        (
            round(left * across),
            round(top * down),
            round(right * across),
            round(bottom * down),
        )
    )
    small = part.resize(
        (part.width * 3 // 4, part.height * 3 // 4), Image.Resampling.BICUBIC
    )
    held = io.BytesIO()
    small.save(held, "JPEG", quality=_CROP_QUALITY)
    return held.getvalue()


def _framed(told: PracticePost) -> Image.Image:
    """The layout between a head that names no real site and a foot."""
    sheet = Sheet(told.shape, told.shade)
    if told.shape is not Shape.PAGE:
        _head(sheet, told)
    _LAYOUTS[told.kind](sheet, told)
    picture = sheet.cut(foot=_FOOT + 30)
    _foot(sheet, picture, told)
    return picture


def _head(sheet: Sheet, told: PracticePost) -> None:
    deep = 76
    sheet.hatched(0, deep)
    sheet.pen.rectangle((280, 0, sheet.width - 280, deep), fill=sheet.colours.card)
    sheet.pen.text(
        (sheet.width // 2, deep // 2),
        "made-up screen",
        font=font(34),
        fill=sheet.colours.accent,
        anchor="mm",
    )
    sheet.y = deep + 14
    shown = f"{told.platform} (words only)" if told.platform else "no site"
    sheet.strong(shown, 34, at=(layouts.EDGE, sheet.y), ink=sheet.colours.accent)
    sheet.right(
        told.clock, 34, at=(sheet.width - layouts.EDGE, sheet.y), ink=sheet.colours.ink
    )
    sheet.y += 52
    if told.address:
        width = sheet.width - 2 * layouts.EDGE
        sheet.y = sheet.words(
            told.address,
            28,
            at=(layouts.EDGE, sheet.y),
            width=width,
            ink=sheet.colours.faint,
        )
    rule = (layouts.EDGE, sheet.y + 6, sheet.width - layouts.EDGE, sheet.y + 6)
    sheet.pen.line(rule, fill=sheet.colours.line, width=3)
    sheet.y += 10


def _foot(sheet: Sheet, picture: Image.Image, told: PracticePost) -> None:
    pen = ImageDraw.Draw(picture)
    top = picture.height - _FOOT
    pen.rectangle((0, top, picture.width, picture.height), fill=sheet.colours.card)
    pen.line((0, top, picture.width, top), fill=sheet.colours.accent, width=4)
    for row, line in enumerate((drawable(told.captured), TEXT_WORDS)):
        pen.text(
            (layouts.EDGE, top + 18 + row * 46),
            line,
            font=font(30),
            fill=sheet.colours.faint,
        )


def _on_a_desk(screen: Image.Image) -> Image.Image:
    """A phone lying askew on a desk, as somebody else's camera saw it."""
    small = screen.resize(
        (screen.width * 7 // 10, screen.height * 7 // 10), Image.Resampling.BICUBIC
    )
    case = Image.new("RGB", (small.width + 72, small.height + 170), (24, 24, 26))
    case.paste(small, (36, 80))
    ImageDraw.Draw(case).rounded_rectangle(
        (4, 4, case.width - 5, case.height - 5), radius=54, outline=(96, 96, 98), width=6
    )
    desk = _wood((case.width + 320, case.height + 300))
    shape = Image.new("L", case.size, 0)
    ImageDraw.Draw(shape).rounded_rectangle(
        (0, 0, case.width - 1, case.height - 1), radius=58, fill=255
    )
    turned = case.rotate(-3.4, Image.Resampling.BICUBIC, expand=True)
    mask = shape.rotate(-3.4, Image.Resampling.BICUBIC, expand=True)
    at = ((desk.width - turned.width) // 2, (desk.height - turned.height) // 2)
    desk.paste(turned, at, mask)
    return desk


def _wood(size: tuple[int, int]) -> Image.Image:
    """Boards with a light from the left."""
    width, height = size
    desk = Image.new("RGB", size, (150, 120, 88))
    pen = ImageDraw.Draw(desk)
    for place, y in enumerate(range(0, height, 148)):
        shade = (place * 37) % 17
        pen.rectangle((0, y, width, y + 144), fill=(146 + shade, 116 + shade, 84 + shade))
        pen.line((0, y + 146, width, y + 146), fill=(110, 86, 60), width=3)
    light = Image.linear_gradient("L").rotate(90).resize(size)
    return ImageChops.multiply(
        desk, Image.merge("RGB", (light, light, light)).point(_brighter())
    )


def _brighter() -> list[int]:
    return [170 + at // 3 for at in range(256)] * 3


def _burnt(picture: Image.Image) -> Image.Image:
    """PRACTICE slanting over everything, clear to see and with the text still readable."""
    side = round((picture.width**2 + picture.height**2) ** 0.5) + 4
    words = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(words)
    size = max(picture.width // 9, 60)
    gap = round(font(size).getlength("PRACTICE") * 1.25)
    for row, y in enumerate(range(0, side, size * 2)):
        for x in range(-(row % 2) * gap // 2, side, gap):
            pen.text((x, y), "PRACTICE", font=font(size), fill=54, stroke_width=2)
    turned = words.rotate(28, Image.Resampling.BILINEAR)
    left, top = (side - picture.width) // 2, (side - picture.height) // 2
    veil = turned.crop((left, top, left + picture.width, top + picture.height))
    ink = Image.new("RGB", picture.size, (190, 92, 40))
    return Image.composite(ink, picture, veil)


def _png(picture: Image.Image) -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text(TEXT_KEY, TEXT_WORDS)
    held = io.BytesIO()
    picture.save(held, "PNG", pnginfo=words, compress_level=6)
    return held.getvalue()
