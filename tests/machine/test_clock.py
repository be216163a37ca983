"""Clocks tell the time, and what vouches for it."""

import pytest

from investigator.domain.instant import Instant
from investigator.machine import clock, system
from investigator.machine.clock import FixedClock, PracticeClock, SystemClock

START = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
SECOND = 1_000_000


def test_the_systems_clock_and_its_record_agree():
    before = SystemClock().now()
    record = SystemClock().record()
    after = SystemClock().now()
    assert before.at <= record.wall_us <= after.at
    assert record.zone == before.zone
    assert record.boot_id == system.boot_id()
    assert 0 < record.boot_ns <= system.boot_clock_ns()


@pytest.mark.parametrize("zone", ["", "Not/AZone", "../../etc/passwd", "EST5EDT4,bad"])
def test_a_zone_that_is_not_known_here_is_utc(monkeypatch, zone):
    monkeypatch.setattr(system, "zone_name", lambda: zone)
    assert SystemClock().now().zone == "UTC"


def test_the_zone_of_the_machine_is_kept(monkeypatch):
    monkeypatch.setattr(system, "zone_name", lambda: "Europe/London")
    assert SystemClock().record().zone == "Europe/London"
    assert SystemClock().now().zone == "Europe/London"


def test_a_practice_clock_starts_there_and_runs_on(monkeypatch):
    ticks = iter([5_000, 5_000, 2_000_005_000, 3_000_005_000])
    monkeypatch.setattr(clock, "running_ns", lambda: next(ticks))
    practice = PracticeClock(START)
    assert practice.now() == START
    assert practice.now().at == START.at + 2 * SECOND
    record = practice.record()
    assert record.wall_us == START.at + 3 * SECOND
    assert record.boot_ns == 3_000_000_000
    assert record.zone == "Europe/London"
    assert record.synchronised is None


def test_each_practice_clock_is_another_start_of_a_machine():
    ids = {PracticeClock(START).record().boot_id for _ in range(3)}
    assert len(ids) == 3
    assert system.boot_id() not in ids


def test_a_fixed_clock_stands_until_it_is_moved():
    fixed = FixedClock(START)
    assert fixed.now() == fixed.now() == START
    fixed.forward(hours=24)
    assert fixed.now().at == START.at + 24 * 3600 * SECOND
    fixed.forward(microseconds=-1)
    record = fixed.record()
    assert record.wall_us == fixed.now().at
    assert record.boot_ns == record.wall_us * 1000


def test_the_stopwatch_only_goes_forward():
    first = clock.running_ns()
    assert clock.running_ns() >= first
