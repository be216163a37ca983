"""Copies are cut or covered in their pixels; one brought back differs in boxes alone."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.evidence import derived
from tests.evidence import made_documents, samples
from tests.evidence.test_likeness import drawn, saved

PARENT = saved(drawn())


def opened(data):
    return Image.open(io.BytesIO(data))


def covered_by_hand(*boxes, fill=(0, 0, 0), picture=None):
    made = picture or drawn()
    pen = ImageDraw.Draw(made)
    for left, top, right, bottom in boxes:
        pen.rectangle((left, top, right - 1, bottom - 1), fill=fill)
    return made


def test_a_crop_holds_its_part_and_its_parent_s_fingerprint(helper):
    made = derived.cropped(PARENT, (140, 100, 340, 160), helper)
    assert (made.width, made.height) == (200, 60)
    assert made.parent == Sha256.of(PARENT)
    assert made.sha256 == Sha256.of(made.data)
    assert opened(made.data).convert("RGB").tobytes() == (
        drawn().crop((140, 100, 340, 160)).tobytes()
    )


def test_a_cover_is_black_pixels_and_nothing_beside_them(helper):
    photo = samples.photo_with_place()
    made = derived.covered(photo, [(0, 0, 20, 30)], helper)
    copy = opened(made.data)
    assert not copy.getexif()
    assert set(copy.convert("RGB").crop((0, 0, 20, 30)).tobytes()) == {0}
    assert (made.width, made.height) == (40, 80)
    assert made.sentence == "1 part covered."


@pytest.mark.parametrize(
    "box", [(0, 0, 0, 5), (-1, 0, 5, 5), (0, 0, 641, 5), (9, 9, 5, 12)]
)
def test_a_box_outside_the_picture_is_refused(helper, box):
    for work in (
        lambda: derived.covered(PARENT, [box], helper),
        lambda: derived.cropped(PARENT, box, helper),
    ):
        with pytest.raises(Refused, match="does not lie in the picture"):
            work()


def test_nothing_to_cover_is_refused(helper):
    with pytest.raises(Refused, match="Nothing is to be covered"):
        derived.covered(PARENT, [], helper)


def test_the_copy_for_a_paint_program_has_every_pixel(helper):
    photo = samples.jpeg((300, 200))
    out = derived.to_be_covered(photo, helper)
    assert out.media == "image/png"
    assert opened(out.data).tobytes() == opened(photo).convert("RGB").tobytes()


BOXES = ((150, 120, 300, 150), (140, 190, 420, 240))


@pytest.mark.parametrize("fill", [(0, 0, 0), (255, 255, 255), (200, 30, 30)])
def test_filled_boxes_are_found_and_made_black_on_the_parent(helper, fill):
    copy = saved(covered_by_hand(*BOXES, fill=fill))
    made = derived.brought_back(PARENT, copy, helper)
    assert made.boxes
    plain = opened(made.data).convert("RGB")
    for left, top, right, bottom in made.boxes:
        assert set(plain.crop((left, top, right, bottom)).tobytes()) == {0}
    outside = covered_by_hand(*BOXES, fill=(0, 0, 0))
    shown = covered_by_hand(*BOXES, picture=plain)
    assert shown.tobytes() == outside.tobytes()


def test_boxes_that_touch_or_lie_over_one_another_are_covers(helper):
    over = ((150, 120, 300, 150), (280, 140, 400, 180), (300, 178, 310, 181))
    made = derived.brought_back(PARENT, saved(covered_by_hand(*over)), helper)
    assert len(made.boxes) >= 2


def test_a_cover_of_a_photograph_comes_back(helper):
    photo = samples.jpeg((300, 200))
    out = opened(derived.to_be_covered(photo, helper).data).convert("RGB")
    back = saved(covered_by_hand((20, 20, 90, 60), picture=out))
    made = derived.brought_back(photo, back, helper)
    assert made.boxes == ((20, 20, 90, 60),)
    assert made.parent == Sha256.of(photo)


def blurred():
    made = drawn()
    box = (140, 100, 340, 160)
    made.paste(made.crop(box).filter(ImageFilter.GaussianBlur(6)), box[:2])
    return made


def lettered():
    made = covered_by_hand(*BOXES)
    ImageDraw.Draw(made).text((420, 300), "not", fill=(0, 0, 0), font_size=20)
    return made


def see_through():
    made = drawn().convert("RGBA")
    made.paste((0, 0, 0, 200), (150, 120, 300, 150))
    return made


def half_dark():
    made = drawn()
    shade = Image.new("RGB", (200, 60))
    made.paste(Image.blend(made.crop((140, 100, 340, 160)), shade, 0.8), (140, 100))
    return made


REFUSED = {
    "nothing covered": (saved(drawn()), "Nothing in the copy was covered"),
    "a blur": (saved(blurred()), "changed"),
    "a shade that is seen through": (saved(half_dark()), "changed"),
    "words put in": (saved(lettered()), "other than by a filled box"),
    "another size": (saved(drawn().resize((320, 240))), "320 by 240"),
    "turned": (saved(drawn().transpose(Image.Transpose.ROTATE_90)), "480 by 640"),
    "see-through": (saved(see_through()), "see-through parts"),
    "saved as JPEG": (saved(covered_by_hand(*BOXES), "JPEG", quality=60), "changed"),
    "frames": (
        saved(drawn(), "PNG", save_all=True, append_images=[samples.picture((640, 480))]),
        "more than one picture",
    ),
    "no picture": (b"words", "cannot be opened"),
    "half a picture": (saved(drawn())[:900], "cannot be opened"),
}


@pytest.mark.parametrize(("copy", "said"), REFUSED.values(), ids=REFUSED)
def test_any_other_change_is_refused_with_what_to_do(helper, copy, said):
    with pytest.raises(Refused, match=said) as refused:
        derived.brought_back(PARENT, copy, helper)
    assert "filled boxes" in refused.value.remedy


def test_a_page_of_a_pdf_becomes_a_picture_that_can_be_covered(helper):
    document = made_documents.pdf()
    made = derived.page(document, 2, helper)
    assert (made.width, made.height) == (625, 417)
    assert made.parent == Sha256.of(document)
    assert derived.covered(made.data, [(0, 0, 10, 10)], helper).boxes == ((0, 0, 10, 10),)
    with pytest.raises(Refused, match="has no page 3"):
        derived.page(document, 3, helper)
    with pytest.raises(Refused, match="cannot be opened"):
        derived.page(b"%PDF-1.7 nothing", 1, helper)
