"""Shown times: the forms that sites use, what is doubtful in them, and what is refused."""

import pytest

from investigator.domain.instant import Instant
from investigator.domain.time.displayed import Flag, Order, Rounding, SiteReading, read

_CAPTURED = Instant.parse("2025-03-31T08:00:00Z")
_UNREADABLE = SiteReading(flags=(Flag.UNREADABLE,))


def _spans(text, **asked):
    asked.setdefault("captured", _CAPTURED)
    return [
        f"{one.span.earliest.iso()}/{one.span.latest.iso()}"
        for one in read(text, **asked).readings
    ]


def _flags(text, **asked):
    asked.setdefault("captured", _CAPTURED)
    return {flag.value for flag in read(text, **asked).flags}


_MINUTE = "2025-03-14T21:14:00Z/2025-03-14T21:15:00Z"
_SECOND = "2025-03-14T21:14:05Z/2025-03-14T21:14:06Z"
_DAY = "2025-03-14T00:00:00Z/2025-03-15T00:00:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2025 at 21:14",
        "14 MAR 2025 AT 21:14",
        "14th of March 2025, 9:14 p.m.",
        "March 14, 2025 at 9:14 PM",
        "Mar. 14, '25 21:14",
        "14 Mar 25 21:14",
        "14-Mar-2025 21:14",
        "14.03.2025 21:14",
        "14-03-25 21:14",
        "2025-03-14 21:14",
        "2025/03/14, 21:14",
        "14/03/2025 9.14pm",
        "9:14 PM · Mar 14, 2025",
        "Fri, 14 Mar 2025 21:14",
        "Friday 14 March 2025 21:14 · Edited",
        "3/14/25, 9:14\u202fPM",
        "2025-03-14T21:14",
        "14 March at 21:14",
        "Fri 14 March 21:14",
        "2025-03-14 22:14 UTC+1",
        "14 March 2025 22:14 BST",
        "14 March 2025 16:14 -0500",
        "14 March 2025 21:14 GMT",
    ],
)
def test_one_minute_is_read_from_every_way_of_writing_it(text):
    assert _spans(text) == [_MINUTE]


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 14 Mar 2025 21:14:05 +0000",
        "2025-03-14T21:14:05Z",
        "20250314T211405Z",
        "20250314T221405+0100",
        "1741986845",
    ],
)
def test_one_second_is_read_with_no_zone_supposed(text):
    assert _spans(text) == [_SECOND]
    assert _flags(text) == set()


@pytest.mark.parametrize("text", ["14 March", "14 March 2025", "14/03/2025", "2025-03-14"])
def test_a_day_alone_is_a_whole_day(text):
    assert _spans(text) == [_DAY]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("4d", ("2025-03-26T08:00:00Z", "2025-03-27T20:00:00Z")),
        ("2w", ("2025-03-10T08:00:00Z", "2025-03-20T20:00:00Z")),
        ("5 mins", ("2025-03-31T07:54:00Z", "2025-03-31T07:55:30Z")),
        ("an hour ago", ("2025-03-31T06:00:00Z", "2025-03-31T07:30:00Z")),
        ("about 3 hours ago", ("2025-03-31T04:00:00Z", "2025-03-31T05:30:00Z")),
        ("Just now", ("2025-03-31T07:59:00Z", "2025-03-31T08:00:00Z")),
        ("0s", ("2025-03-31T07:59:59Z", "2025-03-31T08:00:00Z")),
        ("2mo", ("2024-12-28T08:00:00Z", "2025-02-17T08:00:00Z")),
        ("1 year ago", ("2023-03-30T08:00:00Z", "2024-09-29T20:00:00Z")),
    ],
)
def test_an_age_is_counted_back_in_elapsed_time(text, age):
    assert _spans(text) == ["/".join(age)]
    assert _flags(text) == {"relative", "rounding_unknown"}


def test_a_site_known_to_round_shows_three_hours_from_half_past_two():
    assert _spans("3h", rounding=Rounding.NEAREST) == [
        "2025-03-31T04:30:00Z/2025-03-31T05:30:00Z"
    ]


def test_a_month_holds_every_length_that_sites_give_it():
    assert _spans("1mo", rounding=Rounding.CUT) == [
        "2025-01-28T08:00:00Z/2025-03-03T08:00:00Z"
    ]


@pytest.mark.parametrize(
    "text",
    ["Yesterday at 21:14", "Mon", "14 March", "3h", "Just now", "Today 23:47"],
)
def test_what_counts_from_the_capture_is_unreadable_without_one(text):
    assert read(text, captured=None) == _UNREADABLE


def test_a_full_date_needs_no_capture_time():
    assert _spans("14 March 2025 21:14", captured=None) == [_MINUTE]


