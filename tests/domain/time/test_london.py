"""London's clock changes, against a slow method that knows the rule and no zone library."""

from datetime import date, datetime, time, timedelta

import pytest

from investigator.domain.instant import Instant
from investigator.domain.time.displayed import Flag, read

_LATER = Instant.parse("2031-01-01T00:00:00Z")
_HALF_HOUR = timedelta(minutes=30)


def _last_sunday(year, month):
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


_CHANGES = [_last_sunday(year, month) for year in range(2020, 2030) for month in (3, 10)]


def _london(utc):
    """British Summer Time runs from 01:00 UTC to 01:00 UTC on the two last Sundays."""
    one = datetime.min.time().replace(hour=1)
    begins = datetime.combine(_last_sunday(utc.year, 3), one)
    ends = datetime.combine(_last_sunday(utc.year, 10), one)
    return utc + timedelta(hours=1) if begins <= utc < ends else utc


def _slowly(wall):
    """Every half hour of UTC around, kept where London's clocks showed the wall time."""
    around = (wall - timedelta(hours=3) + step * _HALF_HOUR for step in range(12))
    return [utc for utc in around if _london(utc) == wall]


@pytest.mark.parametrize("day", _CHANGES, ids=str)
def test_each_half_hour_of_a_change_day_has_the_moments_a_slow_search_finds(day):
    for step in range(48):
        wall = datetime.combine(day, time()) + step * _HALF_HOUR
        got = read(wall.strftime("%d %b %Y %H:%M"), captured=_LATER)
        want = [f"{utc:%Y-%m-%dT%H:%M:%S}Z" for utc in _slowly(wall)]
        assert [one.span.earliest.iso() for one in got.readings] == want
        assert (Flag.NONEXISTENT_LOCAL_TIME in got.flags) == (not want)
        assert (Flag.REPEATED_LOCAL_TIME in got.flags) == (len(want) == 2)


@pytest.mark.parametrize("day", _CHANGES, ids=str)
def test_a_change_day_is_23_or_25_hours_long(day):
    (reading,) = read(day.isoformat(), captured=_LATER).readings
    hours = reading.span.length() / 3_600_000_000
    assert hours == (23 if day.month == 3 else 25)
