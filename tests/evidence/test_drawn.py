"""Practice pictures: the same each time, marked, readable, and like no real site."""

import io
import json
from functools import cache

import pytest
from PIL import Image, ImageChops

from investigator.domain.errors import Refused
from investigator.evidence import intake
from investigator.evidence.drawn import draw_crop, draw_post
from investigator.evidence.drawn_sheet import TALLEST, Sheet, drawable
from investigator.evidence.practice_mark import carries_mark
from investigator.evidence.practice_post import (
    TEXT_KEY,
    PostKind,
    PracticeLine,
    PracticePost,
    Shade,
    Shape,
    post_as_plain,
    post_from_plain,
)

LINES = (
    PracticeLine(who="Pupil A", words="nearly done", time="01:19"),
    PracticeLine(who="rq.fieldnotes.fictional", words="Good. Sleep now.", own=True),
)
SHAPES = {
    PostKind.LETTER: Shape.PAGE,
    PostKind.RECORD: Shape.PAGE,
    PostKind.PROFILE: Shape.LAPTOP,
}


def told(kind, **more):
    fields = {
        "platform": "instagram",
        "account": "rq.fieldnotes.fictional",
        "title": "An extract",
        "words": "Maps, mud and rivers.",
        "time_shown": "25 OCT AT 01:20",
        "captured": "Captured 6 November 2026 16:09",
        "lines": LINES,
        "shape": SHAPES.get(kind, Shape.PHONE),
    }
    return PracticePost(kind=kind, **(fields | more))


@cache
def drawn(kind, **more):
    return draw_post(told(kind, **more))


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", PostKind)
def test_each_kind_is_drawn_the_same_each_time_and_marked(kind):
    once, twice = drawn(kind), draw_post(told(kind))
    assert once == twice
    picture = opened(once)
    assert TEXT_KEY in picture.info
    assert carries_mark(picture)


def test_the_time_stands_in_the_picture_as_it_was_given():
    one = opened(drawn(PostKind.POST))
    other = opened(drawn(PostKind.POST, time_shown="25 OCT AT 01:21"))
    box = ImageChops.difference(one, other).getbbox()
    assert box is not None
    assert box[3] - box[1] < 60


def test_practice_is_burnt_into_the_pixels_and_words_stay_readable():
    picture = opened(draw_post(told(PostKind.LETTER, words="", title="", lines=())))
    greys = picture.convert("L").crop((80, 700, 1160, 1300)).histogram()
    assert sum(greys[150:205]) > 20_000
    assert sum(greys[:120]) == 0


def test_light_and_dark_and_each_shape_differ():
    light = opened(drawn(PostKind.POST))
    dark = opened(drawn(PostKind.POST, shade=Shade.DARK))
    laptop = opened(drawn(PostKind.POST, shape=Shape.LAPTOP))
    assert light.convert("L").resize((1, 1)).getpixel((0, 0)) > 150
    assert dark.convert("L").resize((1, 1)).getpixel((0, 0)) < 90
    assert laptop.width > laptop.height
    assert light.height > light.width


def test_a_thread_too_long_for_the_sheet_says_how_many_are_left_out():
    many = tuple(PracticeLine(who="Pupil A", words=f"message {n}") for n in range(90))
    assert opened(drawn(PostKind.THREAD, lines=many)).height <= TALLEST


def test_letters_that_the_font_lacks_are_spelled():
    assert (
        drawable("caf\u00e9 \u00a320 \u2013 \U0001f600\u200d")
        == "cafe GBP 20 - [grinning face]"
    )
    assert drawable("\u5b66") == "[cjk unified ideograph-5b66]"


def test_a_word_wider_than_the_page_is_broken():
    sheet = Sheet(Shape.PHONE, Shade.LIGHT)
    lines = sheet.wrapped("x" * 400, 40, 500)
    assert len(lines) > 10
    assert "".join(lines) == "x" * 400


def test_a_crop_is_a_small_jpeg_with_other_bytes_each_part_its_own():
    whole = drawn(PostKind.POST)
    part = draw_crop(whole, (0, 100, 1000, 500))
    assert opened(part).format == "JPEG"
    assert part == draw_crop(whole, (0, 100, 1000, 500))
    assert part != draw_crop(whole, (0, 100, 1000, 600))


@pytest.mark.parametrize("box", [(0, 0, 0, 10), (500, 0, 400, 10), (0, 0, 1001, 10)])
def test_a_crop_outside_the_picture_is_refused(box):
    with pytest.raises(Refused, match="outside the picture"):
        draw_crop(drawn(PostKind.POST), box)


def test_fields_cross_the_pipe_whole():
    one = told(PostKind.THREAD, shade=Shade.DARK)
    assert post_from_plain(json.loads(json.dumps(post_as_plain(one)))) == one


def test_the_child_draws_and_crops_and_intake_tells_the_mark(tmp_path, helper):
    one = told(PostKind.PHONE_PHOTO)
    made = intake.draw(one, helper)
    assert made == draw_post(one)
    crop = intake.crop_drawn(made, helper, box=(100, 200, 900, 700))
    for name, data in (("E01.png", made), ("E07.jpg", crop)):
        (tmp_path / name).write_bytes(data)
        got = intake.take_in(tmp_path / name, helper)
        assert got.practice_mark
        assert got.file_facts().practice_mark
