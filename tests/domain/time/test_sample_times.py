"""The shown times of the sample cases, each read as it was computed by hand."""

import pytest

from investigator.domain.instant import Instant
from investigator.domain.time.corroborate import Observation, Verdict, compare
from investigator.domain.time.displayed import Flag, read
from investigator.domain.time.identifiers import decode

_LONDON = "Europe/London"


def _spans(shown, captured, zone):
    found = read(shown, captured=captured and Instant.parse(captured), zone=zone)
    return [(one.span.earliest.iso(), one.span.latest.iso()) for one in found.readings]


@pytest.mark.parametrize(
    ("shown", "captured", "zone", "earliest"),
    [
        ("11 OCT AT 20:14", "2026-11-06T16:05:00Z", _LONDON, "2026-10-11T19:14:00Z"),
        ("Today 23:47", "2026-10-27T22:51:00Z", "Europe/Madrid", "2026-10-27T22:47:00Z"),
        ("24 September at 11:42", "2026-09-30T13:05:00Z", _LONDON, "2026-09-24T10:42:00Z"),
        ("24 September at 12:10", "2026-09-30T13:08:00Z", _LONDON, "2026-09-24T11:10:00Z"),
        ("28 September at 08:02", "2026-09-30T13:11:00Z", "UTC", "2026-09-28T08:02:00Z"),
        ("28 September at 08:02", "2026-09-30T13:11:00Z", _LONDON, "2026-09-28T07:02:00Z"),
        ("29 September at 10:15", "2026-09-30T13:15:00Z", _LONDON, "2026-09-29T09:15:00Z"),
        ("2 October at 11:15", "2026-10-05T10:00:00Z", _LONDON, "2026-10-02T10:15:00Z"),
    ],
)
def test_a_minute_shown_is_one_minute(shown, captured, zone, earliest):
    ((first, last),) = _spans(shown, captured, zone)
    assert first == earliest
    assert Instant.parse(last).at - Instant.parse(first).at == 60_000_000


def test_ages_are_stretches():
    assert _spans("4d", "2026-11-06T15:12:00Z", None) == [
        ("2026-11-01T15:12:00Z", "2026-11-03T03:12:00Z")
    ]
    assert _spans("3h", "2026-09-25T14:05:30Z", None) == [
        ("2026-09-25T10:05:30Z", "2026-09-25T11:35:30Z")
    ]


def test_a_message_in_the_repeated_hour_is_settled_by_the_export_that_shows_it_too():
    found = read(
        "25 OCT AT 01:20", captured=Instant.parse("2026-11-06T16:09:00Z"), zone=_LONDON
    )
    assert [one.span.earliest.iso() for one in found.readings] == [
        "2026-10-25T00:20:00Z",
        "2026-10-25T01:20:00Z",
    ]
    export = read("2026-10-25T01:20:05.118Z", captured=None)
    together = compare(
        [
            Observation(id=name, kind="displayed", origin=name, spans=_all(one))
            for name, one in (("E03", found), ("E05", export))
        ]
    )
    assert together.best is not None
    assert together.best.holds(Instant.parse("2026-10-25T01:20:05.118Z"))


def test_a_day_shown_agrees_with_the_moment_in_the_address():
    shown = read("11 October", captured=Instant.parse("2026-11-17T11:52:00Z"), zone=_LONDON)
    held = decode("https://instagram.example/p/DeXSudigeJA/")
    assert held is not None
    assert held.earliest.iso() == "2026-10-11T18:22:41.310Z"
    together = compare(
        [
            Observation(id="shown", kind="displayed", origin="site", spans=_all(shown)),
            Observation(id="id", kind="id", origin="id", spans=(held.span,), lag=600),
        ]
    )
    assert together.verdict is Verdict.AGREE


@pytest.mark.parametrize("shown", ["19:10", "11:42"])
def test_a_crop_with_a_clock_time_alone_is_not_resolved(shown):
    assert read(shown, captured=None).flags == (Flag.UNREADABLE,)


def _all(found):
    return tuple(one.span for one in found.readings)
