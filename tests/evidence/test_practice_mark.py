"""The mark outlives re-saving, shrinking, cutting and turning; nothing else has it."""

import io

import pytest
from PIL import Image

from investigator.evidence.drawn import draw_crop, draw_post
from investigator.evidence.practice_mark import carries_mark
from investigator.evidence.practice_post import PostKind, PracticePost, Shade, Shape
from tests.evidence import samples

LONG = "Another year of the same, and we are all meant to say thank you for it. " * 9


@pytest.fixture(scope="module", params=[Shade.LIGHT, Shade.DARK])
def drawn(request):
    told = PracticePost(
        kind=PostKind.POST,
        platform="facebook",
        account="thornecastle.fict",
        words=LONG,
        time_shown="24 September at 11:42",
        shade=request.param,
    )
    return draw_post(told)


def resaved(picture, quality=80):
    return Image.open(io.BytesIO(samples.saved(picture, "JPEG", quality=quality)))


WAYS = {
    "as drawn": lambda whole: whole,
    "jpeg 80": resaved,
    "jpeg 60": lambda whole: resaved(whole, 60),
    "half size": lambda whole: whole.resize((whole.width // 2, whole.height // 2)),
    "half size, jpeg 80": lambda whole: resaved(
        whole.resize((whole.width // 2, whole.height // 2))
    ),
    "seven tenths": lambda whole: resaved(
        whole.resize((whole.width * 7 // 10, whole.height * 7 // 10))
    ),
    "a third larger": lambda whole: whole.resize(
        (whole.width * 4 // 3, whole.height * 4 // 3)
    ),
    "a tenth cut off all round": lambda whole: whole.crop(
        (
            whole.width // 10,
            whole.height // 10,
            whole.width * 9 // 10,
            whole.height * 9 // 10,
        )
    ),
    "a tenth of its area, jpeg 80": lambda whole: resaved(whole.crop((330, 300, 670, 760))),
    "a quarter turn": lambda whole: whole.transpose(Image.Transpose.ROTATE_90),
    "grey": lambda whole: whole.convert("L"),
    "64 colours": lambda whole: whole.quantize(64),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_mark_outlives(drawn, way):
    whole = Image.open(io.BytesIO(drawn)).convert("RGB")
    assert carries_mark(way(whole))


def test_a_crop_passed_on_by_a_messaging_app_still_carries_it(drawn):
    assert carries_mark(Image.open(io.BytesIO(draw_crop(drawn, (60, 80, 900, 420)))))


@pytest.mark.parametrize("seed", range(30))
def test_an_ordinary_picture_does_not_carry_it(seed):
    assert not carries_mark(samples.ordinary(seed))


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (900, 900), (200, 200, 200)),
        Image.new("L", (1, 1)),
        Image.new("RGB", (3, 2000), (9, 9, 9)),
        Image.linear_gradient("L").resize((800, 800)),
    ],
    ids=["one colour", "one pixel", "a line", "a gradient"],
)
def test_an_empty_picture_does_not_carry_it(picture):
    assert not carries_mark(picture)


def test_the_same_page_drawn_without_the_mark_does_not_carry_it(monkeypatch):
    monkeypatch.setattr("investigator.evidence.drawn.lay_mark", lambda picture: picture)
    told = PracticePost(kind=PostKind.LETTER, title="Account", words=LONG, shape=Shape.PAGE)
    bare = Image.open(io.BytesIO(draw_post(told)))
    assert not carries_mark(bare)
