"""Times are kept as found; without a zone no instant is made up."""

import pytest

from investigator.evidence import name_times
from investigator.evidence import observations as seen
from investigator.evidence.observations import Precision, TimeFound, TimeSource
from tests.evidence.samples import there


def test_camera_time_with_an_offset_is_an_instant():
    found = there(seen.exif_time("2026:11:06 15:12:07", "+01:00", "250"))
    assert found.instant.iso() == "2026-11-06T14:12:07.250Z"
    assert found.local == "2026-11-06T15:12:07.250000"
    assert found.precision is Precision.FRACTION
    assert found.as_found == "2026:11:06 15:12:07 +01:00 (fraction 250)"


def test_camera_time_without_an_offset_stays_local():
    found = there(seen.exif_time("2026:11:06 15:12:07"))
    assert found.instant is None
    assert found.sentence() == (
        "camera data: 2026:11:06 15:12:07 (2026-11-06T15:12:07, zone not stated)"
    )


@pytest.mark.parametrize(
    "written", ["", "0000:00:00 00:00:00", "2026:13:40 99:99:99", "soon"]
)
def test_a_camera_time_that_never_was_is_no_time(written):
    assert seen.exif_time(written) is None


def test_a_png_time_is_utc():
    found = there(seen.png_time(bytes([7, 234, 11, 6, 15, 12, 7])))
    assert found.instant.iso() == "2026-11-06T15:12:07Z"
    assert seen.png_time(b"\0") is None


def test_a_film_that_sets_no_time_tells_none():
    assert seen.film_time(0) is None
    assert there(seen.film_time(3_876_822_727)).instant.iso() == "2026-11-06T15:12:07Z"
    assert seen.film_time(2**64 - 1) is None


@pytest.mark.parametrize(
    ("written", "iso", "local", "precision"),
    [
        (
            "D:20261106151207+01'00'",
            "2026-11-06T14:12:07Z",
            "2026-11-06T15:12:07",
            Precision.SECOND,
        ),
        (
            "D:20261106151207Z",
            "2026-11-06T15:12:07Z",
            "2026-11-06T15:12:07",
            Precision.SECOND,
        ),
        ("D:202611061512", None, "2026-11-06T15:12:00", Precision.MINUTE),
        ("D:20261106", None, "2026-11-06T00:00:00", Precision.DAY),
        ("2026", None, "2026-01-01T00:00:00", Precision.YEAR),
    ],
)
def test_a_pdf_date_is_as_fine_as_it_was_written(written, iso, local, precision):
    found = there(seen.pdf_time(written))
    assert (found.instant.iso() if found.instant else None) == iso
    assert (found.local, found.precision) == (local, precision)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Fri, 6 Nov 2026 15:20:00 +0100", "2026-11-06T14:20:00Z"),
        ("Fri, 6 Nov 2026 15:20:00 -0000", "2026-11-06T15:20:00Z"),
        ("Fri, 6 Nov 2026 15:20:00", None),
    ],
)
def test_a_mail_date_keeps_its_offset(written, iso):
    found = there(seen.email_time(written, TimeSource.EMAIL_DATE))
    assert (found.instant.iso() if found.instant else None) == iso
    assert found.as_found == written


@pytest.mark.parametrize("written", ["", "yesterday", "Fri, 99 Nov 2026 15:20:00 +9999999"])
def test_a_mail_date_that_is_none_gives_none(written):
    assert seen.email_time(written, TimeSource.EMAIL_DATE) is None


def test_an_observation_crosses_the_pipe_whole():
    found = there(seen.exif_time("2026:11:06 15:12:07", "+01:00"))
    assert TimeFound.from_plain(found.as_plain()) == found


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"source": "exif", "as_found": 1, "precision": "day", "at": None, "local": ""},
        {"source": "exif", "as_found": "", "precision": "day", "at": "0", "local": ""},
        {"source": "moon", "as_found": "", "precision": "day", "at": None, "local": ""},
    ],
)
def test_an_unsound_observation_is_not_believed(plain):
    with pytest.raises(seen.Unsound):
        TimeFound.from_plain(plain)


def test_text_from_a_file_is_made_visible_and_cut():
    found = there(
        seen.email_time(
            "Fri, 6 Nov 2026 15:20:00 +0000 (\u202e" + "x" * 9000 + ")",
            TimeSource.EMAIL_DATE,
        )
    )
    assert "<U+202E>" in found.as_found
    assert len(found.as_found) == 2000


@pytest.mark.parametrize(
    ("name", "local", "precision"),
    [
        ("Screenshot_20250314-214703.png", "2025-03-14T21:47:03", Precision.SECOND),
        (
            "Screenshot 2025-03-14 at 9.47.03\u202fPM.png",
            "2025-03-14T21:47:03",
            Precision.SECOND,
        ),
        ("IMG-20250314-WA0007.jpg", "2025-03-14", Precision.DAY),
    ],
)
def test_a_name_tells_a_local_time_and_no_instant(name, local, precision):
    (found,) = name_times.found(name)
    assert (found.local, found.precision, found.instant) == (local, precision, None)
    assert found.source is TimeSource.FILE_NAME


def test_a_pixel_phone_names_its_pictures_in_utc():
    (found,) = name_times.found("PXL_20250314_214703123.jpg")
    assert there(found.instant).iso() == "2025-03-14T21:47:03.123Z"


def test_a_name_without_a_time_tells_none():
    assert name_times.found("IMG_1234.PNG") == ()