@pytest.mark.parametrize("text", ["19:10", "11:42", "9:14 pm", "21:14:05 UTC"])
def test_a_clock_time_with_no_day_is_never_resolved(text):
    assert read(text, captured=_CAPTURED) == _UNREADABLE


def test_a_weekday_is_the_last_one_before_the_capture():
    assert _spans("Sat 10:00") == ["2025-03-29T10:00:00Z/2025-03-29T10:01:00Z"]


def test_todays_weekday_later_than_the_capture_means_a_week_ago():
    assert _spans("Monday at 10:00") == ["2025-03-24T10:00:00Z/2025-03-24T10:01:00Z"]
    assert "future_candidate_dropped" in _flags("Monday at 10:00")


def test_a_weekday_that_is_not_that_of_the_date_is_told_in_the_note():
    (reading,) = read("Mon, 14 Mar 2025 21:14", captured=_CAPTURED).readings
    assert "weekday" in reading.note


def test_a_date_without_a_year_is_the_last_one_before_the_capture():
    assert _spans("1 April") == ["2024-03-31T23:00:00Z/2024-04-01T23:00:00Z"]
    late = "31 March at 09:01"  # a minute after the capture
    assert _spans(late) == ["2024-03-31T08:01:00Z/2024-03-31T08:02:00Z"]


def test_the_29th_of_february_goes_back_to_a_leap_year():
    assert _spans("29 Feb") == ["2024-02-29T00:00:00Z/2024-03-01T00:00:00Z"]


def test_a_date_that_reads_both_ways_is_flagged_though_the_order_is_told():
    assert _spans("03/04/2024") == ["2024-04-02T23:00:00Z/2024-04-03T23:00:00Z"]
    assert "day_month_ambiguous" in _flags("03/04/2024")
    assert _spans("03/04/2024", order=Order.MDY) == [
        "2024-03-04T00:00:00Z/2024-03-05T00:00:00Z"
    ]


def test_an_order_not_known_keeps_both_readings():
    assert len(_spans("03/02/2025", order=Order.UNKNOWN)) == 2
    assert len(_spans("03/03/2025", order=Order.UNKNOWN)) == 1
    assert "day_month_ambiguous" not in _flags("03/03/2025", order=Order.UNKNOWN)


def test_the_only_reading_is_kept_though_it_lies_after_the_capture():
    assert _spans("Today 23:47") == ["2025-03-31T22:47:00Z/2025-03-31T22:48:00Z"]
    assert _flags("Today 23:47") == {"zone_assumed", "after_capture"}


def test_the_second_of_a_repeated_hour_is_dropped_when_it_was_yet_to_come():
    between = Instant.parse("2025-10-26T01:00:00Z")
    assert _spans("26 Oct 2025 01:30", captured=between) == [
        "2025-10-26T00:30:00Z/2025-10-26T00:31:00Z"
    ]


def test_a_zone_told_is_not_flagged_and_moves_the_day():
    madrid = {"captured": Instant.parse("2026-10-27T22:51:00Z"), "zone": "Europe/Madrid"}
    assert _spans("Today 23:47", **madrid) == ["2026-10-27T22:47:00Z/2026-10-27T22:48:00Z"]
    assert _flags("Today 23:47", **madrid) == set()


def test_a_day_that_a_zone_left_out_never_happened():
    assert read("30 Dec 2011", captured=_CAPTURED, zone="Pacific/Apia") == SiteReading(
        flags=(Flag.NONEXISTENT_LOCAL_TIME,)
    )


def test_a_time_told_to_the_hour_is_an_hour_long():
    assert _spans("9pm 14 March") == ["2025-03-14T21:00:00Z/2025-03-14T22:00:00Z"]


def test_twelve_at_night_and_at_noon_are_told_apart():
    assert _spans("14 Mar 2025 12:05 am")[0].startswith("2025-03-14T00:05")
    assert _spans("14 Mar 2025 12:05 pm")[0].startswith("2025-03-14T12:05")


def test_fractions_finer_than_ours_are_cut_to_the_microsecond():
    assert _spans("2025-03-14T21:14:05.1234567Z") == [
        "2025-03-14T21:14:05.123456Z/2025-03-14T21:14:05.123457Z"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "14March2025at21:14",
        "14 Mar2025,9:14pm",
        "Saturdayat10:00",
        "5minutes ago",
        "11Octat20:14",
    ],
)
def test_spaces_lost_by_machine_reading_are_put_back_and_told(text):
    found = read(text, captured=_CAPTURED)
    assert found.readings
    assert (Flag.OCR_SPACING_REPAIRED in found.flags) == (text != "5minutes ago")
