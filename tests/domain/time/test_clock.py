"""Clock records side by side, and letters that are bytes."""

import pytest

from investigator.domain.time.clock import ClockReading, compare
from investigator.domain.time.mojibake import mended


def _clock(wall_s, boot_s, boot="a", zone="Europe/London", synchronised=None):
    return ClockReading(
        wall_us=wall_s * 1_000_000,
        boot_ns=boot_s * 1_000_000_000,
        boot_id=boot,
        zone=zone,
        synchronised=synchronised,
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (_clock(1060, 160), ()),
        (_clock(1065, 160), ()),
        (_clock(1090, 160), ("clock stepped +30 s within one boot",)),
        (_clock(1030, 160), ("clock stepped -30 s within one boot",)),
        (
            _clock(1060, 99),
            ("boot counter went back within one boot: a record was altered",),
        ),
        (_clock(1060, 5, boot="b"), ()),
        (_clock(940, 5, boot="b"), ("clock went back 60 s across a restart",)),
        (_clock(1060, 160, synchronised=False), ("clock not synchronised",)),
        (
            _clock(1060, 160, zone="UTC"),
            ("time zone changed from Europe/London to UTC",),
        ),
    ],
)
def test_what_happened_to_a_clock_is_said_and_nothing_else(after, said):
    assert compare(_clock(1000, 100), after) == said


@pytest.mark.parametrize(
    "right", ["", "plain", "Café", "Łódź", "日本", "naïve 🙂", "Ã©tude Ł"]
)
def test_text_that_is_right_is_left_alone(right):
    assert mended(right) == right
    assert mended(right.encode().decode("latin-1")) == right
