"""Wall clocks: the later moment where two or none would do."""

from datetime import date, time
from zoneinfo import ZoneInfo

from investigator.domain.time.zones import day_span, wall_moment

_LONDON = ZoneInfo("Europe/London")


def test_a_repeated_time_of_day_is_the_later_and_a_skipped_one_moves_on():
    assert (
        wall_moment(date(2025, 10, 26), time(1, 30), _LONDON).iso()
        == "2025-10-26T01:30:00Z"
    )
    assert (
        wall_moment(date(2025, 3, 30), time(1, 30), _LONDON).iso() == "2025-03-30T01:30:00Z"
    )


def test_a_day_that_begins_in_a_gap_begins_when_the_gap_does():
    span = day_span(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo"))
    assert span is not None
    assert span.earliest.iso() == "2018-11-04T03:00:00Z"
    assert span.length() == 23 * 3_600_000_000
