"""Times by exhibit, by message, and between hours that a person chose."""

from datetime import time

import pytest

from investigator.domain.times_named import Hours, named, one_post, timed, within
from tests.domain.build import a_case, a_post, a_time, an_exhibit, between, refused

NIGHT = Hours(first=time(22), last=time(6))
EARLY = between("2026-10-24T21:10:00Z", "2026-10-24T21:11:00Z")  # 22.10 in summer time
NOON = between("2026-10-24T11:00:00Z", "2026-10-24T11:01:00Z")
TWICE = (
    between("2026-10-25T00:20:00Z", "2026-10-25T00:21:00Z"),
    between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z"),
)
DAY = between("2026-10-23T23:00:00Z", "2026-10-24T23:00:00Z")


def _case():
    return a_case(
        an_exhibit(),
        an_exhibit("E02"),
        an_exhibit("E03"),
        *(a_post(f"P{at}") for at in (1, 2, 3, 4)),
        a_post("P5", "E02"),
        a_time(EARLY),
        a_time(NOON, post="P2"),
        a_time(*TWICE, post="P3"),
        a_time(DAY, post="P4"),
    )


def test_an_exhibit_names_every_time_it_shows():
    assert named(_case(), "E01") == ("P1", "P2", "P3", "P4")
    assert named(_case(), "P2") == ("P2",)
    with refused("E02 shows no time"):
        named(_case(), "E02")


def test_a_moment_names_one_message():
    assert named(_case(), "E01#2026-10-24T11:00:00Z") == ("P2",)
    with refused("no post at that time"):
        named(_case(), "E01#2026-10-26T05:00:00Z")
    with refused("more than one post"):
        named(_case(), "E01#2026-10-24T21:10:30Z")


def test_one_post_needs_no_time_but_must_be_one():
    assert one_post(_case(), "E02") == "P5"
    with refused("E01 shows 4 posts", "E01#"):
        one_post(_case(), "E01")
    with refused("E03 shows no posts"):
        one_post(_case(), "E03")


def test_hours_over_midnight_hold_both_readings_of_a_repeated_hour():
    case = _case()
    found = within(case, timed(case), NIGHT)
    assert (found.inside, found.unsure, found.outside) == (("P1", "P3"), ("P4",), 1)


def test_one_reading_inside_is_not_rounded_to_a_yes():
    case = a_case(an_exhibit(), a_post(), a_time(EARLY, NOON))
    found = within(case, ("P1",), NIGHT)
    assert (found.inside, found.unsure) == ((), ("P1",))


def test_a_post_without_a_reading_is_perhaps_inside():
    case = a_case(an_exhibit(), a_post(), a_time())
    assert within(case, ("P1",), NIGHT).unsure == ("P1",)


def test_hours_within_a_day_leave_the_night_out():
    day = Hours(first=time(8, 30), last=time(15, 30))
    assert (day.hold(NOON), day.hold(EARLY), day.touch(DAY)) == (True, False, True)
    longer = between("2026-10-24T08:00:00Z", "2026-10-24T12:00:00Z")
    before = between("2026-10-24T05:00:00Z", "2026-10-24T09:00:00Z")
    assert (day.hold(longer), day.hold(before), day.touch(before)) == (True, False, True)


def test_hours_are_read_as_they_are_written():
    assert Hours.parse("22:00-06:00") == NIGHT
    assert Hours.parse(" 22:00 \N{EN DASH} 06:00 ").words == (
        "between 22:00 and 06:00, British time"
    )


@pytest.mark.parametrize("text", ["", "22:00", "late", "22:00-22:00", "25:00-06:00"])
def test_what_are_no_hours_are_refused(text):
    with refused("22:00-06:00"):
        Hours.parse(text)
