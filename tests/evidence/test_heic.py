"""HEIC pictures are opened like any other: size first; time and place told; pixels kept."""

import io
import struct

import pillow_heif
import pytest
from PIL import Image

from investigator.domain.errors import Refused
from investigator.evidence import intake, kinds
from investigator.evidence.contents import contents
from tests.evidence import samples


@pytest.fixture(scope="module")
def photo():
    """A HEIC photograph with the camera's time, its offset, and a place."""
    exif = Image.open(io.BytesIO(samples.photo_with_place())).info["exif"]
    made = pillow_heif.from_pillow(samples.picture((96, 64)))
    held = io.BytesIO()
    made.save(held, quality=60, exif=exif)
    return held.getvalue()


def test_a_heic_tells_its_time_and_that_it_has_a_place(tmp_path, helper, photo):
    (tmp_path / "IMG_1.HEIC").write_bytes(photo)
    got = intake.take_in(tmp_path / "IMG_1.HEIC", helper)
    assert got.media == kinds.HEIC
    facts = samples.there(got.picture)
    assert sorted((facts.width, facts.height)) == [64, 96]
    assert facts.has_place
    assert samples.there(got.observations[0].instant).iso() == "2026-11-06T14:12:07.250Z"
    assert contents(photo, helper).observations == got.observations[:1]


def test_its_copy_for_documents_holds_pixels_alone(helper, photo):
    copy = intake.shrink(photo, helper)
    assert copy.media in {"image/png", "image/jpeg"}
    assert not Image.open(io.BytesIO(copy.data)).getexif()


def test_one_that_claims_a_huge_size_is_refused_before_it_is_decoded(
    tmp_path, helper, photo
):
    at = photo.index(b"ispe") + 8
    claims = photo[:at] + struct.pack(">II", 30_000, 30_000) + photo[at + 8 :]
    (tmp_path / "big.heic").write_bytes(claims)
    got = intake.take_in(tmp_path / "big.heic", helper)
    assert got.picture is None
    assert any("million pixels" in note or "damaged" in note for note in got.notes)
    with pytest.raises(Refused):
        intake.shrink(claims, helper)


@pytest.mark.parametrize("cut", [40, 200, 600])
def test_one_cut_short_is_kept_and_said_to_be_damaged(helper, photo, cut):
    got = contents(photo[:cut], helper)
    assert got.notes
