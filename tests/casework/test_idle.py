"""The idle lock: what counts as sleep, and how long a meeting keeps it from counting."""

import pytest

from investigator.casework.idle import Idle, meeting_end
from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.machine.clock import FixedClock

SECOND, MINUTE = 1_000_000, 60_000_000
TEN = Instant.parse("2026-11-25T10:00:00Z", LONDON)


@pytest.fixture
def clock():
    return FixedClock(TEN)


def _pass(clock, idle, seconds, step=10):
    left = idle.seconds_left()
    for _ in range(seconds // step):
        clock.forward(microseconds=step * SECOND)
        left = idle.seconds_left()
    return left


def meets(idle):
    return idle.meeting is not None


def test_a_meeting_is_not_counted_and_ends_by_itself(clock):
    idle = Idle(clock, 10)
    idle.meet(meeting_end("11:30", TEN))
    assert _pass(clock, idle, 89 * 60) == 600
    assert meets(idle)
    assert _pass(clock, idle, 60) == 600
    assert not meets(idle)
    assert _pass(clock, idle, 540) == 60


def test_a_laptop_that_slept_in_a_meeting_is_locked(clock):
    idle = Idle(clock, 10)
    idle.meet(meeting_end("11:30", TEN))
    clock.forward(microseconds=31 * SECOND)
    assert idle.seconds_left() == 0


def test_a_meeting_can_be_ended_and_a_new_sitting_has_none(clock):
    idle = Idle(clock, 10)
    idle.meet(meeting_end("11:30", TEN))
    _pass(clock, idle, 60)
    idle.end_meeting()
    assert idle.meeting is None
    assert _pass(clock, idle, 60) == 540
    idle.meet(meeting_end("11:30", TEN))
    idle.begin()
    assert idle.meeting is None


def test_even_a_short_sleep_is_seen_where_the_machine_counts_it(clock):
    slept = [0]
    idle = Idle(clock, 10, lambda: slept[0])
    clock.forward(microseconds=5 * SECOND)
    assert idle.seconds_left() == 595
    slept[0] += 3_000_000_000
    idle.touched()
    assert idle.seconds_left() == 0
    assert idle.seconds_left() > 0


@pytest.mark.parametrize(
    ("typed", "ends"),
    [("11:30", "11:30"), ("11.30", "11:30"), ("1130", "11:30"), ("11", "11:00")],
)
def test_the_end_of_a_meeting_is_read_as_people_write_it(typed, ends):
    assert f"{meeting_end(typed, TEN).local(LONDON):%H:%M}" == ends


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no time of day"),
        ("noon", "no time of day"),
        ("25:00", "no time of day"),
        ("11:75", "no time of day"),
        ("9:30", "It is 10:00 already"),
        ("10:00", "It is 10:00 already"),
        ("14:01", "4 hours from now at most"),
        ("23:59", "4 hours from now at most"),
    ],
)
def test_a_meeting_ends_today_and_within_four_hours(typed, why):
    with pytest.raises(Refused, match=why):
        meeting_end(typed, TEN)


def test_a_meeting_may_end_in_exactly_four_hours():
    assert meeting_end("14:00", TEN).at == TEN.later(hours=4).at
