"""The times of a post side by side."""

from typing import Any

from investigator.domain.lanes import Place, lanes
from investigator.domain.post import Basis
from tests.domain.build import a_case, a_post, a_time, an_exhibit, at, between
from tests.domain.test_post_time import _id

MINUTE = between("2026-10-27T22:47:00Z", "2026-10-27T22:48:00Z")
FAR = between("2026-10-28T22:47:00Z", "2026-10-28T22:48:00Z")
HELD = (an_exhibit(), an_exhibit("E02"), a_post())


def _lanes(*facts):
    return lanes(a_case(*HELD, *facts).posts["P1"])


def test_each_time_has_its_lane_with_what_vouches_for_it():
    found = _lanes(a_time(MINUTE), _id(MINUTE))
    assert [(one.origin, one.place) for one in found] == [
        ("the site", Place.AGREES),
        ("the address", Place.AGREES),
    ]


def test_what_does_not_agree_stands_apart():
    found = _lanes(a_time(MINUTE), _id(FAR))
    assert Place.APART in {one.place for one in found}


def test_a_device_on_another_clock_has_a_lane_for_british_time_too():
    shown: dict[str, Any] = {
        "shown": "Today 23:47",
        "basis": Basis.VIEWER_DEVICE_ZONE,
        "zone": "Europe/Madrid",
        "captured_at": at("2026-10-27T22:51:00Z"),
    }
    found = _lanes(a_time(MINUTE, **shown))
    assert [one.place for one in found] == [Place.AGREES, Place.SUPPOSED]
    apart = found[1].spans[0].earliest.at - found[0].spans[0].earliest.at
    assert apart == 3600 * 1_000_000


def test_a_post_without_a_time_has_no_lane():
    assert _lanes() == ()
