"""Lanes are drawn within the width they are given, each told in words as well."""

import pytest

from investigator.domain.lanes import Lane, Place
from investigator.tui.lanes_drawn import drawn
from tests.domain.build import between

MINUTE = between("2026-10-25T00:20:00Z", "2026-10-25T00:21:00Z")
LATER = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
DAY = between("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")


def _lane(*spans, place=Place.AGREES, label="E03, “25 OCT AT 01:20”"):
    return Lane(label=label, origin="the site", spans=spans, place=place)


def _lines(*lanes, width=70):
    return [str(line) for line in drawn(lanes, width)]


@pytest.mark.parametrize("width", [32, 56, 70, 110])
def test_no_line_is_wider_than_it_may_be(width):
    label = "E05, “" + "2026-10-25T01:20:05.118Z" * 9
    lanes = [_lane(MINUTE, LATER, label=label), _lane(DAY, place=Place.APART)]
    assert max(map(len, _lines(*lanes, width=width))) <= width


def test_each_reading_has_a_bar_at_its_place():
    first, second = _lane(MINUTE, LATER), _lane(LATER, place=Place.APART)
    lines = _lines(first, second)
    bars = [line for line in lines if "·" in line]
    assert bars[0].rindex("█") == bars[1].rindex("▒")
    assert bars[0].index("█") < bars[1].index("▒")


@pytest.mark.parametrize("place", Place)
def test_every_lane_says_in_words_how_it_stands(place):
    words = {"agrees": "agrees", "apart": "stands apart", "counts": "counts"}
    said = " ".join(_lines(_lane(MINUTE, place=place)))
    assert words.get(place.value, "not taken") in said
    assert "Sun 25 Oct 2026 01:20 BST" in said


def test_one_moment_and_ten_years_are_both_drawn():
    far = between("2016-10-25T00:20:00Z", "2016-10-25T00:21:00Z")
    assert sum(line.count("█") for line in _lines(_lane(MINUTE))) >= 1
    assert sum(line.count("█") for line in _lines(_lane(MINUTE), _lane(far))) == 2


def test_a_post_without_a_time_says_so():
    assert _lines() == ["No time of this post can be read."]
