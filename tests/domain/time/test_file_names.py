"""Times in file names: many makers' habits, and none guessed."""

import pytest

from investigator.domain.time.file_names import read_name


def _found(name):
    return read_name(name)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Screenshot_20250314-214703.png", "android_screenshot"),
        ("Screenshot_20250314_214703_Facebook.jpg", "android_screenshot"),
        ("Screenshot_2025-03-14-21-47-03-000_com.facebook.katana.jpg", "xiaomi_screenshot"),
        ("Screenshot_2025-03-14-21-47-03.png", "xiaomi_screenshot"),
        ("Screenshot 2025-03-14 at 21.47.03.png", "macos_screenshot"),
        ("Screenshot 2025-03-14 at 9.47.03\u202fPM.png", "macos_screenshot"),
        ("Screen Shot 2025-03-14 at 21.47.03.png", "macos_screenshot"),
        ("Screenshot 2025-03-14 214703.png", "windows_screenshot"),
        ("ScreenRecording_03-14-2025 21-47-03_1.mp4", "ios_recording"),
        ("Screen_Recording_20250314_214703_Chrome.mp4", "android_recording"),
        ("WhatsApp Image 2025-03-14 at 21.47.03.jpeg", "whatsapp_desktop"),
        ("PXL_20250314_214703000.jpg", "pixel_camera"),
        ("photo_2025-03-14_21-47-03.jpg", "telegram"),
        ("signal-2025-03-14-214703.jpg", "signal"),
        ("signal-2025-03-14-214703_002.jpg", "signal"),
        ("signal-2025-03-14-21-47-03-000.jpg", "signal_parted"),
        ("IMG_20250314_214703.jpg", "camera"),
        ("20250314_214703.mp4", "camera"),
    ],
)
def test_each_makers_habit_gives_the_second(name, pattern):
    found = _found(name)
    assert (found.local, found.pattern) == ("2025-03-14T21:47:03", pattern)
    assert found.in_utc == (pattern == "pixel_camera")


def test_whatsapp_media_gives_a_day_only():
    found = _found("VID-20250314-WA0007.mp4")
    assert (found.local, found.clock, found.precision) == ("2025-03-14", None, "day")


def test_thousandths_are_kept():
    found = _found("PXL_20250314_214703123.MP.jpg")
    assert (found.local, found.precision) == ("2025-03-14T21:47:03.123000", "ms")


def test_midnight_of_a_12_hour_name_is_the_days_beginning():
    assert _found("Screenshot 2025-03-14 at 12.05.00 AM.png").local.endswith("T00:05:00")


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234.PNG",
        "Screenshot_20251314-214703.png",
        "Screenshot_20250314-254703.png",
        "Screenshot 2025-03-14 at 13.47.03 PM.png",
        "IMG-20250230-WA0001.jpg",
        "FB_IMG_1741988823000.jpg",
        "report.pdf",
        "",
        "Screenshot_20250314-214703\x00.png",
        "\u0661" * 8,
        "Screenshot_20250314-214703" + "a" * 100_000,
    ],
)
def test_other_names_give_none(name):
    assert _found(name) is None
