"""The child's side of likeness: a difference hash, and the box where pictures differ.

The hash says "the same scene" and cannot say more: a changed date leaves it as it was.
"""

from dataclasses import dataclass, field

from PIL import Image, ImageChops

from investigator.evidence.limits import (
    LIKENESS_BLOCK,
    LIKENESS_EVEN,
    LIKENESS_NEAR,
    LIKENESS_STEP,
)

_ACROSS, _DOWN = 9, 8
_SIDES_APART = 0.02
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """64 bits, each telling whether a spot is brighter than the one right of it."""

    bits: int
    even: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How far two pictures are from one another, and where they differ."""

    distance: int
    even: bool
    box: Box | None = None
    told: dict[str, object] = field(default_factory=dict)


def look(picture: Image.Image) -> Seen:
    """The hash; `even` where there is too little contrast for it to mean anything."""
    small = picture.convert("L").resize((_ACROSS, _DOWN), Image.Resampling.BOX)
    spots = small.tobytes()
    bits = 0
    for row in range(_DOWN):
        for column in range(_ACROSS - 1):
            at = row * _ACROSS + column
            bits = bits << 1 | (spots[at] > spots[at + 1])
    return Seen(bits=bits, even=max(spots) - min(spots) < LIKENESS_EVEN)


def compare(one: Image.Image, other: Image.Image) -> Compared:
    """The distance; of near pictures of one shape the box, in the first one's pixels."""
    first, second = look(one), look(other)
    distance = (first.bits ^ second.bits).bit_count()
    even = first.even or second.even
    same_shape = _same_shape(one, other)
    told: dict[str, object] = {"same_shape": same_shape}
    if even or distance > LIKENESS_NEAR or not same_shape:
        return Compared(distance=distance, even=even, told=told)
    return Compared(distance=distance, even=even, box=_box(one, other), told=told)


def _same_shape(one: Image.Image, other: Image.Image) -> bool:
    wide = one.width * other.height
    return abs(wide - other.width * one.height) <= _SIDES_APART * wide


def _box(one: Image.Image, other: Image.Image) -> Box | None:
    """Means of blocks are compared: saving again changes pixels, and hardly any mean."""
    size = min(one.size, other.size)
    blocks = [_sized(each, size).reduce(LIKENESS_BLOCK) for each in (one, other)]
    red, green, blue = ImageChops.difference(*blocks).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    found = most.point(
        [255 if value > LIKENESS_STEP else 0 for value in range(256)]
    ).getbbox()
    if found is None:
        return None
    across, down = one.width / size[0], one.height / size[1]
    left, top, right, bottom = (side * LIKENESS_BLOCK for side in found)
    return (
        int(left * across),
        int(top * down),
        min(round(right * across), one.width),
        min(round(bottom * down), one.height),
    )


def _sized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture if picture.size == size else picture.resize(size, Image.Resampling.BOX)
