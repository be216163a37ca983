"""What a gigabyte and a hundred thousand entries cost; the full run measures them."""

import pytest

from tests.faults.driving import drive
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
MEGABYTES, PAIRS, ENTRIES = (1_000, 3, 100_000) if FULL else (3, 1, 2_000)


def test_large_things_are_measured(tmp_path, figure):
    asked = {"room": str(tmp_path), "megabytes": MEGABYTES, "pairs": PAIRS}
    (told,) = drive("sizes", asked | {"entries": ENTRIES})
    size = f"{MEGABYTES:,} MB"
    for what, name in (("taken in", "in"), ("checked", "checked")):
        ratio = told[f"{name}_ratio"]
        beside = f", {ratio:.2f} x as fast as age" if told["age"] else ", age is not here"
        figure(
            f"a file {what}",
            many=f"{size}, {PAIRS} pairs",
            result=f"{told[name]:.1f} s{beside}",
            budget="0.25 x age",
            holds=ratio >= 0.25 if told["age"] else None,
        )
    figure(
        "memory meanwhile",
        many=size,
        result=f"{told['memory']:.0f} MiB",
        budget="64 MiB",
        holds=told["memory"] <= 64,
    )
    figure(
        "opening a large case against one of 1 MB",
        many=size,
        result=f"{told['open_ratio']:.2f} x, {told['open_large'] * 1000:.1f} ms",
        budget="2 x",
        holds=told["open_ratio"] <= 2,
    )
    for what, name, limit in (
        ("the chain alone", "chain", 0.5),
        ("entries with their signatures", "signatures", 12.0),
    ):
        figure(
            what,
            many=f"{ENTRIES:,} entries",
            result=f"{told[name]:.2f} s",
            budget=f"{limit:g} s",
            holds=told[name] <= limit,
        )
    assert told["entries"] == ENTRIES
    assert told["open_large"] > 0
