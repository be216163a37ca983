"""The copy for documents holds pixels and nothing else, and is the same each time."""

import io

import pytest
from PIL import Image

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.evidence import intake
from investigator.evidence.shrinking import shrink
from tests.evidence import samples


def opened(data):
    return Image.open(io.BytesIO(data))


def test_a_photograph_is_turned_upright_and_loses_place_date_and_profile():
    made = shrink(samples.photo_with_place())
    copy = opened(made.data)
    assert (made.width, made.height) == (40, 80)
    assert not copy.getexif()
    assert set(copy.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_of_few_colours_stays_a_png_without_text():
    made = shrink(samples.png_with_text("private words"))
    assert made.type == "image/png"
    assert b"private" not in made.data
    assert opened(made.data).info == {}


def test_a_picture_of_many_colours_becomes_a_jpeg():
    scene = Image.merge("RGB", [Image.effect_noise((300, 200), 60) for _ in range(3)])
    assert shrink(samples.saved(scene, "PNG")).type == "image/jpeg"


def test_the_longest_side_is_1700_and_small_pictures_are_not_blown_up():
    wide = shrink(samples.png((3400, 200)))
    assert (wide.width, wide.height) == (1700, 100)
    assert shrink(samples.png((64, 48))).width == 64


def test_the_same_bytes_give_the_same_copy():
    data = samples.photo_with_place()
    assert shrink(data) == shrink(data)


def test_what_is_see_through_is_laid_on_white():
    clear = samples.saved(Image.new("RGBA", (10, 10), (255, 0, 0, 0)), "PNG")
    assert opened(shrink(clear).data).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [b"", b"words", samples.jpeg((400, 300))[:3000], samples.huge_png_header()],
    ids=["nothing", "words", "half", "huge"],
)
def test_what_cannot_be_shown_is_said_and_the_original_stays(data):
    with pytest.raises(Refused) as refused:
        shrink(data)
    assert refused.value.remedy


def test_the_parent_gets_the_copy_with_a_fingerprint_of_its_own(helper):
    data = samples.photo_with_place()
    made = intake.shrink(data, helper)
    assert made.sha256 == Sha256.of(made.data)
    assert made.sha256 != Sha256.of(data)
    assert made.media == "image/png"


def test_a_refused_picture_leaves_the_child_ready_for_the_next(helper):
    with pytest.raises(Refused, match="cannot be shown"):
        intake.shrink(b"words", helper)
    assert intake.shrink(samples.png(), helper).width == 64
