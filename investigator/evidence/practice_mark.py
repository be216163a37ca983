"""The mark in every drawn practice picture, and how it is found again.

Eight faint waves, each with its own direction, lie over the whole picture. They are read in
the picture's spectrum, so a smaller copy, a crop, a quarter turn and JPEG all keep them. A
picture carries the mark only when seven of the eight stand out from everything between.
"""

import math
from functools import cache

from PIL import Image, ImageChops, ImageFilter, ImageMath

from investigator.evidence.spectrum import SIDE, Power, power_of

_TILE = 128
_WAVES = ((11, 1), (10, 5), (6, 9), (2, 11), (-2, 10), (-7, 8), (-9, 5), (-11, 2))
"""Whole cycles across and down one tile; no angle mirrors another, none is upright."""

_HEIGHT = 1.8
"""Levels of one wave: small text stays readable, and JPEG at 60 keeps them."""

_STANDS_OUT, _STANDS_OUT_ALONE = 4.0, 5.0
"""Least times the power between the waves; more is asked of one window than of several.

221 ordinary pictures reached 1.3 at most, and 2.4 in an icon of a single window.
"""

_WORTH_A_LOOK, _BEYOND_DOUBT = 1.5, 12.0
"""In the two emptiest windows alone; most pictures are done with here."""

_SMALLEST, _LARGEST, _STEP = 0.38, 1.75, 1.01
_SEEN = 2_400
_INK = 14


def lay_mark(picture: Image.Image) -> Image.Image:
    """The picture with the waves laid over it."""
    tile = Image.frombytes("L", (_TILE, _TILE), _tile())
    layer = Image.new("L", picture.size)
    for y in range(0, picture.height, _TILE):
        for x in range(0, picture.width, _TILE):
            layer.paste(tile, (x, y))
    coloured = Image.merge("RGB", (layer, layer, layer))
    return ImageChops.add(picture.convert("RGB"), coloured, 1, -_TILE)


def carries_mark(picture: Image.Image) -> bool:
    """Whether a picture was drawn here, or was cut or shrunk from one that was."""
    windows = _windows(picture)
    if not windows:
        return False
    if len(windows) == 1:
        return _strength(power_of(windows)) > _STANDS_OUT_ALONE
    first = _strength(power_of(windows[:2]))
    if not _WORTH_A_LOOK < first < _BEYOND_DOUBT:
        return first >= _BEYOND_DOUBT
    return _strength(power_of(windows)) > _STANDS_OUT


@cache
def _tile() -> bytes:
    """One tile; the waves start apart, so that their crests seldom meet."""
    count = len(_WAVES)
    waves = [
        [
            math.cos(2 * math.pi * at / _TILE + place**2 * math.pi / count)
            for at in range(_TILE)
        ]
        for place in range(count)
    ]
    return bytes(
        round(
            128
            + _HEIGHT
            * sum(
                wave[(across * x + down * y) % _TILE]
                for wave, (across, down) in zip(waves, _WAVES, strict=True)
            )
        )
        for y in range(_TILE)
        for x in range(_TILE)
    )


def _windows(picture: Image.Image, most: int = 6) -> list[bytes]:
    """The emptiest squares of the picture: its ground without ink, text or edges."""
    bare = _bare(_middle(picture))
    step = SIDE // 2
    found: list[tuple[int, int, int, bytes]] = []
    for y in _starts(bare.height, step):
        for x in _starts(bare.width, step):
            right, below = min(bare.width, x + SIDE), min(bare.height, y + SIDE)
            square = Image.new("L", (SIDE, SIDE), 128)
            square.paste(bare.crop((x, y, right, below)))
            found.append((square.histogram()[128], y, x, square.tobytes()))
    chosen: list[tuple[int, int, int, bytes]] = []
    for one in sorted(found):
        apart = (
            abs(one[1] - y) >= step or abs(one[2] - x) >= step for _, y, x, _ in chosen
        )
        if len(chosen) < most and one[0] < SIDE * SIDE and all(apart):
            chosen.append(one)
    return [square for *_, square in chosen]


def _middle(picture: Image.Image) -> Image.Image:
    """At most so much of the middle as is worth the time, in grey and at half size."""
    left, top = max(picture.width - _SEEN, 0) // 2, max(picture.height - _SEEN, 0) // 2
    right, below = min(left + _SEEN, picture.width), min(top + _SEEN, picture.height)
    return picture.crop((left, top, right, below)).convert("L").reduce(2)


def _bare(grey: Image.Image) -> Image.Image:
    """What is left of the ground without its own colour and what is drawn on it."""
    soften = ImageFilter.BoxBlur(5)
    rough = ImageChops.subtract(grey, grey.filter(soften), 1, 128)
    paper = rough.point([255 if abs(at - 128) <= _INK + 6 else 0 for at in range(256)])
    weighed = ImageChops.multiply(grey, paper).filter(soften)
    ground: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](
            of["min"](of["weighed"] * 255 / of["max"](of["paper"], 1), 255), "L"
        ),
        weighed=weighed,
        paper=paper.filter(soften),
    )
    rest = ImageChops.subtract(grey, ground, 1, 128)
    return rest.point([at if abs(at - 128) <= _INK else 128 for at in range(256)])


def _starts(length: int, step: int) -> list[int]:
    """Where windows begin along one side; the last one ends with the picture."""
    return sorted({min(max(length - SIDE, 0), at) for at in range(0, max(length, 1), step)})


def _strength(power: Power) -> float:
    """Over all sizes and both turns: the second weakest wave against what lies between."""
    strongest = 0.0
    for turn in (0.0, math.pi / 2):
        size = _SMALLEST
        while size < _LARGEST:
            strongest = max(strongest, _contrast(power, 2 * SIDE / _TILE / size, turn))
            size *= _STEP
    return strongest


def _contrast(power: Power, stretch: float, turn: float) -> float:
    """At one size and turn. `stretch` turns cycles a tile into bins of the spectrum."""
    angles = [math.atan2(down, across) for across, down in _WAVES]
    radii = [math.hypot(across, down) for across, down in _WAVES]
    if max(radii) * stretch >= SIDE / 2 - 1:
        return 0.0
    nexts = [*angles[1:], angles[0] + math.pi]
    middle = sum(radii) / len(radii) * stretch
    waves = sorted(
        power.near(radius * stretch, angle + turn)
        for radius, angle in zip(radii, angles, strict=True)
    )
    between = sorted(
        power.near(middle, (angle + after) / 2 + turn)
        for angle, after in zip(angles, nexts, strict=True)
    )
    return waves[1] / (between[-2] + 1e-9)
