"""Near copies are found and where they differ is shown; nothing is said to be untouched."""

import io

import pytest
from PIL import Image, ImageDraw

from investigator.domain.errors import Refused
from investigator.evidence.likeness import Look, compare, look
from tests.evidence import samples


def drawn(date="14 March 2025", size=(640, 480)):
    """A post as a site shows it, with a date in one place."""
    made = Image.new("RGB", size, (250, 250, 252))
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, size[0], 60), fill=(60, 90, 160))
    pen.ellipse((30, 90, 110, 170), fill=(200, 160, 120))
    for row in range(8):
        pen.rectangle(
            (140, 190 + row * 22, 300 + row * 37, 200 + row * 22), fill=(40, 40, 44)
        )
    pen.text((150, 120), date, fill=(20, 20, 20), font_size=24)
    return made


def saved(made, form="PNG", **how):
    return samples.saved(made, form, **how)


def test_the_same_bytes_are_the_same_file(helper):
    found = compare(saved(drawn()), saved(drawn()), helper)
    assert found.same_bytes
    assert found.sentence == "The two files are the same, byte for byte."


@pytest.mark.parametrize(
    "copy",
    [
        saved(drawn(), "JPEG", quality=40),
        saved(drawn().resize((320, 240)), "PNG"),
        saved(drawn().resize((321, 240)), "WEBP"),
    ],
    ids=["saved at 40", "half the size", "webp"],
)
def test_a_copy_saved_again_is_near_and_has_no_box(helper, copy):
    found = compare(saved(drawn()), copy, helper)
    assert found.near
    assert found.distance <= 4


def test_a_copy_saved_again_says_that_nothing_is_proved(helper):
    found = compare(saved(drawn()), saved(drawn(), "JPEG", quality=70), helper)
    assert found.box is None
    assert found.sentence.endswith("That does not show that neither was changed.")
    assert "unaltered" not in found.sentence


def test_a_changed_date_leaves_the_hash_and_is_boxed(helper):
    changed = saved(drawn(date="19 March 2026"), "JPEG", quality=70)
    found = compare(saved(drawn()), changed, helper)
    assert found.near
    left, top, right, bottom = samples.there(found.box)
    assert 140 <= left < right <= 340
    assert 104 <= top < bottom <= 160
    assert "differ between" in found.sentence


def test_the_box_is_in_pixels_of_the_first_picture(helper):
    small = drawn(date="Deleted by its writer").resize((320, 240), Image.Resampling.BOX)
    left, top, right, bottom = samples.there(
        compare(saved(drawn()), saved(small), helper).box
    )
    assert 130 <= left < right <= 420
    assert 100 <= top < bottom <= 165


def test_other_pictures_do_not_look_alike(helper):
    found = compare(saved(drawn()), saved(samples.ordinary(1)), helper)
    assert not found.near
    assert found.box is None
    assert found.sentence.startswith("The pictures do not look alike")


def test_even_pictures_are_not_compared(helper):
    blank = saved(Image.new("RGB", (300, 200), "white"))
    found = compare(blank, saved(Image.new("RGB", (300, 200), (250, 250, 250))), helper)
    assert not found.near
    assert "too little contrast" in found.sentence
    assert look(blank, helper).even


def test_a_picture_cut_smaller_is_said_to_be_of_another_shape(helper):
    found = compare(saved(drawn()), saved(drawn().crop((0, 0, 640, 456))), helper)
    assert found.near
    assert "shapes differ" in found.sentence


def test_a_look_is_kept_and_compared_later(helper):
    one, other = look(saved(drawn()), helper), look(saved(drawn(), "JPEG"), helper)
    assert one.near(other)
    assert not one.near(Look(bits=one.bits ^ 0xFFFF_FFFF, even=False))
    assert not one.near(Look(bits=one.bits, even=True))


def test_what_is_no_picture_has_no_look(helper):
    with pytest.raises(Refused, match="cannot be shown"):
        look(b"words", helper)


def test_a_photograph_turned_by_its_own_tag_is_compared_upright(helper):
    turned = Image.open(io.BytesIO(samples.photo_with_place()))
    upright = turned.transpose(Image.Transpose.ROTATE_270)
    found = compare(samples.photo_with_place(), saved(upright), helper)
    assert found.distance <= 4
