"""Every time vector comes out as it was computed by hand or published by its source."""

from pathlib import Path

import pytest
import yaml

from investigator.domain.instant import Instant, Span
from investigator.domain.time import chat, clock, corroborate, displayed, identifiers
from investigator.domain.time.file_names import read_name
from investigator.domain.time.mojibake import mended

_VECTORS = yaml.safe_load(Path(__file__).with_name("vectors.yaml").read_text("utf-8"))[
    "vectors"
]


def _of(*kinds):
    found = [one for one in _VECTORS if one["kind"].startswith(kinds)]
    return pytest.mark.parametrize("vector", found, ids=lambda one: one["id"])


def _span(pair):
    return Span(*(Instant.parse(text) for text in pair))


def test_there_are_41_vectors_and_each_kind_is_asked_here():
    assert len(_VECTORS) == 41
    kinds = {one["kind"].split("_")[0] for one in _VECTORS}
    asked = {"id", "displayed", "corroborate", "mojibake", "whatsapp", "filename", "clock"}
    assert kinds == asked


@_of("id_")
def test_an_identifier_gives_its_published_moment(vector):
    kind = vector["kind"].removeprefix("id_")
    found = identifiers.decode(str(vector["input"]), None if kind == "url" else kind)
    want = vector["expect"]
    if want is None:
        assert found is None
        return
    got = {name: getattr(found, name) for name in want}
    for name in {"earliest", "latest"} & want.keys():
        want[name] = Instant.parse(want[name])
    assert got == want


@_of("displayed")
def test_a_shown_time_reads_as_computed(vector):
    given, want = vector["input"], vector["expect"]
    got = displayed.read(
        given["text"],
        captured=Instant.parse(given["captured"]),
        order=displayed.Order(given.get("order", "DMY")),
        rounding=displayed.Rounding(given.get("rounding", "unknown")),
    )
    spans = {reading.span for reading in got.readings}
    assert spans == {_span((one["earliest"], one["latest"])) for one in want["readings"]}
    assert set(got.flags) == set(want["flags"])


@_of("corroborate")
def test_times_together_say_what_was_computed(vector):
    told = [
        corroborate.Observation(
            id=one["id"],
            kind=one["kind"],
            origin=one["origin"],
            relation=corroborate.Relation(one["relation"]),
            lag=one.get("lag", 0),
            spans=(_span(one["span"]),),
        )
        for one in vector["input"]
    ]
    got = corroborate.compare(told)
    for name, value in vector["expect"].items():
        found = getattr(got, name)
        assert (list(found) if isinstance(value, list) else found) == value


@_of("mojibake")
def test_bytes_that_became_letters_are_put_right(vector):
    assert mended(vector["input"]) == vector["expect"]


@_of("whatsapp")
def test_an_export_settles_its_own_order(vector):
    got = chat.read_chat(vector["input"])
    want = vector["expect"]
    assert (got.order, len(got.messages)) == (want["order"], want["n"])
    if "first_local" in want:
        first = got.messages[0].local
        assert first is not None
        assert first.isoformat() == want["first_local"]


@_of("filename")
def test_a_file_name_gives_its_time(vector):
    got = read_name(vector["input"])
    want = vector["expect"]
    if want is None:
        assert got is None
    else:
        assert got is not None
        assert (got.local, got.precision) == (want["local"], want["precision"])


@_of("clock")
def test_two_clock_records_say_what_happened_between(vector):
    before, after = (_clock(vector["input"][name]) for name in ("prev", "cur"))
    assert list(clock.compare(before, after)) == vector["expect"]


def _clock(fields):
    return clock.ClockReading(
        wall_us=fields["wall_ns"] // 1000,
        boot_ns=fields["boot_ns"],
        boot_id=fields["boot_id"],
        zone=fields["tz"],
        synchronised=not fields["unsync"],
        max_error_us=fields["maxerror_us"],
    )
