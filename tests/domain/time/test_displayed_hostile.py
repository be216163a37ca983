"""Shown times that are none: unreadable, quickly so, and never a crash."""

import time as stopwatch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.time.displayed import Flag, Order, SiteReading, read

_CAPTURED = Instant.parse("2025-03-31T08:00:00Z")
_UNREADABLE = SiteReading(flags=(Flag.UNREADABLE,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "edited",
        "at",
        "0",
        "25:61",
        "14 March 2025 25:61",
        "14 March 2025 13:14 pm",
        "14 March 2025 21:14 +15:00",
        "31 February",
        "31/02/2025",
        "29 Feb 2025",
        "0000-01-01",
        "2025-13-01",
        "1 Jan 0001",
        "21.14",
        "May",
        "14 Mars 2025 21:14",
        "14 Marchember",
        "first March",
        "14 March 20255",
        "a h",
        "5M",
        "3 moons ago",
        "9999w",
        "in 3 hours",
        "14 March at 21:14 EST",
        "Monday Tuesday",
        "14 March 2025 21:14 extra words",
        "14/03-2025",
        "٣ مارس ٢٠٢٥",
        "\uff11\uff14 March 2025",
        "14 March 2025\x00 21:14",
        "\x1b[31m14 March 2025",
        "9" * 100_000,
        "1:" * 50_000,
        "mar " * 25_000,
        " " * 100_000,
        "\u202e" * 100_000,
        "1/" * 60,
        "at " * 100,
        "a " * 60,
        "1a" * 60,
    ],
)
def test_anything_else_is_unreadable_and_quickly_so(text):
    began = stopwatch.perf_counter()
    assert read(text, captured=_CAPTURED) == _UNREADABLE
    assert stopwatch.perf_counter() - began < 0.5


@pytest.mark.parametrize("at", [-1, 10**18])
def test_a_capture_beyond_any_clock_reads_nothing(at):
    assert read("3h", captured=Instant(at)) == _UNREADABLE


@pytest.mark.parametrize(
    "zone", ["", "Europe/Nowhere", "../etc/passwd", "Europe", "\x00", "a" * 999]
)
def test_a_zone_that_is_not_known_is_refused_with_a_way_out(zone):
    with pytest.raises(Refused) as refused:
        read("3h", captured=_CAPTURED, zone=zone)
    assert "Europe/London" in refused.value.remedy


_PIECES = st.sampled_from(
    [
        *"0123456789:./-, ",
        "14",
        "March",
        "mon",
        "at",
        "pm",
        "Z",
        "2025",
        "ago",
        "h",
        "T",
        "+01",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map("".join)))
@example("9999-12-31 23:59:59")
@example("2999-12-31")
def test_no_text_whatever_raises(text):
    for captured in (_CAPTURED, None):
        found = read(text, captured=captured, order=Order.UNKNOWN)
        assert (Flag.UNREADABLE in found.flags) <= (found == _UNREADABLE)
